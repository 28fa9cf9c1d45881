namespace Gate.Core.Markup;

/// <summary>The content of elements that hold no markup, without its formatting.</summary>
internal static class RawFormat
{
    /// <summary>Those of JavaScript (MIME sniffing standard, 4.6), and what the HTML standard adds.</summary>
    private static readonly HashSet<string> ScriptTypes =
    [
        "", "module", "application/ecmascript", "application/javascript", "application/x-ecmascript", "application/x-javascript", "text/ecmascript", "text/javascript",
        "text/javascript1.0", "text/javascript1.1", "text/javascript1.2", "text/javascript1.3", "text/javascript1.4", "text/javascript1.5",
        "text/jscript", "text/livescript", "text/x-ecmascript", "text/x-javascript",
    ];

    /// <param name="name">The element's name.</param>
    /// <param name="type">Its <c>type</c> attribute, or null.</param>
    /// <param name="text">Its content.</param>
    public static string Normalize(string name, string? type, string text) => name switch
    {
        "style" => CssFormat.Normalize(text, isDeclarations: false),
        "script" when IsScript(type) => JsFormat.Normalize(text),
        "script" => IsJson(type) ? JsonFormat.Normalize(text) ?? text : text,
        "title" => SpaceText.CollapseKinds(text).Trim(' '),
        "noscript" => SpaceText.Collapse(text).Replace("> <", "><", StringComparison.Ordinal).Trim(' '),
        _ => text,
    };

    /// <summary>Whether a browser runs it (HTML standard, 4.12.1.1).</summary>
    public static bool IsScript(string? type) => ScriptTypes.Contains(type?.Trim().ToLowerInvariant() ?? "");

    /// <summary>Whether it says where modules are found.</summary>
    public static bool IsImportMap(string? type) => type is not null && type.Trim().Equals("importmap", StringComparison.OrdinalIgnoreCase);

    public static bool IsJson(string? type) => type is not null && (type.Contains("json", StringComparison.OrdinalIgnoreCase) || IsImportMap(type) || type.Trim().Equals("speculationrules", StringComparison.OrdinalIgnoreCase));
}

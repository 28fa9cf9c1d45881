namespace Gate.Core.Markup;

/// <summary>The content of elements that hold no markup, without its formatting.</summary>
internal static class RawFormat
{
    private static readonly HashSet<string> ScriptTypes =
        ["", "text/javascript", "application/javascript", "module", "text/ecmascript", "application/ecmascript", "application/x-javascript", "text/jscript"];

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

    public static bool IsJson(string? type) => type is not null && (type.Contains("json", StringComparison.OrdinalIgnoreCase) || type is "importmap" or "speculationrules");
}

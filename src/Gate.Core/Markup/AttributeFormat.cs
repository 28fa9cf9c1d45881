namespace Gate.Core.Markup;

/// <summary>Attribute values without what means nothing.</summary>
internal static class AttributeFormat
{
    /// <summary>One spelling for all values that mean the same.</summary>
    public static string Normalize(string name, string value) => name switch
    {
        "class" => IsPlain(value) ? value : string.Join(' ', ClassNames(value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)),
        "style" => CssFormat.Normalize(value, isDeclarations: true),
        "charset" => "",
        _ when IsHandler(name) => JsFormat.Normalize(value),
        _ when HtmlNames.Boolean.Contains(name) => "",
        _ => SpaceText.CollapseKinds(value),
    };

    public static string[] ClassNames(string value) => value.Split([' ', '\t', '\n', '\f', '\r'], StringSplitOptions.RemoveEmptyEntries);

    // One name, or names in order with one space between.
    private static bool IsPlain(string value)
    {
        ReadOnlySpan<char> last = default;
        foreach (var range in value.AsSpan().Split(' '))
        {
            var name = value.AsSpan(range);
            if (name.Length == 0 || name.ContainsAny("\t\n\f\r") || name.SequenceCompareTo(last) <= 0)
                return false;
            last = name;
        }

        return true;
    }

    public static bool IsHandler(string name) => name.Length > 2 && name.StartsWith("on", StringComparison.Ordinal);
}

namespace Gate.Core.Explain;

/// <summary>Custom properties in declared values: <c>var(--name)</c>, by CSS Custom Properties for Cascading Variables 1, 3.</summary>
internal static class VariableUse
{
    private const string Function = "var(";

    private static readonly string[] ColourFunctions = ["rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "oklab", "oklch", "color", "color-mix", "light-dark"];

    private static readonly string[] LineStyles = ["none", "hidden", "dotted", "dashed", "solid", "double", "groove", "ridge", "inset", "outset", "wavy"];

    private enum Sort
    {
        Unknown,
        Length,
        Colour,
        LineStyle,
    }

    /// <summary>Whether a declared value takes a custom property. Names are told apart by case.</summary>
    public static bool Takes(string value, string variable) => Places(value, variable).Any();

    /// <summary>The custom properties that a declared value takes.</summary>
    public static IEnumerable<string> Names(string value)
    {
        for (var at = value.IndexOf(Function, StringComparison.OrdinalIgnoreCase); at >= 0; at = value.IndexOf(Function, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var name = at + Function.Length;
            while (name < value.Length && char.IsWhiteSpace(value[name]))
                name++;
            var end = name;
            while (end < value.Length && IsOfName(value[end]))
                end++;
            yield return value[name..end];
        }
    }

    /// <summary>Whether a custom property may be behind one part of a shorthand: a width is behind no colour.</summary>
    /// <param name="value">Of the shorthand, as declared.</param>
    /// <param name="variable">The custom property, <c>--name</c>.</param>
    /// <param name="content">What it holds, or null where that is another one.</param>
    /// <param name="longhand">The part.</param>
    public static bool MayGive(string value, string variable, string? content, string longhand) =>
        Places(value, variable).Any(place => Fits(FunctionAround(value, place) is { } function ? SortOf($"{function}(") : SortOf(content ?? ""), longhand));

    private static bool Fits(Sort sort, string longhand) => sort switch
    {
        Sort.Colour => longhand.EndsWith("color", StringComparison.Ordinal) || longhand.EndsWith("-image", StringComparison.Ordinal) || longhand.EndsWith("shadow", StringComparison.Ordinal),
        Sort.Length => !longhand.EndsWith("color", StringComparison.Ordinal) && !longhand.EndsWith("-style", StringComparison.Ordinal),
        Sort.LineStyle => longhand.EndsWith("-style", StringComparison.Ordinal) || longhand.EndsWith("-image", StringComparison.Ordinal) || longhand.EndsWith("-line", StringComparison.Ordinal)
            // Without a line there is no width.
            || longhand.EndsWith("-width", StringComparison.Ordinal),
        _ => true,
    };

    private static Sort SortOf(string content)
    {
        var text = content.Trim().ToLowerInvariant();
        if (text.StartsWith('#') || ColourFunctions.Any(function => text.StartsWith($"{function}(", StringComparison.Ordinal)))
            return Sort.Colour;
        if (LineStyles.Contains(text, StringComparer.Ordinal))
            return Sort.LineStyle;
        // Of a list of numbers nobody knows what it is for: 33, 37, 41 may be a colour's.
        return text.Length > 0 && !text.Any(character => character is ' ' or ',') && (char.IsAsciiDigit(text[0]) || text[0] is '.' or '+' or '-') && !text.StartsWith("--", StringComparison.Ordinal)
            || text.StartsWith("calc(", StringComparison.Ordinal)
            ? Sort.Length
            : Sort.Unknown;
    }

    private static IEnumerable<int> Places(string value, string variable)
    {
        for (var at = value.IndexOf(Function, StringComparison.OrdinalIgnoreCase); at >= 0; at = value.IndexOf(Function, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var name = at + Function.Length;
            while (name < value.Length && char.IsWhiteSpace(value[name]))
                name++;
            if (value.AsSpan(name).StartsWith(variable, StringComparison.Ordinal) && !(name + variable.Length < value.Length && IsOfName(value[name + variable.Length])))
                yield return at;
        }
    }

    private static bool IsOfName(char character) => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '\\' || character > '\u007F';

    /// <summary>The innermost function around a place but for <c>var</c>, of which a fallback is a part; null at the top.</summary>
    private static string? FunctionAround(string value, int place)
    {
        var depth = 0;
        for (var at = place - 1; at >= 0; at--)
        {
            depth += value[at] switch { ')' => 1, '(' => -1, _ => 0 };
            if (depth >= 0)
                continue;
            var start = at;
            while (start > 0 && IsOfName(value[start - 1]))
                start--;
            if (!value.AsSpan(start, at - start).Equals("var", StringComparison.OrdinalIgnoreCase))
                return value[start..at];
            depth = 0;
        }

        return null;
    }
}

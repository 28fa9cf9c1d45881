using System.Text;

namespace Gate.Core.Markup;

/// <summary>White space in text.</summary>
internal static class SpaceText
{
    /// <summary>ASCII white space as CSS collapses it (CSS Text 3, 4.1): each run becomes one space.</summary>
    public static string Collapse(string text) => Map(text, kinds: false);

    /// <summary>As <see cref="Collapse"/>, every other kind of space taken for a plain one and characters without width left out.</summary>
    public static string CollapseKinds(string text) => Map(text, kinds: true);

    public static bool IsBlank(string text) => text.AsSpan().IndexOfAnyExcept(" \t\n\f\r") < 0;

    private static string Map(string text, bool kinds)
    {
        StringBuilder? mapped = null;
        var wasSpace = false;
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            var isSpace = character is ' ' or '\t' or '\n' or '\f' or '\r' || (kinds && IsOtherSpace(character));
            var isKept = isSpace ? !wasSpace : !(kinds && IsWidthless(character));
            var result = isSpace ? ' ' : character;
            if (mapped is null && (!isKept || result != character))
                mapped = new StringBuilder(text.Length).Append(text, 0, i);
            if (isKept)
            {
                mapped?.Append(result);
                wasSpace = isSpace;
            }
        }

        return mapped?.ToString() ?? text;
    }

    private static bool IsOtherSpace(char character) => character is '\u00A0' or (>= '\u2000' and <= '\u200A') or '\u202F' or '\u205F' or '\u3000';

    private static bool IsWidthless(char character) => character is '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF' or '\u00AD';
}

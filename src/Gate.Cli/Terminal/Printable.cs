using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Gate.Core.Run;

namespace Gate.Cli.Terminal;

/// <summary>
/// Text from outside, made safe for a terminal and for a CI log: one line, no control characters, nothing that reorders or hides
/// text, nothing that a CI service takes for a command. What is replaced stays readable as <c>\x1b</c> or <c>\u{202e}</c>.
/// </summary>
internal static partial class Printable
{
    public static string Of(string text)
    {
        var printable = new StringBuilder(text.Length);
        foreach (var rune in Redaction.OfAddresses(text).EnumerateRunes())
        {
            if (IsPlain(rune))
                printable.Append(rune.ToString());
            else if (rune.Value < 0x100)
                printable.Append(CultureInfo.InvariantCulture, $"\\x{rune.Value:x2}");
            else
                printable.Append(CultureInfo.InvariantCulture, $"\\u{{{rune.Value:x}}}");
        }

        return WithoutCommands(printable.ToString());
    }

    /// <summary>
    /// JSON with the same meaning in which no CI service finds a command: <c>##</c> stands only inside of strings. Control
    /// characters are escaped by JSON itself.
    /// </summary>
    public static string OfJson(string json) => Doubled().Replace(json, @"\u0023");

    /// <summary>
    /// <c>::name::</c> counts at the beginning of a line (GitHub), <c>##[name]</c> (GitHub, Azure), <c>##vso[name]</c> (Azure) and
    /// <c>##teamcity[name]</c> anywhere in it.
    /// </summary>
    private static string WithoutCommands(string line)
    {
        line = Doubled().Replace(line, @"\x23");
        var trimmed = line.TrimStart();
        return trimmed.StartsWith("::", StringComparison.Ordinal) ? $"{line[..^trimmed.Length]}\\x3a{trimmed[1..]}" : line;
    }

    private static bool IsPlain(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        // Format characters reorder (U+202E), hide (U+200B) or tag text; a joiner between emoji is lost, which is the lesser harm.
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse => false,
        // Half a surrogate pair comes out of the enumeration as the replacement character.
        _ => true,
    };

    /// <summary>A number sign before another one.</summary>
    [GeneratedRegex("#(?=#)", RegexOptions.CultureInvariant)]
    private static partial Regex Doubled();
}

using System.Text.RegularExpressions;

namespace Gate.Core.Report;

/// <summary>The line to paste into the config that a finding's message ends with, e.g. <c>"externals": { "a.example": "block" }</c>.</summary>
internal static partial class PasteLine
{
    /// <summary>The first setting in <paramref name="message"/> whose brackets close; null when there is none.</summary>
    public static string? In(string message)
    {
        foreach (Match start in Setting().Matches(message))
        {
            if (End(message, start.Index + start.Length - 1) is { } end)
                return message[start.Index..end];
        }

        return null;
    }

    /// <summary>One setting, an entry a line, in place of several of one name; null when not all of <paramref name="messages"/> have one, or the names differ.</summary>
    public static string? Joined(IReadOnlyList<string> messages)
    {
        var lines = messages.Select(In).ToList();
        if (lines is not [{ } first, ..] || lines.Any(line => line is null || line.Split(' ', 2)[0] != first.Split(' ', 2)[0] || line[^1] != first[^1]))
            return null;
        var name = Setting().Match(first);
        var entries = lines.Select(line => line![name.Length..^1].Trim()).Distinct(StringComparer.Ordinal);
        return $"{name.Value}\n  {string.Join(",\n  ", entries)}\n{first[^1]}";
    }

    [GeneratedRegex("\"[A-Za-z]+\": [\\[{]", RegexOptions.CultureInvariant)]
    private static partial Regex Setting();

    private static int? End(string text, int open)
    {
        var (depth, quoted) = (0, false);
        for (var i = open; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted && c == '\\')
                i++;
            else if (c == '"')
                quoted = !quoted;
            else if (!quoted && c is '{' or '[')
                depth++;
            else if (!quoted && c is '}' or ']' && --depth == 0)
                return i + 1;
        }

        return null;
    }
}

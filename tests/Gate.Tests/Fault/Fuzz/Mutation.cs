using System.Text;

namespace Gate.Tests.Fault.Fuzz;

/// <summary>Seeded damage to a text: what editors, merges, disks and people who mean harm do to it.</summary>
internal static class Mutation
{
    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "-1", "1e999", "99999999999999999999", "0.5", "\"\"", "\"x\"", "\"\\ud800\"", "\"../../etc/passwd\"", "\"sha256:\"", "[]", "{}", "[null]", "{\"a\":1}",
        "\"\\u0000\"", "\"<script>\"", "\"identical\"", "\"pass\"", "2147483648", "-2147483649", "\"git:HEAD\"", "[[[[[[]]]]]]",
    ];

    public static byte[] Of(Random random, string text, IReadOnlyList<string> others)
    {
        var times = random.Next(1, 4);
        for (var i = 0; i < times; i++)
            text = Once(random, text, others);
        var bytes = Encoding.UTF8.GetBytes(text);
        if (bytes.Length > 0 && random.Next(8) == 0)
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        return bytes;
    }

    private static string Once(Random random, string text, IReadOnlyList<string> others)
    {
        if (text.Length < 2)
            return Values[random.Next(Values.Length)];
        var (from, to) = Range(random, text.Length);
        return random.Next(9) switch
        {
            0 => text[..from],
            1 => text[..from] + text[to..],
            2 => text[..to] + text[from..],
            3 => text[..from] + (char)random.Next(0x20, 0x7f) + text[from..],
            4 => SwapLines(random, text),
            5 => Token(random, text, others),
            6 or 7 => Value(random, text),
            _ => text[..from] + Nested(random) + text[from..],
        };
    }

    private static (int From, int To) Range(Random random, int length)
    {
        var from = random.Next(length);
        return (from, Math.Min(length, from + random.Next(1, 40)));
    }

    // What stands after a colon or in a list becomes something else: valid JSON with another meaning.
    private static string Value(Random random, string text)
    {
        var at = text.IndexOf(':', random.Next(text.Length));
        if (at < 0)
            return Values[random.Next(Values.Length)] + text;
        var end = at + 1;
        while (end < text.Length && text[end] == ' ')
            end++;
        if (end < text.Length && text[end] == '"')
            end = text.IndexOf('"', end + 1) is >= 0 and var quote ? quote + 1 : text.Length;
        else
        {
            while (end < text.Length && text[end] is not (',' or '}' or ']' or '\n'))
                end++;
        }

        return text[..(at + 1)] + Values[random.Next(Values.Length)] + text[end..];
    }

    private static string Token(Random random, string text, IReadOnlyList<string> others)
    {
        var at = text.IndexOf('"', random.Next(text.Length));
        var end = at < 0 ? -1 : text.IndexOf('"', at + 1);
        return end < 0 || others.Count == 0 ? text : $"{text[..(at + 1)]}{others[random.Next(others.Count)]}{text[end..]}";
    }

    private static string SwapLines(Random random, string text)
    {
        var lines = text.Split('\n');
        var (one, two) = (random.Next(lines.Length), random.Next(lines.Length));
        (lines[one], lines[two]) = (lines[two], lines[one]);
        return string.Join('\n', lines);
    }

    private static string Nested(Random random) => random.Next(3) switch
    {
        0 => new string('[', random.Next(1, 2000)),
        1 => string.Concat(Enumerable.Repeat("{\"a\":", random.Next(1, 500))),
        _ => "\u202e\ufeff\u0000",
    };
}

using System.Text.RegularExpressions;

namespace Gate.Fixtures.Markup;

/// <summary>Gives each authored class the name that a site builder would have made up for it.</summary>
internal sealed partial class ClassNames(string prefix, ulong seed)
{
    private const string Digits = "abcdefghijklmnopqrstuvwxyz0123456789";

    private readonly Dictionary<string, string> names = [];
    private readonly HashSet<string> taken = [];

    public string this[string authored]
    {
        get
        {
            if (names.TryGetValue(authored, out var known)) return known;
            var random = SeededRandom.For(seed, authored);
            string name;
            do name = prefix + string.Concat(Enumerable.Range(0, 6).Select(_ => Digits[random.Below(Digits.Length)]));
            while (!taken.Add(name));
            return names[authored] = name;
        }
    }

    /// <summary>The value of a <c>class</c> attribute.</summary>
    public string Attribute(string value) => string.Join(' ', value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => this[name]));

    /// <summary>A style sheet, minified, with its class selectors renamed. Declarations must not hold a dot before a letter.</summary>
    public string Style(string css) => Selector().Replace(Minified(css), match => "." + this[match.Groups[1].Value]);

    private static string Minified(string css) =>
        Around().Replace(Space().Replace(Comment().Replace(css, ""), " "), "$1").Replace(";}", "}", StringComparison.Ordinal).Trim();

    [GeneratedRegex(@"\.([a-z][a-z0-9-]*)")]
    private static partial Regex Selector();

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex(@" ?([{}:;,]) ")]
    private static partial Regex Around();
}

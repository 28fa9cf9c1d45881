using System.Text.RegularExpressions;

namespace Gate.Core.Coverage;

/// <summary>
/// The families that a text may be set in, the first of which a machine has. A picture shows the one that this machine has: with another list it may be the same here
/// and another where a visitor is.
/// </summary>
internal static partial class FontStack
{
    // CSS Fonts 4, 2.1.3; what each stands for is the machine's own affair.
    private static readonly HashSet<string> Generic = new(StringComparer.Ordinal)
        { "serif", "sans-serif", "monospace", "cursive", "fantasy", "system-ui", "ui-serif", "ui-sans-serif", "ui-monospace", "ui-rounded", "math", "emoji", "fangsong", "inherit", "initial", "unset", "revert", "revert-layer" };

    /// <summary>Whether two values, of <c>font-family</c> or <c>font</c>, name other families or in another order: not so where a side names none.</summary>
    /// <param name="before">As it was, or null.</param>
    /// <param name="after">As it is, or null.</param>
    public static bool IsOther(string? before, string? after) => before is not null && after is not null
        && Named(before) is var were && Named(after) is var are && were.Count > 0 && are.Count > 0 && !were.SequenceEqual(are, StringComparer.Ordinal);

    // Those of a font shorthand begin behind the size.
    private static List<string> Named(string value) =>
    [
        .. MediaQuery.Split(Size().Match(value) is { Success: true } size ? value[(size.Index + size.Length)..] : value, ',')
            .Select(family => Spaces().Replace(family.Split('!')[0].Trim().Trim('"', '\''), " ").Trim().ToLowerInvariant())
            .Where(family => family.Length > 0 && !Generic.Contains(family) && !family.Contains("var(", StringComparison.Ordinal)),
    ];

    [GeneratedRegex(@"^(?:[^""',]*\s)?(?:[\d.]+(?:[a-z]+|%)|(?:x{1,3}-)?(?:small|large)|medium|smaller|larger|(?:calc|clamp|min|max|var)\([^""']*\))(?:\s*/\s*[^\s,""']+)?\s+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Size();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();
}

using System.Text.RegularExpressions;

namespace Gate.Core.Coverage;

/// <summary>
/// Whether what differs in a style rule is motion alone. A capture shows a page at rest: transitions and finite animations at their end, endless
/// animations not begun; so how long, how soon and how evenly something moves is in no picture, and of an endless animation nothing is.
/// </summary>
internal static partial class StyleMotion
{
    // An animation that stands in the middle shows where its timing has put it, and one that follows scrolling shows how far that is.
    private static readonly string[] Held = ["paused", "timeline", "scroll(", "view("];

    private static readonly HashSet<string> Timing = ["animation-duration", "animation-delay", "animation-timing-function"];

    /// <param name="before">All that the rules of one name declare on the before side; empty where none is there.</param>
    /// <param name="after">The same of the after side.</param>
    public static bool IsAll(string before, string after)
    {
        var (old, now) = (Read(before), Read(after));
        var differing = old.Keys.Union(now.Keys, StringComparer.Ordinal).Where(name => old.GetValueOrDefault(name) != now.GetValueOrDefault(name)).ToList();
        var rests = !IsHeld(before) && !IsHeld(after);
        var isEndless = IsEndlessOrNone(old) && IsEndlessOrNone(now);
        return differing.Count > 0 && differing.TrueForAll(name =>
            name == "transition" || name.StartsWith("transition-", StringComparison.Ordinal)
            || (rests && (Timing.Contains(name) || (isEndless && (name == "animation" || name.StartsWith("animation-", StringComparison.Ordinal))))));
    }

    /// <summary>Whether all that a style sheet animates with these keyframes never ends, on either side; false where it animates nothing with them.</summary>
    /// <param name="keyframes">E.g. <c>@keyframes pulse</c>.</param>
    /// <param name="before">All rules of the sheet as it was.</param>
    /// <param name="after">As it is.</param>
    public static bool IsEndless(string keyframes, IReadOnlyList<StyleRule> before, IReadOnlyList<StyleRule> after)
    {
        var name = KeyframesName().Match(keyframes).Groups["name"].Value.Trim('"', '\'');
        List<Dictionary<string, string>> users =
        [
            .. before.Concat(after)
                .Where(rule => !rule.Selector.StartsWith('@') && rule.Declarations.Contains(name, StringComparison.Ordinal))
                .Select(rule => Read(rule.Declarations))
                .Where(rule => Names(rule, name)),
        ];
        return users.Count > 0 && users.TrueForAll(rule => IsEndless(rule) && !rule.Values.Any(IsHeld));
    }

    /// <summary>Whether a rule's selector is the head of keyframes.</summary>
    public static bool IsKeyframes(StyleRule rule) => KeyframesName().IsMatch(rule.Selector);

    private static bool Names(Dictionary<string, string> rule, string name) =>
        ((string?[])[rule.GetValueOrDefault("animation"), rule.GetValueOrDefault("animation-name")]).OfType<string>().Any(value => value.Split([' ', ',', '"', '\'', '!']).Contains(name, StringComparer.Ordinal));

    private static bool IsEndlessOrNone(Dictionary<string, string> rule) => IsEndless(rule) || !rule.Keys.Any(name => name.StartsWith("animation", StringComparison.Ordinal));

    private static bool IsHeld(string declarations) => Array.Exists(Held, word => declarations.Contains(word, StringComparison.OrdinalIgnoreCase));

    // Each animation of a list repeats without end; not where nothing says how often.
    private static bool IsEndless(Dictionary<string, string> rule)
    {
        if (rule.TryGetValue("animation-iteration-count", out var count))
            return MediaQuery.Split(count, ',').All(one => one.Trim() == "infinite");
        return rule.TryGetValue("animation", out var all) && MediaQuery.Split(all, ',').All(one => one.Split(' ').Contains("infinite", StringComparer.OrdinalIgnoreCase));
    }

    private static Dictionary<string, string> Read(string declarations)
    {
        var read = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var declaration in MediaQuery.Split(declarations, ';'))
        {
            if (declaration.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon)
                read[Prefix().Replace(declaration[..colon].Trim().ToLowerInvariant(), "")] = declaration[(colon + 1)..].Trim();
        }

        return read;
    }

    [GeneratedRegex(@"^@(?:-\w+-)?keyframes\s+(?<name>\S+)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex KeyframesName();

    [GeneratedRegex("^-(?:webkit|moz|ms|o)-(?=animation|transition)", RegexOptions.CultureInvariant)]
    private static partial Regex Prefix();
}

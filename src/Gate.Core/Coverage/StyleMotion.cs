using System.Text.RegularExpressions;

namespace Gate.Core.Coverage;

/// <summary>
/// Whether what differs in a style rule is motion alone. A capture shows a page at rest: transitions and finite animations at their end, endless
/// animations and those of more than a minute not begun; so how long, how soon and how evenly something moves is in no picture, nor are keyframes
/// other than the last, and of an endless animation nothing is.
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
            || (rests && (Timing.Contains(name) || (isEndless && (name == "animation" || name.StartsWith("animation-", StringComparison.Ordinal)))
                || (name == "animation" && old.TryGetValue(name, out var was) && now.TryGetValue(name, out var value) && Untimed(was) == Untimed(value)))));
    }

    /// <summary>
    /// Whether no picture shows what differs in keyframes: a sheet animates something with them, nothing of it is held in the middle, and it
    /// never ends or ends as it did.
    /// </summary>
    /// <param name="keyframes">E.g. <c>@keyframes pulse</c>.</param>
    /// <param name="before">All rules of the sheet as it was.</param>
    /// <param name="after">As it is.</param>
    public static bool IsUnseen(string keyframes, IReadOnlyList<StyleRule> before, IReadOnlyList<StyleRule> after)
    {
        var name = KeyframesName().Match(keyframes).Groups["name"].Value.Trim('"', '\'');
        List<Dictionary<string, string>> users =
        [
            .. before.Concat(after)
                .Where(rule => !rule.Selector.StartsWith('@') && rule.Declarations.Contains(name, StringComparison.Ordinal))
                .Select(rule => Read(rule.Declarations))
                .Where(rule => Names(rule, name)),
        ];
        return users.Count > 0 && users.TrueForAll(rule => !rule.Values.Any(IsHeld)) && (users.TrueForAll(IsEndless) || Last(keyframes, before) == Last(keyframes, after));
    }

    /// <summary>Whether a rule's selector is the head of keyframes.</summary>
    public static bool IsKeyframes(StyleRule rule) => KeyframesName().IsMatch(rule.Selector);

    // What the keyframes end with, in whatever order they are written.
    private static string Last(string keyframes, IReadOnlyList<StyleRule> rules) =>
        string.Join('\n', rules.Where(rule => rule.Selector == keyframes).SelectMany(rule => StyleRules.Read(rule.Declarations)).Where(frame => Array.Exists(frame.Selector.Split(','), at => at.Trim() is "to" or "100%")).Select(frame => frame.Declarations));

    // An animation without how long, how soon and how evenly.
    private static string Untimed(string animation) => string.Join(' ', TimePart().Replace(animation, " ").Split(' ', StringSplitOptions.RemoveEmptyEntries));

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

    internal static Dictionary<string, string> Read(string declarations)
    {
        var read = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var declaration in MediaQuery.Split(declarations, ';'))
        {
            if (declaration.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon)
                read[declaration[..colon].Trim() is ['-', '-', ..] custom ? custom : Prefix().Replace(declaration[..colon].Trim().ToLowerInvariant(), "")] = declaration[(colon + 1)..].Trim();
        }

        return read;
    }

    [GeneratedRegex(@"^@(?:-\w+-)?keyframes\s+(?<name>\S+)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex KeyframesName();

    [GeneratedRegex(@"(?<![\w-])(?:(?:cubic-bezier|steps|linear)\([^()]*\)|[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?m?s|linear|ease(?:-in|-out|-in-out)?|step-(?:start|end))(?![\w(-])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex TimePart();

    [GeneratedRegex("^-(?:webkit|moz|ms|o)-(?=animation|transition)", RegexOptions.CultureInvariant)]
    private static partial Regex Prefix();
}

using System.Text.RegularExpressions;

namespace Gate.Core.Coverage;

/// <summary>
/// Whether what differs in a style rule is motion alone. A capture shows a page at rest: transitions and finite animations at their end, endless
/// animations and those that end more than a minute after their beginning not begun; so how long, how soon and how evenly something moves is in no
/// picture, nor are keyframes other than those at the end, and of what is not begun, or leaves nothing behind (no <c>forwards</c>), nothing is.
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
        var (was, becomes) = (Animations(old), Animations(now));
        var isTraceless = was.Concat(becomes).All(animation => animation.IsTraceless);
        // What is not begun on one side alone stands at its end on the other.
        var isTiming = rests && (was.Count == 0 || becomes.Count == 0
            ? !was.Concat(becomes).Any(animation => animation.IsUnbegun)
            : was.Select(animation => animation.IsUnbegun).SequenceEqual(becomes.Select(animation => animation.IsUnbegun)));
        return differing.Count > 0 && differing.TrueForAll(name =>
            name == "transition" || name.StartsWith("transition-", StringComparison.Ordinal)
            || (isTiming && Timing.Contains(name))
            || (rests && isTraceless && (name == "animation" || name.StartsWith("animation-", StringComparison.Ordinal)))
            || (isTiming && name == "animation" && old.TryGetValue(name, out var one) && now.TryGetValue(name, out var other) && Untimed(one) == Untimed(other)));
    }

    /// <summary>
    /// Whether no picture shows what differs in keyframes: something is animated with them, nothing of it is held in the middle, and it
    /// leaves nothing behind or ends as it did.
    /// </summary>
    /// <param name="keyframes">E.g. <c>@keyframes pulse</c>.</param>
    /// <param name="before">All rules of the sheet as it was.</param>
    /// <param name="after">As it is.</param>
    /// <param name="rules"><see cref="Animating"/> of both, and of others that may use them.</param>
    public static bool IsUnseen(string keyframes, IReadOnlyList<StyleRule> before, IReadOnlyList<StyleRule> after, IReadOnlyList<StyleRule> rules)
    {
        var users = Users(NameOf(keyframes), rules);
        if (users.Count == 0 || users.Exists(user => IsHeld(user.Declarations)) || IsSentOnTimeline(users, rules))
            return false;
        var begun = users.Select(user => user.Animation).Where(animation => !animation.IsUnbegun).ToList();
        if (begun.Count == 0 || (begun.TrueForAll(animation => animation.IsTraceless) && !rules.Any(FillsOthers)))
            return true;
        return begun.Select(animation => animation.End).Distinct().ToList() is [{ } end] && At(end, keyframes, before) == At(end, keyframes, after);
    }

    /// <summary>Whether keyframes are used by nothing at hand.</summary>
    /// <param name="keyframes">E.g. <c>@keyframes pulse</c>.</param>
    /// <param name="rules">All that may use them.</param>
    public static bool IsUnused(string keyframes, IEnumerable<StyleRule> rules) => Users(NameOf(keyframes), rules).Count == 0;

    /// <summary>Whether declarations have an animation follow scrolling: of its way a picture shows one place.</summary>
    public static bool IsOnTimeline(string declarations) =>
        Read(declarations).Any(entry => (entry.Key == "animation-timeline" && entry.Value is not ("auto" or "none")) || (entry.Key == "animation" && Timeline().IsMatch(entry.Value)));

    /// <summary>What of a changed rule shows only elsewhere on the timeline of an animation, for people.</summary>
    /// <param name="selector">Its selector, or the head of keyframes.</param>
    /// <param name="before">What it declared.</param>
    /// <param name="after">What it declares.</param>
    /// <param name="rules"><see cref="Animating"/> of both sides, and of others.</param>
    public static IReadOnlyList<string> Elsewhere(string selector, string before, string after, IReadOnlyList<StyleRule> rules)
    {
        if (KeyframesName().IsMatch(selector))
        {
            var users = Users(NameOf(selector), rules);
            return users.Exists(user => IsOnTimeline(user.Declarations)) || IsSentOnTimeline(users, rules) ? ["its look elsewhere on a timeline"] : [];
        }

        if (selector.StartsWith('@') || !(IsOnTimeline(before) || IsOnTimeline(after)))
            return [];
        // What the keyframes leave alone is painted as it is declared.
        var animated = rules.Where(rule => IsKeyframes(rule) && (Names(Read(before), NameOf(rule.Selector)) || Names(Read(after), NameOf(rule.Selector))))
            .SelectMany(rule => StyleRules.Read(rule.Declarations)).SelectMany(frame => Read(frame.Declarations).Keys).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. UnseenStyle.Differing(before, after).Select(entry => entry.Name)
                .Where(name => animated.Any(one => one == name || one.StartsWith($"{name}-", StringComparison.Ordinal) || name.StartsWith($"{one}-", StringComparison.Ordinal)))
                .Select(name => $"{name} elsewhere on a timeline"),
        ];
    }

    /// <summary>The rules that have to do with animations: keyframes, and what may use them.</summary>
    public static IReadOnlyList<StyleRule> Animating(IEnumerable<StyleRule> rules) =>
        [.. rules.Where(rule => IsKeyframes(rule) || (!rule.Selector.StartsWith('@') && (rule.Declarations.Contains("animation", StringComparison.OrdinalIgnoreCase) || rule.Declarations.Contains("--", StringComparison.Ordinal))))];

    /// <summary>Whether a sheet may have keyframes.</summary>
    public static bool HasKeyframes(string css) => css.Contains("keyframes", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a rule's selector is the head of keyframes.</summary>
    public static bool IsKeyframes(StyleRule rule) => KeyframesName().IsMatch(rule.Selector);

    private static string NameOf(string keyframes) => KeyframesName().Match(keyframes).Groups["name"].Value.Trim('"', '\'');

    // Custom properties among them: what stands in one is an animation wherever it is put.
    private static List<(string Declarations, StyleAnimation Animation)> Users(string name, IEnumerable<StyleRule> rules) =>
    [
        .. rules.Where(rule => !rule.Selector.StartsWith('@') && rule.Declarations.Contains(name, StringComparison.Ordinal)).SelectMany(rule =>
        {
            var read = Read(rule.Declarations);
            var animations = Names(read, name) ? Listed(read).Zip(StyleAnimation.Of(read)).Where(entry => IsNamed(entry.First, name)).Select(entry => entry.Second) : [];
            return animations
                .Concat(read.Where(entry => entry.Key.StartsWith("--", StringComparison.Ordinal)).SelectMany(entry => MediaQuery.Split(entry.Value, ',')).Where(part => IsNamed(part, name)).Select(StyleAnimation.Of))
                .Distinct()
                .Select(animation => (rule.Declarations, animation));
        }),
    ];

    private static List<string> Listed(Dictionary<string, string> rule) => StyleAnimation.Listed(rule.GetValueOrDefault("animation-name") ?? rule["animation"]);

    private static List<StyleAnimation> Animations(Dictionary<string, string> rule) =>
        rule.Keys.Any(name => name.StartsWith("animation", StringComparison.Ordinal)) ? [.. StyleAnimation.Of(rule)] : [];

    // A rule without an animation gives those of others their timeline.
    private static bool IsSentOnTimeline(List<(string Declarations, StyleAnimation Animation)> users, IReadOnlyList<StyleRule> rules) => users.Exists(user => !user.Animation.IsTimed)
        && rules.Any(rule => rule.Declarations.Contains("animation-timeline", StringComparison.OrdinalIgnoreCase) && !Read(rule.Declarations).Keys.Any(name => name is "animation" or "animation-name") && IsOnTimeline(rule.Declarations));

    // How an animation of another rule is filled.
    private static bool FillsOthers(StyleRule rule) => rule.Declarations.Contains("fill-mode", StringComparison.OrdinalIgnoreCase)
        && Read(rule.Declarations) is var read && !read.ContainsKey("animation") && read.TryGetValue("animation-fill-mode", out var fill) && fill is not ("none" or "backwards");

    // What the keyframes say of one of their ends, in whatever order they are written.
    private static string At(string end, string keyframes, IReadOnlyList<StyleRule> rules) =>
        string.Join('\n', rules.Where(rule => rule.Selector == keyframes).SelectMany(rule => StyleRules.Read(rule.Declarations)).Where(frame => Array.Exists(frame.Selector.Split(','), at => at.Trim() == end || at.Trim() == (end == "to" ? "100%" : "0%"))).Select(frame => frame.Declarations));

    // An animation without how long, how soon and how evenly.
    private static string Untimed(string animation) => string.Join(' ', TimePart().Replace(animation, " ").Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static bool Names(Dictionary<string, string> rule, string name) => (rule.ContainsKey("animation") || rule.ContainsKey("animation-name")) && Listed(rule).Exists(part => IsNamed(part, name));

    private static bool IsNamed(string animation, string name) => animation.Split([' ', ',', '"', '\'', '!']).Contains(name, StringComparer.Ordinal);

    private static bool IsHeld(string declarations) => Array.Exists(Held, word => declarations.Contains(word, StringComparison.OrdinalIgnoreCase));

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

    [GeneratedRegex(@"(?<![\w-])(?:scroll|view)\(", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Timeline();

    [GeneratedRegex(@"^@(?:-\w+-)?keyframes\s+(?<name>\S+)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex KeyframesName();

    [GeneratedRegex(@"(?<![\w-])(?:(?:cubic-bezier|steps|linear)\([^()]*\)|[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?m?s|linear|ease(?:-in|-out|-in-out)?|step-(?:start|end))(?![\w(-])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex TimePart();

    [GeneratedRegex("^-(?:webkit|moz|ms|o)-(?=animation|transition)", RegexOptions.CultureInvariant)]
    private static partial Regex Prefix();
}

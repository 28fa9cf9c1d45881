using System.Text.RegularExpressions;

namespace Gate.Core.Coverage;

/// <summary>What differs in declarations and is on no still picture: what a pointer, a finger or scrolling meets.</summary>
internal static partial class UnseenStyle
{
    private static readonly HashSet<string> Behaviour =
        ["pointer-events", "cursor", "user-select", "touch-action", "touch-callout", "tap-highlight-color", "scroll-behavior", "resize", "reading-flow", "reading-order", "interactivity", "scrollbar-color", "scrollbar-width", "ime-mode", "interpolate-size",
         "print-color-adjust", "forced-color-adjust", "user-drag", "app-region", "overflow-anchor", "speak", "scroll-initial-target", "text-size-adjust"];

    private static readonly string[] Families = ["scroll-snap-", "scroll-margin", "scroll-padding", "overscroll-behavior", "caret-"];

    // What they do later, elsewhere or to scripts is in no picture; a part of it may be.
    private static readonly HashSet<string> Later =
        ["will-change", "contain", "content-visibility", "view-transition-name", "view-transition-class", "anchor-name", "anchor-scope", "position-anchor", "position-visibility", "animation-timeline", "timeline-scope",
         // Of pages as of columns.
         "break-before", "break-after", "break-inside", "page-break-before", "page-break-after", "page-break-inside", "orphans", "widows", "page", "scrollbar-gutter"];

    private static readonly string[] LaterFamilies = ["contain-intrinsic-", "position-try", "scroll-timeline", "view-timeline", "animation-range"];

    /// <summary>Whether the descriptors of an at-rule are read as declarations are.</summary>
    /// <param name="prelude">E.g. <c>@property --x</c>.</param>
    public static bool IsDescribed(string prelude) => IsFontFace(prelude) || IsViewTransition(prelude) || IsSetting(prelude);

    /// <summary>Names of the properties, sorted: those that are nowhere painted, and those whose painting is not all of it.</summary>
    /// <param name="selector">Whom they are for; of the page itself <c>overflow</c> decides whether it can be scrolled.</param>
    /// <param name="before">Declarations as they were.</param>
    /// <param name="after">As they are.</param>
    public static IReadOnlyList<string> Of(string selector, string before, string after)
    {
        // Several faces are of one name; what a new one has in store is not told.
        if (IsFontFace(selector))
            return before.Length > 0 && after.Length > 0 && Displays(before) != Displays(after) ? ["font-display"] : [];
        var isWhole = IsViewTransition(selector) || IsSetting(selector);
        var isOnTimeline = StyleMotion.IsOnTimeline(before) || StyleMotion.IsOnTimeline(after);
        return [.. Differing(before, after).Where(entry => isWhole || IsBehaviour(entry.Name) || IsHalfSeen(selector, entry) || (isOnTimeline && (entry.Name == "animation" || entry.Name.StartsWith("animation-", StringComparison.Ordinal)))).Select(entry => entry.Name).Order(StringComparer.Ordinal)];
    }

    /// <summary>Whether nothing but such properties, and transitions, differs.</summary>
    /// <param name="selector">Whom they are for.</param>
    /// <param name="before">Declarations as they were.</param>
    /// <param name="after">As they are.</param>
    /// <param name="alsoUnseen">Other properties that are known to be on no picture.</param>
    public static bool IsAll(string selector, string before, string after, IReadOnlyList<string> alsoUnseen)
    {
        if (IsViewTransition(selector))
            return Differing(before, after).Any();
        if (IsFontFace(selector))
            return Of(selector, before, after).Count > 0 && Display().Replace(before, "") == Display().Replace(after, "");
        List<string> names = [.. Differing(before, after).Select(entry => entry.Name)];
        return names.Exists(name => IsBehaviour(name) || alsoUnseen.Contains(name)) && names.TrueForAll(name => IsBehaviour(name) || alsoUnseen.Contains(name) || name.StartsWith("transition", StringComparison.Ordinal));
    }

    /// <summary>Properties of which two blocks of declarations say different things.</summary>
    public static IEnumerable<(string Name, string? Before, string? After)> Differing(string before, string after)
    {
        var (old, now) = (StyleMotion.Read(before), StyleMotion.Read(after));
        return old.Keys.Union(now.Keys, StringComparer.Ordinal).Select(name => (name, old.GetValueOrDefault(name), now.GetValueOrDefault(name))).Where(entry => entry.Item2 != entry.Item3);
    }

    /// <summary>Whether a picture may show a part of what a property does, and never all of it: which of two things without paint a click meets, what scrolling shows.</summary>
    public static bool IsSeenInPart(string name) => name is "z-index" or "position" or "overflow" or "overflow-x" or "overflow-y" or "font-family" or "font" or "content"
        || Later.Contains(name) || Array.Exists(LaterFamilies, family => name.StartsWith(family, StringComparison.Ordinal));

    private static bool IsBehaviour(string name)
    {
        var bare = name.StartsWith('-') && !name.StartsWith("--", StringComparison.Ordinal) && name.IndexOf('-', 1) is > 0 and var end ? name[(end + 1)..] : name;
        return Behaviour.Contains(bare) || Array.Exists(Families, family => bare.StartsWith(family, StringComparison.Ordinal));
    }

    private static bool IsHalfSeen(string selector, (string Name, string? Before, string? After) entry) => entry.Name switch
    {
        // Pages are pictured whole, not scrolled.
        "position" => Staying(entry.Before) != Staying(entry.After),
        "overflow" or "overflow-x" or "overflow-y" => IsOfPage(selector) || IsScrolling(entry.Before) != IsScrolling(entry.After),
        "font-family" or "font" => FontStack.IsOther(entry.Before, entry.After),
        // What is read out instead of what is drawn (CSS Content 3, 1.2).
        "content" => Alternative(entry.Before) != Alternative(entry.After) || MovingPicture.IsIn(entry.Before) || MovingPicture.IsIn(entry.After),
        _ => IsSeenInPart(entry.Name) || MovingPicture.IsIn(entry.Before) || MovingPicture.IsIn(entry.After),
    };

    private static bool IsFontFace(string selector) => selector.Equals("@font-face", StringComparison.OrdinalIgnoreCase);

    private static bool IsViewTransition(string selector) => selector.Equals("@view-transition", StringComparison.OrdinalIgnoreCase);

    // Where nothing that is seen uses it.
    private static bool IsSetting(string selector) => selector.StartsWith("@property ", StringComparison.OrdinalIgnoreCase) || selector.StartsWith("@position-try ", StringComparison.OrdinalIgnoreCase);

    private static string Displays(string faces) => string.Join('\n', Display().Matches(faces).Select(match => match.Groups["value"].Value));

    private static string Alternative(string? content) => string.Join('/', MediaQuery.Split(content ?? "", '/').Skip(1)).Trim();

    private static string Staying(string? position) => position is null ? "" : position.Contains("sticky", StringComparison.OrdinalIgnoreCase) ? "sticky" : position.Contains("fixed", StringComparison.OrdinalIgnoreCase) ? "fixed" : "";

    private static bool IsScrolling(string? overflow) => overflow is not null && (overflow.Contains("auto", StringComparison.OrdinalIgnoreCase) || overflow.Contains("scroll", StringComparison.OrdinalIgnoreCase));

    private static bool IsOfPage(string selector) => MediaQuery.Split(selector, ',').Any(one => one.Split([' ', '>', '+', '~'])[^1] is var last
        && (last.StartsWith(":root", StringComparison.OrdinalIgnoreCase) || last.Split('.', '#', ':', '[')[0].ToLowerInvariant() is "html" or "body" or "*"));

    [GeneratedRegex(@"(?<=^|;)\s*font-display\s*:\s*(?<value>[^;]*)(?:;|$)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Display();
}

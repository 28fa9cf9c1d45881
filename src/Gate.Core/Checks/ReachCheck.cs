using Gate.Core.Checks.Tallies;
using Gate.Core.Rendering;
using Gate.Core.Run;
using Gate.Core.Semantics;

namespace Gate.Core.Checks;

/// <summary>
/// What a pointer reaches, before against after: a link under something that lies above it, or without pointer events, looks as it did and is none; so does a page that
/// cannot be scrolled any more.
/// </summary>
internal sealed class ReachCheck(SemanticsPolicy policy) : ICheck
{
    public const string TargetId = "click-target";
    public const string ScrollId = "page-scroll";

    // What lies over the whole page takes every target of it: one thing.
    private const int MostToldOneByOne = 5;

    // Fewer points of the grid are the rounding of an edge.
    private const int LeastPoints = 12;

    private readonly Dictionary<(string Check, Severity Severity, string What), SortedDictionary<ShotId, int>> _seen = [];

    public static IReadOnlyList<string> Ids { get; } = [TargetId, ScrollId];

    public void Observe(ShotComparison shot)
    {
        // Without its scripts a page is not what anybody clicks on.
        if (shot.Rendered.Shot.State == ScriptsOff.State)
            return;
        if (ReachOf(shot.Rendered.Before) is not { } before || ReachOf(shot.Rendered.After) is not { } after)
            return;
        if (before.Scrolls == true && after.Scrolls == false)
            Note(ScrollId, Severity.Fail, "the page could be scrolled and cannot be any more (overflow)", shot);
        foreach (var (severity, what) in Compare(before, after, shot.Status == ShotStatus.Identical))
            Note(TargetId, severity, what, shot);
    }

    public IEnumerable<Finding> Findings() => Tallies().SelectMany(tally => tally.Findings());

    public IEnumerable<Tally> Tallies()
    {
        foreach (var ((check, own, what), shots) in _seen)
        {
            if (policy.Of(check, own) is not { } severity)
                continue;
            yield return new SeenOnPages(check, severity, what, $"{own}", [.. shots.Keys.Select(shot => shot.Page.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)])
            {
                Things = [.. shots.Select(each => $"{each.Key} {Words.Number(each.Value)}").Order(StringComparer.Ordinal)],
            };
        }
    }

    /// <summary>What clicks met and do not meet any more.</summary>
    /// <param name="before">One side.</param>
    /// <param name="after">The other.</param>
    /// <param name="isIdentical">Whether the pictures are: only then a grid over the one lies on the other.</param>
    internal static IEnumerable<(Severity Severity, string What)> Compare(PageReach before, PageReach after, bool isIdentical)
    {
        if (before.Targets is not { } old || after.Targets is not { } now)
            return [];
        List<(ClickTarget Was, ClickTarget Is)> exchanged = isIdentical ? [.. Exchanged(old, before.Grid, now, after.Grid)] : [];
        var told = exchanged.Select(pair => pair.Was).ToHashSet(ReferenceEqualityComparer.Instance);
        return
        [
            .. Compare(old, now, isIdentical, told),
            .. exchanged.Select(pair => (Severity.Fail, $"a click where {pair.Was.Name} was meets {(pair.Was.Name == pair.Is.Name ? "another one" : pair.Is.Name)}: it {Told(pair.Was.Does, pair.Is.Does)}, and now it {Told(pair.Is.Does, pair.Was.Does)}")).Distinct(),
        ];
    }

    // What lies at a place where another one lay. One that has its words for itself is the same with another address: the check of links tells that.
    private static IEnumerable<(ClickTarget Was, ClickTarget Is)> Exchanged(IReadOnlyList<ClickTarget> before, IReadOnlyList<int> oldGrid, IReadOnlyList<ClickTarget> after, IReadOnlyList<int> newGrid)
    {
        var (old, now) = (Points(oldGrid).ToList(), Points(newGrid).ToList());
        return old.Zip(now)
            .Where(point => point.First >= 0 && point.Second >= 0)
            .GroupBy(point => point)
            .Select(point => (Was: before[point.Key.First], Is: after[point.Key.Second], Points: point.Count()))
            .Where(pair => pair.Was.Does != pair.Is.Does && pair.Points * 2 >= pair.Was.Points && !(pair.Was.Name == pair.Is.Name && IsOnly(before, pair.Was) && IsOnly(after, pair.Is)))
            .Select(pair => (pair.Was, pair.Is));
    }

    private static string Told(string does, string other) => does.Length == 0 ? "did nothing that is written" : ValueText.Quoted(does, other).Trim('"');

    private static bool IsOnly(IReadOnlyList<ClickTarget> targets, ClickTarget target) => targets.Count(other => other.Name == target.Name) == 1;

    private static IEnumerable<int> Points(IReadOnlyList<int> runs)
    {
        for (var at = 0; at + 1 < runs.Count; at += 2)
        {
            for (var count = 0; count < runs[at + 1]; count++)
                yield return runs[at];
        }
    }

    private static List<(Severity Severity, string What)> Compare(IReadOnlyList<ClickTarget> before, IReadOnlyList<ClickTarget> after, bool isIdentical, HashSet<object?> told)
    {
        List<ClickTarget> lost = [];
        List<(Severity, string)> changes = [];
        var now = after.ToLookup(target => target.Name, StringComparer.Ordinal);
        foreach (var same in before.GroupBy(target => target.Name, StringComparer.Ordinal))
        {
            List<ClickTarget> old = [.. same], found = [.. now[same.Key]];
            if (old.Count != found.Count)
            {
                // Which of them is which is not known: told is what is more than there was.
                lost.AddRange(found.Where(target => !target.IsMet).Skip(old.Count(target => !target.IsMet)).Take(old.Count(target => target.IsMet)));
                continue;
            }

            foreach (var (one, other) in old.Zip(found))
            {
                if (told.Contains(one) || (!one.IsMet && other.IsMet))
                    continue;
                if (one.IsMet && !other.IsMet)
                    lost.Add(other);
                else if (isIdentical && IsFarLess(other.Points, one.Points))
                    changes.Add((Severity.Fail, $"{one.Name} meets clicks on {Part(other, one)} of the area where it did"));
                else if (isIdentical && IsFarLess(one.Points, other.Points))
                    changes.Add((Severity.Warn, $"{one.Name} meets clicks where it did not: on an area {Words.Number(other.Points / Math.Max(one.Points, 1))} times as large"));
            }
        }

        foreach (var by in lost.GroupBy(target => target.Instead, StringComparer.Ordinal))
        {
            List<ClickTarget> all = [.. by];
            changes.AddRange(all.Count <= MostToldOneByOne
                ? all.Select(target => (Severity.Fail, $"a click on {target.Name} meets {by.Key} instead"))
                : [(Severity.Fail, $"clicks on {Words.Number(all.Count)} links, buttons and fields meet {by.Key} instead: {Some(all)}")]);
        }

        return changes;
    }

    private static string Some(List<ClickTarget> targets) =>
        $"{Words.List([.. targets.Take(3).Select(target => target.Name), $"{Words.Number(targets.Count - 3)} more"])} (sha256 {ElementText.Digest(string.Join('\n', targets.Select(target => target.Name)))}…)";

    private static bool IsFarLess(int points, int others) => others - points >= LeastPoints && points * 2 < others;

    private static string Part(ClickTarget part, ClickTarget whole) => part.Points == 0 ? "next to nothing" : $"1/{Words.Number((int)Math.Round((double)whole.Points / part.Points))}";

    private void Note(string check, Severity severity, string what, ShotComparison shot)
    {
        if (!_seen.TryGetValue((check, severity, what), out var shots))
            _seen.Add((check, severity, what), shots = []);
        shots[shot.Rendered.Shot.Id] = shots.GetValueOrDefault(shot.Rendered.Shot.Id) + 1;
    }

    private static PageReach? ReachOf(SideRender? side) => side?.First is RenderOutcome.Captured { Capture.Reach: { } reach } ? reach : null;
}

using Gate.Core.Checks.Tallies;
using Gate.Core.Markup;
using Gate.Core.Rendering;
using Gate.Core.Run;
using Gate.Core.Semantics;

namespace Gate.Core.Checks;

/// <summary>
/// The accessibility tree of the settled page, before against after: what style sheets and scripts make of the markup counts here.
/// Fails when a node lost its name, its role or a state, or when one is gone while no pixel of the page changed; the rest warns.
/// </summary>
internal sealed class AccessibilityCheck(SemanticsPolicy policy) : ICheck
{
    public const string Id = "accessibility-tree";

    // What nobody reads one by one.
    private const int MostPerPage = 20;

    private readonly Dictionary<(Severity Severity, string What, bool OnlyWithoutPixels), SortedDictionary<ShotId, int>> _seen = [];
    private readonly HashSet<string> _changed = new(StringComparer.Ordinal);

    public void Observe(ShotComparison shot)
    {
        // Without its scripts a page is not what anybody is read.
        if (shot.Rendered.Shot.State == ScriptsOff.State)
            return;
        var page = shot.Rendered.Shot.Id.Page.Value;
        if (shot.Status != ShotStatus.Identical)
            _changed.Add(page);
        if (TreeOf(shot.Rendered.Before) is not { } before || TreeOf(shot.Rendered.After) is not { } after)
            return;
        foreach (var change in Told([.. Compare(before, after)]))
        {
            if (!_seen.TryGetValue(change, out var shots))
                _seen.Add(change, shots = []);
            shots[shot.Rendered.Shot.Id] = shots.GetValueOrDefault(shot.Rendered.Shot.Id) + 1;
        }
    }

    public IEnumerable<Finding> Findings() => Tallies().SelectMany(tally => tally.Findings());

    // All shots of a page are in one part of a run, so that whether its pixels tell is known here.
    public IEnumerable<Tally> Tallies()
    {
        foreach (var ((own, what, onlyWithoutPixels), shots) in _seen)
        {
            var told = shots.Where(each => !onlyWithoutPixels || !_changed.Contains(each.Key.Page.Value)).ToList();
            if (told.Count == 0 || policy.Of(Id, own) is not { } severity)
                continue;
            // What one viewport lost says nothing of another, nor one of two alike of the other.
            yield return new SeenOnPages(Id, severity, what, $"{own} {onlyWithoutPixels}", [.. told.Select(each => each.Key.Page.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)])
            {
                Things = [.. told.Select(each => $"{each.Key} {Words.Number(each.Value)}").Order(StringComparer.Ordinal)],
            };
        }
    }

    // What fails first; what is too much to read is counted, and bound by a digest: a decision on it is one on exactly this.
    private static IEnumerable<(Severity Severity, string What, bool OnlyWithoutPixels)> Told(IReadOnlyList<(Severity Severity, string What, bool OnlyWithoutPixels)> changes)
    {
        List<(Severity Severity, string What, bool OnlyWithoutPixels)> sorted = [.. changes.OrderByDescending(change => change.Severity).ThenBy(change => change.OnlyWithoutPixels)];
        return sorted.Take(MostPerPage).Concat(sorted.Skip(MostPerPage).GroupBy(change => (change.Severity, change.OnlyWithoutPixels)).Select(rest =>
            (rest.Key.Severity, $"{Words.Count(rest.Count(), "further change")} of the accessibility tree (sha256 {ElementText.Digest(string.Join('\n', rest.Select(change => change.What)))}…)", rest.Key.OnlyWithoutPixels)));
    }

    /// <summary>What became of the nodes, in the order of the page.</summary>
    internal static IEnumerable<(Severity Severity, string What, bool OnlyWithoutPixels)> Compare(IReadOnlyList<AccessibleNode> before, IReadOnlyList<AccessibleNode> after)
    {
        var numbers = new Dictionary<AccessibleNode, ulong>();
        var matches = SequenceMatcher.Match(Numbers(before, numbers), Numbers(after, numbers));
        int i = 0, j = 0;
        List<AccessibleNode> gone = [], added = [];
        List<(Severity, string, bool)> changes = [];
        while (i < before.Count || j < after.Count)
        {
            var next = i;
            while (next < before.Count && matches[next] < 0)
                next++;
            var to = next < before.Count ? matches[next] : after.Count;
            Pair([.. before.Skip(i).Take(next - i)], [.. after.Skip(j).Take(to - j)], gone, added, changes);
            i = next + 1;
            j = to + 1;
        }

        // The same node in both lists stands elsewhere now.
        foreach (var node in gone.ToList())
        {
            if (!added.Remove(node))
                continue;
            gone.Remove(node);
            changes.Add((Severity.Warn, $"{Describe(node)} stands elsewhere in the order that is read", true));
        }

        changes.AddRange(gone.Select(node => (node.Name.Length > 0 ? Severity.Fail : Severity.Warn, $"{Describe(node)} is gone", true)));
        changes.AddRange(added.Select(node => (Severity.Warn, $"{Describe(node)} is new", true)));
        return changes;
    }

    // Within a gap of the alignment: the same role and name with other states, the same role under another name, the same name with another role.
    private static void Pair(
        List<AccessibleNode> before, List<AccessibleNode> after, List<AccessibleNode> gone, List<AccessibleNode> added, List<(Severity, string, bool)> changes)
    {
        // The very same, in another order.
        Take(before, after, static (one, other) => one.Equals(other), (one, other) =>
        {
            gone.Add(one);
            added.Add(other);
        });
        Take(before, after, static (one, other) => one.Role == other.Role && one.Name == other.Name, (one, other) => changes.Add(OfStates(one, other)));
        Take(before, after, static (one, other) => one.Role == other.Role, (one, other) =>
        {
            changes.Add((other.Name.Length == 0 ? Severity.Fail : Severity.Warn, $"{Describe(one)} is now named {ValueText.Quoted(other.Name)}", other.Name.Length > 0));
            if (!one.States.SequenceEqual(other.States, StringComparer.Ordinal))
                changes.Add(OfStates(one, other));
        });
        Take(before, after, static (one, other) => one.Name == other.Name && one.Name.Length > 0, (one, other) =>
            changes.Add((Severity.Fail, $"{Describe(one)} has the role {other.Role} now", false)));
        gone.AddRange(before);
        added.AddRange(after);
    }

    private static void Take(List<AccessibleNode> before, List<AccessibleNode> after, Func<AccessibleNode, AccessibleNode, bool> same, Action<AccessibleNode, AccessibleNode> then)
    {
        for (var i = 0; i < before.Count; i++)
        {
            var at = after.FindIndex(node => same(before[i], node));
            if (at < 0)
                continue;
            then(before[i], after[at]);
            before.RemoveAt(i--);
            after.RemoveAt(at);
        }
    }

    private static (Severity, string, bool) OfStates(AccessibleNode one, AccessibleNode other)
    {
        List<string> lost = [.. one.States.Except(other.States, StringComparer.Ordinal)];
        List<string> won = [.. other.States.Except(one.States, StringComparer.Ordinal)];
        var what = (lost.Count, won.Count) switch
        {
            (0, _) => $"has {Words.List(won)} now",
            (_, 0) => $"has {Words.List(lost)} no more",
            _ => $"has {Words.List(won)} instead of {Words.List(lost)}",
        };
        return (lost.Count > 0 ? Severity.Fail : Severity.Warn, $"{Describe(one)} {what}", false);
    }

    private static string Describe(AccessibleNode node) => node.Name.Length > 0 ? $"{node.Role} {ValueText.Quoted(node.Name)}" : $"{node.Role} without a name";

    private static ulong[] Numbers(IReadOnlyList<AccessibleNode> nodes, Dictionary<AccessibleNode, ulong> numbers)
    {
        var all = new ulong[nodes.Count];
        for (var i = 0; i < all.Length; i++)
        {
            if (!numbers.TryGetValue(nodes[i], out all[i]))
                numbers.Add(nodes[i], all[i] = (ulong)numbers.Count);
        }

        return all;
    }

    private static IReadOnlyList<AccessibleNode>? TreeOf(SideRender? side) =>
        (side?.First as RenderOutcome.Captured)?.Capture.Accessibility is { } tree ? [.. tree.Select(node => new AccessibleNode(node.Role, Heard(node.Name), [.. node.States.Select(Heard)]))] : null;

    // Which kind of space stands between words, and where a word may break, nobody hears.
    private static string Heard(string text) => SpaceText.CollapseKinds(text).Trim(' ');
}

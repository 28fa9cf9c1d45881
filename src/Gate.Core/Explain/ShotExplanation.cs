using System.Security.Cryptography;
using System.Text;
using Gate.Core.Run.Facts;
using Gate.Pixels;

namespace Gate.Core.Explain;

/// <summary>Explains the regions of one shot from the facts of both layouts.</summary>
internal sealed class ShotExplanation
{
    private const int MostCauses = 5;

    private readonly StepBudget _budget;
    private readonly LayoutPair _pair;
    private readonly Displacements _moves;
    private readonly IReadOnlyList<LayoutChange> _changes;
    private readonly RootEdits _edits;
    private readonly ILookup<int, LayoutChange> _after;
    private readonly ILookup<int, LayoutChange> _before;
    private readonly Edges _edges;
    private readonly ShiftRoots _roots;
    private readonly CauseWriter _writer;

    private ShotExplanation(ExplainedSides sides, StepBudget budget)
    {
        _budget = budget;
        _pair = new LayoutPair(sides.Before, sides.After);
        _moves = new Displacements(_pair, sides.Scale);
        _changes = LayoutChanges.Of(_pair, sides.Edits, sides.Requests, new FontFaces(sides.BeforeText.Styles.Concat(sides.AfterText.Styles), sides.Edits));
        _changes = AlikeElements.Join(_pair, _changes, isOfScript: sides.Scripts is { AreAll: true, Edits.Count: > 0 });
        _edges = new Edges(_pair, _changes, sides.Scale);
        _edits = new RootEdits(sides, _changes, _pair);
        _after = _edits.Changes.Where(change => change.AfterNode >= 0).ToLookup(change => change.AfterNode);
        _before = _edits.Changes.Where(change => change.BeforeNode >= 0).ToLookup(change => change.BeforeNode);
        _roots = new ShiftRoots(_pair, _edits.Changes, _moves, budget);
        _writer = new CauseWriter(_pair, sides.BeforeText, sides.AfterText, sides.Scale);
    }

    /// <summary>One explanation a region, in their order; null where the layout is too large.</summary>
    /// <exception cref="StepBudgetException">It costs more than it may.</exception>
    public static IReadOnlyList<RegionExplanation>? Of(ExplainedSides sides, ComparedPictures pictures, IReadOnlyList<DiffRegion> regions, StepBudget budget)
    {
        var (before, after, _) = pictures;
        var (width, height) = (Math.Max(before.Width, after.Width), Math.Max(before.Height, after.Height));
        if (regions.Count == 0)
            return [];
        var shot = new ShotExplanation(sides, budget);
        var area = Region.OfSize(width, height);
        using var beforeOwners = OwnerMap.Of(shot._pair.Before, area, sides.Scale);
        using var afterOwners = OwnerMap.Of(shot._pair.After, area, sides.Scale);
        if (beforeOwners is null || afterOwners is null)
            return null;
        var account = new PixelAccount(pictures, shot._pair, new PaintWays(shot._pair, shot._moves, sides.Scale, budget), new Repaints(shot._pair, shot._changes, sides.Scale), shot._edges, beforeOwners, afterOwners, budget);
        return Joined([.. regions.Select((region, index) => shot.Explain(account.Of(region.Bounds, Within(regions, index, budget))))]);
    }

    // A region's rectangle may reach around others: each position counts once, in the smallest.
    private static List<Region> Within(IReadOnlyList<DiffRegion> regions, int index, StepBudget budget)
    {
        budget.Spend(regions.Count);
        var bounds = regions[index].Bounds;
        return [.. regions.Select((other, at) => (other.Bounds, At: at)).Where(other => other.At != index && (other.Bounds.Area, other.At).CompareTo((bounds.Area, index)) < 0 && !other.Bounds.Intersect(bounds).IsEmpty).Select(other => other.Bounds)];
    }

    /// <summary>
    /// What one change leaves over in one shot, at however many places (text set anew at fractions of a pixel), is looked at in one go: the
    /// group's id then holds all of it.
    /// </summary>
    private static RegionExplanation[] Joined(RegionExplanation[] explained)
    {
        var left = explained
            .Where(each => each.Remainder > 0 && each.Causes.Any(cause => cause.Kind == "shift"))
            .GroupBy(Key, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Count() == 1 ? group.First().Groups[0] : IdOf(string.Join('\n', group.Select(each => each.Groups[0]).Order(StringComparer.Ordinal))), StringComparer.Ordinal);
        return [.. explained.Select(each => each.Remainder > 0 && left.TryGetValue(Key(each), out var group) ? each with { Groups = [group] } : each)];

        static string Key(RegionExplanation each) => string.Join('\n', each.Causes.Where(cause => cause.Kind != "shift").Select(CauseWriter.Identity));
    }

    private RegionExplanation Explain(RegionAccount account)
    {
        var weights = new Dictionary<LayoutChange, double>();
        var firsts = new HashSet<LayoutChange>();
        var shifted = new Dictionary<int, long>();
        var hasRoot = true;
        foreach (var ((mover, top, bottom), count) in account.Moved)
        {
            if (mover < 0)
                continue;
            var highest = _roots.TopOf(mover);
            if (_roots.Of(highest) is { Count: > 0 } roots)
            {
                shifted[highest] = shifted.GetValueOrDefault(highest) + count;
                Weigh(roots, count);
            }
            else if (Painted(top, bottom, null) is { Count: > 0 } painted)
            {
                // What nothing moved looks moved by chance, where two colours happen to be alike.
                Weigh(painted, count);
            }
            else
            {
                shifted[highest] = shifted.GetValueOrDefault(highest) + count;
                var elsewhere = _edits.Elsewhere(NameOf(top));
                Weigh(elsewhere, count);
                hasRoot &= elsewhere.Count > 0;
            }
        }

        long redrawn = 0, followed = 0, paintedByInputs = 0;
        foreach (var (node, count) in account.Redrawn)
            Redraw(_roots.Of(node), node, count, count * 0.5);

        foreach (var ((node, kind), count) in account.Repainted)
            Redraw(Painting(_after[node].Where(change => IsOfKind(change, kind)), true) is { Count: > 0 } drawing ? drawing : Painting(_after[node], true), node, count, count);

        long unknown = 0, repainted = 0, known = 0;
        var isPaint = true;
        foreach (var (node, count) in account.Painted)
        {
            // A colour that followed another one's is told there.
            if (Painting(_after[node].Where(IsOfEdge), true) is { Count: > 0 } edge || (edge = Painted(node, _pair.Alignment.BeforeOf(node), node)).Count > 0)
                Weigh(edge, count);
            else
                unknown += count;
        }

        var unnamed = unknown;
        foreach (var ((afterNode, beforeNode, top, bottom, edge), count) in account.Left)
        {
            if (Painted(afterNode, beforeNode, edge) is { Count: > 0 } painted || (painted = Painted(top, bottom, edge)).Count > 0 || (account.IsRecolour && (painted = Ground(top)).Count > 0))
            {
                Weigh(painted, count);
                isPaint &= painted.TrueForAll(change => change.OnlyPaints);
                var isRepainted = painted.Exists(change => Repaints(change, top, bottom));
                repainted += isRepainted ? count : 0;
                paintedByInputs += _edits.AreAll && !isRepainted ? count : 0;
                // It stands elsewhere for another edit, and looks otherwise for this one.
                if (_edits.AreAll && Moved(afterNode, AfterOf(beforeNode), top, AfterOf(bottom)) is { } carried)
                    Weigh(_roots.Of(carried), count * 0.25);
                continue;
            }

            if (_edits.AreAll && (Moved(afterNode, AfterOf(beforeNode), top, AfterOf(bottom)) is { } mover && _roots.Of(mover) is { Count: > 0 } moved || (moved = _edits.Elsewhere(NameOf(top))).Count > 0))
            {
                Weigh(moved, count * 0.5);
                followed += count;
                known += count;
                continue;
            }

            unknown += count;
            if (NameOf(top) == "canvas")
                Weigh(_edits.Drawing, count * 0.25);
            // What moved by whole pixels looks as it did: only what was set anew may look otherwise for it.
            if (SetAnew(afterNode, AfterOf(beforeNode), top, AfterOf(bottom)) is { } moving)
                Weigh(_roots.Of(moving), count * 0.5);
        }

        foreach (var (top, bottom, count) in account.Moved.Select(each => (each.Key.Top, each.Key.Bottom, each.Value)).Concat(account.Left.Select(each => (each.Key.Top, each.Key.Bottom, each.Value))))
            Weigh(_edits.Around(top, bottom), count);

        if (unknown > 0 && _edits.AreAllAmong(weights.Keys))
        {
            followed += unknown;
            known += unknown;
            unknown = 0;
        }

        // One rule that dresses a thousand boxes weighs what all of them weigh.
        var totals = weights.GroupBy(pair => _writer.KeyOf(pair.Key)).ToDictionary(same => same.Key, same => same.Sum(pair => pair.Value));
        var ranked = weights.OrderByDescending(pair => totals[_writer.KeyOf(pair.Key)]).ThenByDescending(pair => pair.Value).ThenBy(pair => pair.Key.Rank).ThenBy(pair => pair.Key.AfterNode).Select(pair => pair.Key).ToList();
        var scripts = _writer.WriteAll(_edits.Scripts).ToList();
        // One place is the script's: it is the edit that a person made.
        var told = _writer.WriteAll(ranked).Take(scripts.Count > 0 ? MostCauses - 1 : MostCauses).ToList();
        List<CauseFacts> causes = [.. told.Select(each => each.Cause)];
        var identity = string.Join('\n', told.Select(each => each.Identity).Order(StringComparer.Ordinal));
        var isRecoloured = account.IsRecolour && isPaint && unknown == 0;
        var remainder = causes.Count == 0 ? account.Remainder + account.Painted.Values.Sum() + redrawn : isRecoloured ? 0 : account.Remainder + unnamed - repainted - paintedByInputs - known;
        // All that one edit of a script in the page made is one group. A file of scripts may hold any number of edits, and one that came or went is called by no value.
        (CauseFacts Cause, string Identity)? sole = _edits.Scripts is [{ Markup: not null, Kind: "text" or "attribute" }] ? scripts[0] : null;
        IReadOnlyList<string> groups;
        if (remainder > 0 || causes.Count == 0 || !hasRoot)
        {
            groups = [IdOf($"pixels\n{(shifted.Count > 0 ? identity : "")}\n{account.Digest}")];
        }
        else
        {
            // One group a cause, however the causes of a region are mixed: those that only might have added to another make none.
            var main = _writer.WriteAll([.. ranked.Where(firsts.Contains)]).Select(each => each.Identity).ToHashSet(StringComparer.Ordinal);
            var kind = redrawn > 0 ? "redrawn" : "cause";
            causes = [.. told.Select(each => main.Contains(each.Identity) ? each.Cause with { Group = IdOf($"{kind}\n{sole?.Identity ?? each.Identity}") } : each.Cause)];
            groups = [.. causes.Select(cause => cause.Group).OfType<string>().Distinct(StringComparer.Ordinal)];
        }

        // What a script made otherwise is told first, and then the script.
        if (causes.Count > 0)
            causes.AddRange(scripts.Where(script => told.TrueForAll(each => each.Identity != script.Identity)).Select(script => sole is null ? script.Cause : script.Cause with { Group = groups[0] }).Take(MostCauses - causes.Count));
        var largest = shifted.Where(pair => _moves.IsMoved(pair.Key)).OrderByDescending(pair => pair.Value).Select(pair => (int?)pair.Key).FirstOrDefault();
        if (largest is { } shift)
            causes.Add(_writer.Shift(shift, _moves.OfAfter(shift)[0]));
        var verdict = causes.Count == 0 ? "unexplained" : unknown == 0 && redrawn == 0 && hasRoot ? "whole" : "partial";
        return new RegionExplanation(causes, verdict, remainder, groups) { Redrawn = causes.Count == 0 ? 0 : redrawn, ByInputs = followed + (isRecoloured ? 0 : paintedByInputs) };

        // Looks drawn anew; where an edit is known to be behind it, it is.
        void Redraw(IReadOnlyList<LayoutChange> changes, int node, long count, double weight)
        {
            var found = changes.Count > 0 ? changes : _edits.Elsewhere(NameOf(node));
            Weigh(found, weight);
            if (_edits.AreAll && found.Count > 0)
                followed += count;
            else
                redrawn += count;
        }

        void Weigh(IReadOnlyList<LayoutChange> changes, double count)
        {
            if (changes.Count > 0)
                firsts.Add(changes[0]);
            // The second and third of several candidates count for less: the order says which is likeliest.
            for (var i = 0; i < changes.Count; i++)
                weights[changes[i]] = weights.GetValueOrDefault(changes[i]) + (count / (1 << (2 * i)));
        }
    }

    private static bool IsOfKind(LayoutChange change, RepaintKind kind) => change is { Kind: "style", Name: { } name } && kind switch
    {
        RepaintKind.Corner => name.EndsWith("-radius", StringComparison.Ordinal),
        RepaintKind.Shadow => name == "box-shadow" || name.EndsWith("-radius", StringComparison.Ordinal),
        _ => name == "background-image",
    };

    private static bool IsOfEdge(LayoutChange change) =>
        change is { Kind: "style", Name: { } name } && (name == "box-shadow" || name.StartsWith("outline", StringComparison.Ordinal) || name.StartsWith("border", StringComparison.Ordinal));

    private int AfterOf(int before) => before < 0 ? -1 : _pair.Alignment.AfterOf(before);

    private string NameOf(int node) => node < 0 ? "" : _pair.After.Nodes[node].Name;

    private int? Moved(params ReadOnlySpan<int> nodes)
    {
        foreach (var node in nodes)
        {
            if (node >= 0 && (_moves.IsMoved(node) || _moves.IsSetAnew(node)))
                return node;
        }

        return null;
    }

    private int? SetAnew(params ReadOnlySpan<int> nodes)
    {
        foreach (var node in nodes)
        {
            if (_moves.IsSetAnew(node))
                return node;
        }

        return null;
    }

    internal static string IdOf(string key) => $"g-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 6))}";

    /// <summary>Whether a change draws all that the node on top shows: its text set in another font, its content another.</summary>
    private bool Repaints(LayoutChange change, int top, int bottom)
    {
        if (_pair.IsDrawnWhole(change))
            return true;
        var isSelf = IsOf(_pair.After, top, change.AfterNode) || IsOf(_pair.Before, bottom, change.BeforeNode);
        if (change.Kind != "style")
            return isSelf || change.Kind is "added" or "removed";
        if (change.Name == FontChanges.Used || change.Edit is { Known: var known } && FontFaces.IsFace(known))
            return isSelf;
        var isText = (top >= 0 && _pair.After.Nodes[top].Kind != LayoutNodeKind.Element) || (bottom >= 0 && _pair.Before.Nodes[bottom].Kind != LayoutNodeKind.Element);
        return isText ? LayoutProperties.IsInherited(change.Name!) && !change.OnlyPaints : isSelf && (change.Name is "d" or "transform" or "content" or "background-image" || change.Name!.StartsWith("object-", StringComparison.Ordinal));
    }

    // The node itself, or the text that a ::before or ::after holds.
    private static bool IsOf(LayoutTree tree, int node, int changed) =>
        node >= 0 && (node == changed || (tree.Nodes[node].Kind == LayoutNodeKind.Text && tree.Nodes[node].Parent == changed && tree.Nodes[changed].Kind == LayoutNodeKind.Pseudo));

    /// <summary>What changed of the nearest node, at or above, that can have painted there.</summary>
    /// <param name="afterNode">It, or −1.</param>
    /// <param name="beforeNode">It, or −1.</param>
    /// <param name="edge">Whose changed edge may have, as a node after, or −1; null for any.</param>
    private List<LayoutChange> Painted(int afterNode, int beforeNode, int? edge)
    {
        for (var at = afterNode; at >= 0; at = _pair.After.Nodes[at].Parent)
        {
            _budget.Spend(1);
            if (Painting(_after[at].Where(change => MayDraw(_pair.After, change, afterNode) && MayEdge(change, edge)), at == afterNode, IsBox(_pair.After, afterNode)) is { Count: > 0 } found)
                return found;
        }

        for (var at = beforeNode; at >= 0; at = _pair.Before.Nodes[at].Parent)
        {
            _budget.Spend(1);
            if (Painting(_before[at].Where(change => MayDraw(_pair.Before, change, beforeNode) && MayEdge(change, edge)), at == beforeNode, IsBox(_pair.Before, beforeNode)) is { Count: > 0 } found)
                return found;
        }

        return [];
    }

    // An edge's colour draws the edge, nothing within it.
    private bool MayEdge(LayoutChange change, int? edge) => edge is null || change.AfterNode == edge || !_edges.IsKnown(change);

    // A language chooses fonts, quotes and line breaks: it draws no picture.
    private static bool MayDraw(LayoutTree tree, LayoutChange change, int node) =>
        change is not { Kind: "attribute", Name: "lang" } || tree.Nodes[node] is not { Kind: LayoutNodeKind.Element, Name: "canvas" or "img" or "video" or "svg" or "embed" or "object" };

    /// <summary>What became of the colour on which a node stands without being in it: a text of a drawing on its shapes.</summary>
    private List<LayoutChange> Ground(int top)
    {
        if (top < 0 || _pair.After.Nodes[top] is not { Box: { } box, PaintOrder: var order })
            return [];
        var below = _after.Select(changes => changes.Key)
            .Where(node => _pair.After.Nodes[node] is { Box: { } ground, PaintOrder: var painted } && (painted, node).CompareTo((order, top)) < 0 && !ground.ToDevice(1).Intersect(box.ToDevice(1)).IsEmpty)
            .OrderByDescending(node => _pair.After.Nodes[node].PaintOrder).ThenByDescending(node => node);
        return below.Select(node => Painting(_after[node].Where(change => MayDraw(_pair.After, change, top)), true)).FirstOrDefault(found => found.Count > 0 && found.TrueForAll(change => change.OnlyPaints)) ?? [];
    }

    // The four sides that one declaration gives are one of them; a colour is first of all that of letters.
    private List<LayoutChange> Painting(IEnumerable<LayoutChange> changes, bool isSelf, bool isBox = false) =>
        [.. changes.Where(change => !change.OnlyMoves && (isSelf || change.Kind is not ("text" or "box"))).OrderBy(change => change.Rank).ThenBy(change => isBox && change is { Kind: "style", Name: "color" }).DistinctBy(_writer.KeyOf).Take(3)];

    private static bool IsBox(LayoutTree tree, int node) => tree.Nodes[node].Kind == LayoutNodeKind.Element;
}

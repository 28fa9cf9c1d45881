using System.Globalization;
using Gate.Core.Run.Facts;

namespace Gate.Core.Explain;

/// <summary>Turns a change of the layout into a cause of the report, with its places in the sources.</summary>
internal sealed class CauseWriter(LayoutPair pair, SideText before, SideText after, double scale)
{
    private readonly Dictionary<LayoutChange, CauseFacts> _written = [];
    private readonly WholeRules _rules = new(before, after);
    private readonly SourceHunks _hunks = new(before.Texts.Concat(after.Texts).ToDictionary(StringComparer.Ordinal));

    /// <summary>What changes of one edit have in common.</summary>
    public object KeyOf(LayoutChange change) => change.Edit is { } edit ? _rules.KeyOf(edit) : (object?)change.Tag ?? change;

    /// <summary>Each cause once, with what identifies it in any shot: one declaration is one cause however many values it made.</summary>
    public IEnumerable<(CauseFacts Cause, string Identity)> WriteAll(IReadOnlyList<LayoutChange> ranked)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var change in ranked)
        {
            if (change.Edit?.Nesting is { } nesting)
            {
                var key = $"nesting\0{nesting.Name}\0{nesting.Subject}\0{nesting.Before}\0{nesting.After}";
                if (seen.Add(key))
                    yield return (Write(change), key);
            }
            else if (change.Edit is { } edit && _rules.Of(edit) is { } rule)
            {
                var key = $"rule\0{edit.Known.Context}\0{edit.Known.Selector}\0{rule}\0{edit.After is null}";
                if (seen.Add(key))
                    yield return (Renamed(change, edit) ?? Write(change) with { Name = "rule", Before = edit.After is null ? rule : null, After = edit.After is null ? null : rule }, key);
            }
            else if (change.Edit is { } other)
            {
                var key = $"edit\0{other.Known.Context}\0{other.Known.Selector}\0{other.Known.Property}\0{other.Before?.Value}\0{other.After?.Value}";
                if (seen.Add(key))
                    yield return (Write(change), key);
            }
            else
            {
                var cause = change.Tag is null && SideNames.Of(change.Name) is { } all ? Folded(change, all, ranked) : Write(change);
                if (seen.Add(Identity(cause)))
                    yield return (cause, Identity(cause));
            }
        }
    }

    // What is mended is the element that still goes by the old name.
    private CauseFacts? Renamed(LayoutChange change, StyleEdit edit) => change.AfterNode >= 0 && _rules.RenamedTo(edit) is { } other
        ? Write(change) with { Name = "rule", Before = edit.Known.Selector, After = $"{other}, of which this element is none", Source = after.PlaceOf(pair.After, change.AfterNode, "class") ?? edit.Known.Source, Hunk = null }
        : null;

    /// <remarks>A file that is another one is one cause, whatever shows it.</remarks>
    public static string Identity(CauseFacts cause) => $"{cause.Kind}\0{cause.Name}\0{(cause.Kind == "resource" ? "" : cause.Rule ?? cause.Selector)}\0{cause.Before}\0{cause.After}";

    // padding-top, -right, -bottom and -left of one node that changed alike were said in one word.
    private CauseFacts Folded(LayoutChange change, (string Name, string[] Sides) all, IReadOnlyList<LayoutChange> ranked)
    {
        var alike = all.Sides.All(side => ranked.Any(other => other.Edit is null && other.Name == side && other.Before == change.Before && other.After == change.After
            && other.AfterNode == change.AfterNode && other.BeforeNode == change.BeforeNode));
        return alike ? Write(change) with { Name = all.Name } : Write(change);
    }

    private CauseFacts Write(LayoutChange change)
    {
        if (!_written.TryGetValue(change, out var cause))
        {
            var (was, now) = change.Tag is { } tag ? (tag.BeforeNode, tag.AfterNode) : (Shown(change, "removed", change.BeforeNode), Shown(change, "added", change.AfterNode));
            cause = WithHunk(change.Edit is { } edit ? OfEdit(change, edit) : OfNode(change)) with { BeforeBox = Box(pair.Before, was), AfterBox = Box(pair.After, now) };
            _written[change] = cause;
        }

        return cause;
    }

    // What was removed is written before, what was added after: its place on the other side is somebody else's. A file that is another one
    // is written nowhere.
    private CauseFacts WithHunk(CauseFacts cause) => cause.Kind == "resource" ? cause : cause with
    {
        Hunk = _hunks.Between(cause.SourceBefore, cause.Source == cause.SourceBefore || cause.Kind == "removed" ? null : cause.Source),
    };

    /// <summary>The highest node that moved, as a fact of its own: how far, and from where.</summary>
    public CauseFacts Shift(int node, (int X, int Y) way)
    {
        var (was, now) = (pair.Before.Nodes[pair.Alignment.BeforeOf(node)].Box!.Value, pair.After.Nodes[node].Box!.Value);
        var isDown = way.Y != 0;
        return new CauseFacts(pair.After.Selector(node), "shift", isDown ? "y" : "x", Number(isDown ? was.Y : was.X), Number(isDown ? now.Y : now.X), after.PlaceOf(pair.After, node, null))
        {
            SourceBefore = before.PlaceOf(pair.Before, pair.Alignment.BeforeOf(node), null),
            BeforeBox = Box(pair.Before, pair.Alignment.BeforeOf(node)),
            AfterBox = Box(pair.After, node),
        };
    }

    // Outlined in the report: what of it lies left of the page or above cannot be shown.
    private BoxFacts? Box(LayoutTree tree, int node)
    {
        if (node < 0 || tree.Nodes[node].Box is not { } box)
            return null;
        var area = box.ToDevice(scale);
        var (left, top) = (Math.Max(0, area.Left), Math.Max(0, area.Top));
        return area.Right > left && area.Bottom > top ? new BoxFacts(left, top, area.Right - left, area.Bottom - top) : null;
    }

    private static string Number(double value) => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(value, 2)}px");

    private CauseFacts OfEdit(LayoutChange change, StyleEdit edit)
    {
        if (edit.Nesting is { } nesting)
            return new CauseFacts(nesting.Subject, "style", nesting.Name, nesting.Before, nesting.After, nesting.Source) { SourceBefore = nesting.SourceBefore };
        var (was, now) = (change.Before, change.After);
        var (selector, name) = (Selector(change), change.Name);
        if (edit.IsOfContext)
        {
            (was, now) = (edit.Before!.Context.Length == 0 ? "always" : edit.Before.Context, edit.After!.Context.Length == 0 ? "always" : edit.After.Context);
            name = $"{change.Name} under";
        }
        else if (edit.IsOfVariable)
        {
            (selector, name, was, now) = (edit.Known.Selector, edit.Known.Property, edit.Before?.Value, edit.After?.Value);
        }

        else if (edit.Known.Property != change.Name && edit.Before?.Value != edit.After?.Value)
        {
            // A shorthand: what was written, since no single value says it.
            (name, was, now) = (edit.Known.Property, edit.Before?.Value, edit.After?.Value);
        }

        return new CauseFacts(selector, "style", name, was, now, edit.After?.Source ?? edit.Before?.Source) { SourceBefore = edit.Before?.Source, Rule = edit.Known.Selector };
    }

    private CauseFacts OfNode(LayoutChange change)
    {
        if (change.Markup is { } edit)
            return new CauseFacts(edit.Selector, change.Kind, change.Name, change.Before, change.After, edit.Source ?? edit.SourceBefore) { SourceBefore = edit.SourceBefore };
        if (change.Run is { } run)
        {
            var isAdded = change.Kind == "added";
            return new CauseFacts((isAdded ? pair.After : pair.Before).Selector(run.Parent), change.Kind, change.Name, change.Before, change.After, isAdded ? after.PlaceOf(pair.After, run.First, null) : before.PlaceOf(pair.Before, run.First, null))
            {
                SourceBefore = isAdded ? null : before.PlaceOf(pair.Before, run.First, null),
            };
        }

        if (change.Tag is { } tag)
        {
            var one = OfNode(change with { Tag = null, Kind = tag.Kind, Name = tag.Name, Before = tag.Before, After = tag.After, BeforeNode = tag.BeforeNode, AfterNode = tag.AfterNode });
            return tag.Elements == 1 ? one : one with { Selector = AlikeElements.Among(pair.After, tag.AfterNode), Elements = tag.Elements };
        }

        if (change.Alike is { IsWritten: true } written)
            return OfNode(change with { Alike = null }) with { Selector = written.Selector, Elements = written.Count };
        if (change.Alike is { } alike)
            return new CauseFacts(alike.Selector, change.Kind, change.Name, change.Before, change.After, null) { Elements = alike.Count };
        var attribute = change.Kind == "attribute" ? change.Name : change.Kind == "style" ? "style" : null;
        return new CauseFacts(
            Selector(change), change.Kind, change.Name, change.Before, change.After,
            after.PlaceOf(pair.After, change.AfterNode, attribute) ?? (change.AfterNode < 0 ? before.PlaceOf(pair.Before, change.BeforeNode, attribute) : null))
        {
            SourceBefore = before.PlaceOf(pair.Before, change.BeforeNode, attribute),
        };
    }

    // Many side by side are shown by what holds them, on the side on which they are.
    private static int Shown(LayoutChange change, string kind, int node) => change.Run is not { } run ? node : run.Kind == kind ? run.Parent : -1;

    // An edit that shows by what it led to alone is named by its rule.
    private string Selector(LayoutChange change) =>
        change is { AfterNode: < 0, BeforeNode: < 0 } ? change.Edit?.Known.Selector ?? "html" : change.AfterNode >= 0 ? pair.After.Selector(change.AfterNode) : pair.Before.Selector(change.BeforeNode);
}

using System.Globalization;

namespace Gate.Core.Explain;

/// <summary>
/// The facts that differ, without those that merely follow from others: inherited values, lengths in em after a change of the font's
/// size, the contents of what was added or removed, used sizes.
/// </summary>
internal sealed class LayoutChanges
{
    private static readonly HashSet<string> ShownAttributes = new(
        ("align alt bgcolor border cellpadding cellspacing checked class color cols colspan dir disabled face height hidden lang label max media min multiple nowrap open "
            + "placeholder poster rel reversed rows rowspan rules selected size sizes span src srcset start style type valign value vspace hspace width wrap").Split(' '),
        StringComparer.Ordinal);

    private static readonly HashSet<string> Drawing = new(
        "svg g path circle rect ellipse line polyline polygon text tspan use symbol lineargradient radialgradient stop clippath mask pattern image filter marker".Split(' '),
        StringComparer.Ordinal);

    // Of a drawing, said by an attribute as by a declaration.
    private static readonly HashSet<string> Colouring = ["fill", "fill-opacity", "stroke", "stroke-opacity", "opacity"];

    private readonly LayoutPair _pair;
    private readonly StyleEdits _edits;
    private readonly FontChanges _fonts;
    private readonly PictureChanges _pictures;
    private readonly List<LayoutChange> _found = [];

    private LayoutChanges(LayoutPair pair, StyleEdits edits, RequestChanges requests, FontFaces faces) =>
        (_pair, _edits, _fonts, _pictures) = (pair, edits, new FontChanges(pair, faces, requests), new PictureChanges(pair, requests));

    public static IReadOnlyList<LayoutChange> Of(LayoutPair pair, StyleEdits edits, RequestChanges requests, FontFaces faces)
    {
        var changes = new LayoutChanges(pair, edits, requests, faces);
        changes.Find();
        return TagChange.Join(pair, ChildRun.Join(pair, changes._found));
    }

    private void Find()
    {
        var (before, after) = (_pair.Before, _pair.After);
        for (var node = 0; node < after.Nodes.Count; node++)
        {
            if (_pair.Alignment.BeforeOf(node) is >= 0 and var other)
                Compare(other, node);
            else if (_pair.Alignment.BeforeOf(after.Nodes[node].Parent) >= 0 && IsWorthATell(after, node, _pair.Alignment.BeforeOf))
                _found.Add(new LayoutChange { Kind = "added", Name = NameOf(after, node), After = Describe(after, node), BeforeNode = -1, AfterNode = node });
        }

        for (var node = 0; node < before.Nodes.Count; node++)
        {
            if (_pair.Alignment.AfterOf(node) < 0 && _pair.Alignment.AfterOf(before.Nodes[node].Parent) >= 0 && IsWorthATell(before, node, _pair.Alignment.AfterOf))
                _found.Add(new LayoutChange { Kind = "removed", Name = NameOf(before, node), Before = Describe(before, node), BeforeNode = node, AfterNode = -1 });
        }

        _found.RemoveAll(change => IsWithinShownOnce(change) || IsOfAnotherAddress(change));
    }

    // A frame that shows another address: what differs within it follows from that.
    private bool IsOfAnotherAddress(LayoutChange change)
    {
        var isAfter = change.AfterNode >= 0;
        var (tree, other) = isAfter ? (_pair.After, _pair.Before) : (_pair.Before, _pair.After);
        for (var at = tree.Nodes[isAfter ? change.AfterNode : change.BeforeNode].Parent; at >= 0; at = tree.Nodes[at].Parent)
        {
            var counterpart = isAfter ? _pair.Alignment.BeforeOf(at) : _pair.Alignment.AfterOf(at);
            if (counterpart >= 0 && FramedDocuments.IsAnother(tree.Nodes[at], other.Nodes[counterpart]))
                return true;
        }

        return false;
    }

    // Within an element that is not laid out any more, or only now, everything follows from that.
    private bool IsWithinShownOnce(LayoutChange change)
    {
        var (tree, other) = change.AfterNode >= 0 ? (_pair.After, _pair.Before) : (_pair.Before, _pair.After);
        for (var at = tree.Nodes[change.AfterNode >= 0 ? change.AfterNode : change.BeforeNode].Parent; at >= 0; at = tree.Nodes[at].Parent)
        {
            var counterpart = change.AfterNode >= 0 ? _pair.Alignment.BeforeOf(at) : _pair.Alignment.AfterOf(at);
            if (counterpart >= 0 && tree.Nodes[at].Box is null != other.Nodes[counterpart].Box is null)
                return true;
        }

        return false;
    }

    // Elements without a box show by what else they do, and so do spaces but for one: that came or went alone, between elements in a line that stayed.
    private static bool IsWorthATell(LayoutTree tree, int node, Func<int, int> other)
    {
        var (kind, box) = (tree.Nodes[node].Kind, tree.Nodes[node].Box);
        if (kind != LayoutNodeKind.Text)
            return box is not null;
        if (tree.Nodes[node].Text.Trim().Length > 0)
            return true;
        var brothers = tree.Children[tree.Nodes[node].Parent].ToList();
        var at = brothers.IndexOf(node);
        return box is { Width: > 0 } && at > 0 && at < brothers.Count - 1 && other(brothers[at - 1]) >= 0 && other(brothers[at + 1]) >= 0;
    }

    private static string? NameOf(LayoutTree tree, int node) => tree.Nodes[node].Kind == LayoutNodeKind.Text ? LayoutChange.OfText : null;

    private static string Describe(LayoutTree tree, int node) =>
        tree.Nodes[node].Kind == LayoutNodeKind.Text ? TextEdit.Short(TextEdit.Words(tree.Nodes[node].Text).Trim(' ')) : tree.Nodes[node].Name;

    private void Compare(int before, int after)
    {
        var (one, other) = (_pair.Before.Nodes[before], _pair.After.Nodes[after]);
        if (one.Box is null && other.Box is null)
            return;
        var template = new LayoutChange { Kind = "", BeforeNode = before, AfterNode = after };
        if (one.Name != other.Name)
            _found.Add(template with { Kind = "box", Name = TagChange.Renamed, Before = one.Name, After = other.Name });
        if (one.Text != other.Text)
        {
            var (was, now) = TextEdit.AroundWords(one.Text, other.Text);
            _found.Add(template with { Kind = "text", Before = was, After = now });
        }

        if (one.Kind != LayoutNodeKind.Text)
        {
            CompareAttributes(one, other, template);
            CompareStyles(template);
        }

        CompareResources(one, other, template);
        ComparePlaces(template);
    }

    private void CompareAttributes(LayoutNode one, LayoutNode other, LayoutChange template)
    {
        foreach (var name in one.Attributes.Keys.Union(other.Attributes.Keys).Order(StringComparer.Ordinal))
        {
            var (was, now) = (one.Attributes.GetValueOrDefault(name), other.Attributes.GetValueOrDefault(name));
            // The declarations of a style attribute are told one by one.
            if (was == now || name == "style" || FramedDocuments.IsIdle(one, other, name) || !(ShownAttributes.Contains(name) || FramedDocuments.IsAddress(one, other, name) || (Drawing.Contains(other.Name) && name is not "id" && !name.StartsWith("data-", StringComparison.Ordinal) && !name.StartsWith("aria-", StringComparison.Ordinal))))
                continue;
            var (shortWas, shortNow) = was is null || now is null ? (was, now) : TextEdit.Around(was, now);
            var isUnseen = name == "alt" && _pair.HasPicture(template);
            _found.Add(template with { Kind = "attribute", Name = name, Before = shortWas, After = shortNow, OnlyPaints = isUnseen || IsColouring(other, name), OnlyMoves = isUnseen });
        }
    }

    private void CompareStyles(LayoutChange template)
    {
        var (before, after) = (template.BeforeNode, template.AfterNode);
        if (_pair.Before.Nodes[before].Styles.Count == 0 || _pair.After.Nodes[after].Styles.Count == 0)
        {
            // Laid out on one side only: display: none, or an element that lost its box.
            var (was, now) = (_pair.Before.Style(before, "display"), _pair.After.Style(after, "display"));
            if (was != now)
                _found.Add(Explained(template with { Kind = "style", Name = "display", Before = was.Length == 0 ? "none" : was, After = now.Length == 0 ? "none" : now }));
            return;
        }

        var ratio = FontRatio(before, after);
        foreach (var name in LayoutProperties.Names)
        {
            var (was, now) = (_pair.Before.Style(before, name), _pair.After.Style(after, name));
            if (was == now)
                continue;
            var (shortWas, shortNow) = TextEdit.Shorts(was, now);
            var change = Explained(template with
            {
                Kind = "style", Name = name, Before = shortWas, After = shortNow,
                OnlyPaints = LayoutProperties.OnlyPaints(name), OnlyMoves = !LayoutProperties.Paints(name),
            });
            if (change.Edit is not null || IsWrittenOn(change) || !IsSaidByAttribute(change) && !(LayoutProperties.IsResult(name) || Follows(name, was, now, change, ratio)))
                _found.Add(change);
        }
    }

    private static bool IsColouring(LayoutNode node, string name) => Drawing.Contains(node.Name) && Colouring.Contains(name);

    // The attribute is told.
    private bool IsSaidByAttribute(LayoutChange change) => IsColouring(_pair.After.Nodes[change.AfterNode], change.Name!)
        && _pair.Before.Nodes[change.BeforeNode].Attributes.GetValueOrDefault(change.Name!) != _pair.After.Nodes[change.AfterNode].Attributes.GetValueOrDefault(change.Name!);

    // Declared in the element's own style attribute, on one side otherwise than on the other.
    private bool IsWrittenOn(LayoutChange change)
    {
        var was = _pair.Before.Nodes[change.BeforeNode].Attributes.GetValueOrDefault("style") ?? "";
        var now = _pair.After.Nodes[change.AfterNode].Attributes.GetValueOrDefault("style") ?? "";
        var declared = change.Name! + ":";
        return was != now && (was + now).Replace(" ", "", StringComparison.Ordinal).Contains(declared, StringComparison.OrdinalIgnoreCase);
    }

    private LayoutChange Explained(LayoutChange change) => change with { Edit = _edits.For(_pair, change) };

    private double FontRatio(int before, int after) =>
        Pixels(_pair.Before.Style(before, "font-size")) is { } was and > 0 && Pixels(_pair.After.Style(after, "font-size")) is { } now && was != now ? now / was : 1;

    private bool Follows(string name, string was, string now, LayoutChange change, double ratio)
    {
        var (parentBefore, parentAfter) = (_pair.Before.Nodes[change.BeforeNode].Parent, _pair.After.Nodes[change.AfterNode].Parent);
        if (LayoutProperties.IsInherited(name) && parentBefore >= 0 && parentAfter >= 0
            && _pair.Before.Style(parentBefore, name) == was && _pair.After.Style(parentAfter, name) == now)
        {
            return true;
        }

        // currentcolor, and what its initial value is.
        if (name.EndsWith("-color", StringComparison.Ordinal) && name is not "background-color"
            && _pair.Before.Style(change.BeforeNode, "color") == was && _pair.After.Style(change.AfterNode, "color") == now)
        {
            return true;
        }

        if (name.StartsWith("border-", StringComparison.Ordinal) && name.EndsWith("-color", StringComparison.Ordinal)
            && _pair.After.Style(change.AfterNode, name.Replace("-color", "-width", StringComparison.Ordinal)) == "0px"
            && _pair.Before.Style(change.BeforeNode, name.Replace("-color", "-width", StringComparison.Ordinal)) == "0px")
        {
            return true;
        }

        // Automatic margins and percentages are told in used pixels: they follow from the width.
        if (name is "margin-left" or "margin-right" && Pixels(was) is not null && Pixels(now) is not null && OtherWidth(change))
            return true;
        // A font's size in em follows that of the parent.
        if (name == "font-size" && parentBefore >= 0 && parentAfter >= 0 && FontRatio(parentBefore, parentAfter) is var around && around != 1 && Math.Abs(around - ratio) < 0.001)
            return true;
        return ratio != 1 && name != "font-size" && Pixels(was) is { } old && Pixels(now) is { } scaled && Math.Abs((old * ratio) - scaled) < 0.51;
    }

    private bool OtherWidth(LayoutChange change)
    {
        var (parent, other) = (_pair.Before.Nodes[change.BeforeNode].Parent, _pair.After.Nodes[change.AfterNode].Parent);
        return (parent >= 0 && other >= 0 && _pair.Before.Nodes[parent].Box?.Width != _pair.After.Nodes[other].Box?.Width)
            || _pair.Before.Nodes[change.BeforeNode].Box?.Width != _pair.After.Nodes[change.AfterNode].Box?.Width;
    }

    private void CompareResources(LayoutNode one, LayoutNode other, LayoutChange template)
    {
        _found.AddRange(_pictures.Of(template));
        // The text of a pseudo-element (an icon, mostly) is no node of its own: its lines stand at the element, and what it says is a style.
        if (one.Kind == LayoutNodeKind.Text ? one.Text.Trim().Length > 0 && one.Text == other.Text : one.Kind == LayoutNodeKind.Pseudo && one.Lines.Count > 0 && other.Lines.Count > 0)
            _found.AddRange(_fonts.Of(template));
    }

    // The same element under another parent, or at another place among the same brothers.
    private void ComparePlaces(LayoutChange template)
    {
        var (before, after) = (template.BeforeNode, template.AfterNode);
        if (before == 0 || after == 0 || _pair.After.Nodes[after].Kind != LayoutNodeKind.Element)
            return;
        var (parent, other) = (_pair.Before.Nodes[before].Parent, _pair.After.Nodes[after].Parent);
        if (_pair.Alignment.AfterOf(parent) == other)
        {
            var follows = MatchedBefore(_pair.Before, before, node => _pair.Alignment.AfterOf(node));
            var nowFollows = MatchedBefore(_pair.After, after, node => _pair.Alignment.BeforeOf(node) >= 0 ? node : -1);
            if (follows == nowFollows || nowFollows < 0 || IsInOrder(before, after))
                return;
            _found.Add(template with
            {
                Kind = "box", Name = "order",
                Before = follows < 0 ? "first" : $"after {_pair.After.Selector(follows)}", After = nowFollows < 0 ? "first" : $"after {_pair.After.Selector(nowFollows)}",
            });
        }
        else if (_pair.Alignment.BeforeOf(other) >= 0 || _pair.Alignment.AfterOf(parent) >= 0)
        {
            _found.Add(template with { Kind = "box", Name = "parent", Before = _pair.Before.Selector(parent), After = _pair.After.Selector(other) });
        }
    }

    // Moved is who jumped over brothers, not those that were jumped over; of two that changed places it is the one that stands later now.
    private bool IsInOrder(int before, int after) => Jumped(before, after) switch
    {
        [] => true,
        [var only] => Jumped(only, _pair.Alignment.AfterOf(only)).Count > 1 || after < _pair.Alignment.AfterOf(only),
        _ => false,
    };

    private List<int> Jumped(int before, int after) =>
    [
        .. _pair.Before.Children[_pair.Before.Nodes[before].Parent].Where(node => _pair.Before.Nodes[node].Kind == LayoutNodeKind.Element
            && _pair.Alignment.AfterOf(node) is >= 0 and var other && (node < before) != (other < after)),
    ];

    private static int MatchedBefore(LayoutTree tree, int node, Func<int, int> match)
    {
        var last = -1;
        foreach (var brother in tree.Children[tree.Nodes[node].Parent])
        {
            if (brother == node)
                break;
            if (tree.Nodes[brother].Kind == LayoutNodeKind.Element && match(brother) is >= 0 and var other)
                last = other;
        }

        return last;
    }

    private static double? Pixels(string value) =>
        value.EndsWith("px", StringComparison.Ordinal) && double.TryParse(value.AsSpan(..^2), CultureInfo.InvariantCulture, out var pixels) ? pixels : null;
}

namespace Gate.Core.Explain;

/// <summary>
/// The changes of a layout that are edits of what the page is made of, where these edits are all that differs: everything else follows from them,
/// be it scripts' answers or what was rastered otherwise.
/// </summary>
internal sealed class RootEdits
{
    // They colour the box or the glyphs of the elements that they are for, and nothing beside them.
    private static readonly HashSet<string> Confined =
    [
        .. LayoutProperties.Names.Where(name => name.StartsWith("background-", StringComparison.Ordinal) || name.EndsWith("-radius", StringComparison.Ordinal)
            || (name.EndsWith("color", StringComparison.Ordinal) && name != "outline-color")),
        "fill", "fill-opacity", "stroke", "stroke-opacity", "opacity",
    ];

    private readonly InputEdits? _inputs;
    private readonly HashSet<LayoutChange> _ofMarkup = [];
    private readonly bool _isOne;
    private readonly IReadOnlyList<LayoutChange> _halves = [];
    private readonly (HashSet<int> Before, HashSet<int> After) _elsewhere = ([], []);
    private readonly IReadOnlyList<(LayoutChange First, Predicate<LayoutChange> Holds)> _reaching = [];

    /// <param name="sides">What is known of both sides.</param>
    /// <param name="changes">Everything that differs in the layout.</param>
    /// <param name="pair">Both layouts.</param>
    public RootEdits(ExplainedSides sides, IReadOnlyList<LayoutChange> changes, LayoutPair pair)
    {
        Changes = changes;
        Scripts = sides.Scripts.AreAll ? sides.Scripts.Edits : [];
        Drawing = sides.Scripts.AreAll ? [] : sides.Scripts.Edits;
        if (sides.Inputs is not { } inputs || (inputs.Markup is { } markup ? markup.Written(pair, changes, sides.BeforeText, sides.AfterText, isAlone: inputs.Styles.Count + inputs.Files.Count + inputs.Sheets.Count == 0) : []) is not { } written)
            return;
        (_inputs, _ofMarkup) = (inputs, [.. written.SelectMany(edit => edit)]);
        // An attribute that shows by its values alone is a change of its own.
        Changes = [.. changes.Where(IsEdit), .. written.SelectMany(edit => edit).Where(change => change is { Markup: not null, AfterNode: >= 0 })];
        var rules = new WholeRules(sides.BeforeText, sides.AfterText);
        _isOne = inputs.Styles.DistinctBy(rules.KeyOf).Count() + inputs.Files.Count + inputs.Sheets.Count + written.Count == 1;
        // What else is told from the source alone may be behind the same.
        _halves = inputs.Markup?.Halves is { Count: > 0 } halves ? [.. halves, .. written.SelectMany(edit => edit).Where(change => change is { BeforeNode: < 0, AfterNode: < 0 } && !halves.Contains(change))] : [];
        if (_halves.Count > 0 && !_isOne)
            _elsewhere = (Under(pair.Before, changes.Where(change => IsElsewhere(change, "removed")).Select(change => change.BeforeNode)), Under(pair.After, changes.Where(change => IsElsewhere(change, "added")).Select(change => change.AfterNode)));
        // What a script does may answer to any edit.
        if (!_isOne && _halves.Count == 0 && IsAnswered(changes, pair))
            return;
        _reaching =
        [
            .. inputs.Sheets.Select(sheet => (sheet, (Predicate<LayoutChange>)(change => change == sheet))),
            .. written.Where(edit => _isOne || !IsConfined(edit, pair)).Select(edit => (edit[0], (Predicate<LayoutChange>)edit.Contains)),
            .. inputs.Styles.Where(edit => _isOne || !IsConfined(edit, pair)).DistinctBy(rules.KeyOf).Select(edit => (Of(edit), (Predicate<LayoutChange>)(change => change.Edit is { } other && rules.KeyOf(other).Equals(rules.KeyOf(edit))))),
            .. inputs.Files.Where(file => _isOne || !IsConfined(file, pair)).Select(file => (Of(file, sides.Requests), (Predicate<LayoutChange>)(change => change.Kind == "resource" && change.Name == file))),
        ];
    }

    /// <summary>All changes, or the edits among them where these are all that differs.</summary>
    public IReadOnlyList<LayoutChange> Changes { get; }

    /// <summary>Whether what an edit is found for follows from it and from nothing else.</summary>
    public bool AreAll => _inputs is not null || Scripts.Count > 0;

    /// <summary>Scripts and what they read, where they are all that differs: behind every change, though none of the layout's is written there. Else empty.</summary>
    public IReadOnlyList<LayoutChange> Scripts { get; }

    /// <summary>Scripts and what they read, where something else differs too: what a canvas shows is likely theirs, and nothing proves it. Else empty.</summary>
    public IReadOnlyList<LayoutChange> Drawing { get; }

    /// <summary>What a position follows from at which no edit is found: the only edit there is, or the only one that reaches beyond the elements that it is for; before all else a style sheet that does not apply, then a tag that puts others elsewhere.</summary>
    /// <param name="name">The element there: what scripts draw may answer to any edit.</param>
    public IReadOnlyList<LayoutChange> Elsewhere(string name) =>
        Scripts.Count > 0 ? Scripts : _inputs is { Sheets: { Count: > 0 } sheets } ? sheets : _halves.Count > 0 ? _halves : _reaching is [var (sole, holds)] && (_isOne || name is not ("canvas" or "video" or "iframe" or "object" or "embed")) ? [sole, .. sole.Markup is null ? [] : _ofMarkup.Where(change => change != sole && change is { Kind: "attribute", Markup: not null } && holds(change))] : [];

    /// <summary>The tags that put others elsewhere, beside other edits, where what shows is of those: whatever else painted it, it stands there for them.</summary>
    /// <param name="top">What is on top there after, or −1.</param>
    /// <param name="bottom">What was on top there before, or −1.</param>
    public IReadOnlyList<LayoutChange> Around(int top, int bottom) => _elsewhere.After.Contains(top) || _elsewhere.Before.Contains(bottom) ? _halves : [];

    /// <summary>Whether every edit that reaches beyond its elements is among these changes: what none of them is found for follows from all of them together.</summary>
    public bool AreAllAmong(IReadOnlyCollection<LayoutChange> changes) => _reaching.Count > 0 && _reaching.All(edit => changes.Any(change => edit.Holds(change)));

    private static bool IsElsewhere(LayoutChange change, string kind) => change.Kind == kind || change is { Kind: "box", Name: "parent" };

    private static HashSet<int> Under(LayoutTree tree, IEnumerable<int> nodes)
    {
        var under = nodes.Where(node => node >= 0).ToHashSet();
        for (var node = 0; node < tree.Nodes.Count; node++)
        {
            if (under.Contains(tree.Nodes[node].Parent))
                under.Add(node);
        }

        return under;
    }

    private bool IsEdit(LayoutChange change) =>
        _ofMarkup.Contains(change) || (change.Edit is { } edit && _inputs!.Styles.Contains(edit)) || (change.Kind == "resource" && _inputs!.Files.Contains(change.Name));

    // What differs in the tree and is not written so was changed by a script.
    private bool IsAnswered(IReadOnlyList<LayoutChange> changes, LayoutPair pair)
    {
        if (changes.Any(change => !_ofMarkup.Contains(change) && change.Kind is "added" or "removed" or "text" or "attribute" or "box"))
            return true;
        var written = _ofMarkup.Select(change => change.AfterNode).ToHashSet();
        for (var node = 0; node < pair.After.Nodes.Count; node++)
        {
            if (pair.Alignment.BeforeOf(node) is >= 0 and var other && pair.Before.Nodes[other].Attributes.GetValueOrDefault("style") != pair.After.Nodes[node].Attributes.GetValueOrDefault("style") && !written.Contains(node))
                return true;
        }

        return false;
    }

    // What came or went out of the flow, within the page, takes no room.
    private static bool IsConfined(IReadOnlyList<LayoutChange> edit, LayoutPair pair) =>
        edit.All(change => change.IsUnseen || change.Kind switch { "added" => IsLoose(pair.After, change.AfterNode), "removed" => IsLoose(pair.Before, change.BeforeNode), _ => false });

    private static bool IsLoose(LayoutTree tree, int node)
    {
        if (tree.Nodes[node].Kind == LayoutNodeKind.Text || tree.Style(node, "position") is not ("absolute" or "fixed") || tree.Nodes[node].Box is not { } box)
            return false;
        var root = tree.Nodes.FirstOrDefault(each => each.Name == "html")?.Box;
        return root is { } page && box.Y + box.Height <= page.Y + page.Height && box.X + box.Width <= page.X + page.Width;
    }

    private bool IsConfined(StyleEdit edit, LayoutPair pair)
    {
        var made = Changes.Where(change => change.Edit == edit).ToList();
        // Read of every element, and nowhere another: it does nothing here. What a control draws within (its placeholder) is read of nothing.
        return made.Count == 0 ? !edit.IsOfVariable && !edit.Known.Selector.Contains("::", StringComparison.Ordinal) && LayoutProperties.Names.Any(name => StyleEdits.Covers(edit.Known.Property, name)) && !FontFaces.IsFace(edit.Known) : made.TrueForAll(change => Confined.Contains(change.Name!) && !IsOfShadow(change, pair));
    }

    // A shadow has its box's corners, and lies beside it.
    private static bool IsOfShadow(LayoutChange change, LayoutPair pair) =>
        change.Name!.EndsWith("-radius", StringComparison.Ordinal) && (InkReach.Of(pair.Before, change.BeforeNode) > 0 || InkReach.Of(pair.After, change.AfterNode) > 0);

    private bool IsConfined(string file, LayoutPair pair)
    {
        var shown = Changes.Where(change => change.Kind == "resource" && change.Name == file).ToList();
        return shown.Count > 0 && shown.TrueForAll(change => pair.Before.Nodes[change.BeforeNode].Box is { } was && pair.After.Nodes[change.AfterNode].Box is { } now
            && (was.Width, was.Height) == (now.Width, now.Height) && pair.After.Nodes[change.AfterNode].Kind == LayoutNodeKind.Element);
    }

    private LayoutChange Of(StyleEdit edit) => Changes.FirstOrDefault(change => change.Edit == edit)
        ?? new LayoutChange { Kind = "style", Name = edit.Known.Property, Before = edit.Before?.Value, After = edit.After?.Value, BeforeNode = -1, AfterNode = -1, Edit = edit };

    private LayoutChange Of(string file, RequestChanges requests) => Changes.FirstOrDefault(change => change.Kind == "resource" && change.Name == file)
        ?? new LayoutChange { Kind = "resource", Name = file, Before = requests.Of(file)?.Before, After = requests.Of(file)?.After, BeforeNode = -1, AfterNode = -1 };
}

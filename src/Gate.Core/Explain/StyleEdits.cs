namespace Gate.Core.Explain;

/// <summary>What changed in the style sheets, asked for the declaration behind a changed value.</summary>
internal sealed class StyleEdits
{
    // A sheet that was rewritten as a whole explains nothing one by one.
    private const int MostEdits = 400;

    private readonly IReadOnlyList<StyleEdit> _edits;
    private readonly List<StyleDeclaration> _withVariables;

    /// <param name="edits">What changed.</param>
    /// <param name="all">Everything that is declared, on both sides: through it variables reach elements.</param>
    public StyleEdits(IEnumerable<StyleEdit> edits, IEnumerable<StyleDeclaration> all)
    {
        _edits = [.. edits.Take(MostEdits).OrderBy(edit => edit.IsOfVariable)];
        _withVariables = _edits.Any(edit => edit.IsOfVariable) ? [.. all.Where(declaration => declaration.Value.Contains("var(", StringComparison.OrdinalIgnoreCase))] : [];
    }

    /// <summary>As many as are looked at.</summary>
    public IReadOnlyList<StyleEdit> All => _edits;

    public static StyleEdits None { get; } = new([], []);

    /// <summary>The declaration that made a computed value another, or null where none is known to.</summary>
    public StyleEdit? For(LayoutPair pair, LayoutChange change)
    {
        foreach (var edit in _edits)
        {
            if (edit.IsOfVariable ? Uses(pair, change, edit.Known.Property, edit.Known.Value, 0) : Covers(edit.Known.Property, change.Name!) && Fits(pair, change, edit))
                return edit;
        }

        return null;
    }

    private static bool Fits(LayoutPair pair, LayoutChange change, StyleEdit edit) =>
        (edit.After is { } now && pair.AfterElements.Matches(change.AfterNode, now.Selector))
        || (edit.Before is { } was && pair.BeforeElements.Matches(change.BeforeNode, was.Selector));

    private bool Uses(LayoutPair pair, LayoutChange change, string variable, string? content, int depth)
    {
        foreach (var declaration in _withVariables)
        {
            if (!VariableUse.Takes(declaration.Value, variable))
                continue;
            if (declaration.Property.StartsWith("--", StringComparison.Ordinal))
            {
                if (depth < 4 && declaration.Property != variable && Uses(pair, change, declaration.Property, null, depth + 1))
                    return true;
            }
            else if (Covers(declaration.Property, change.Name!) && (declaration.Property == change.Name || VariableUse.MayGive(declaration.Value, variable, content, change.Name!)) && pair.AfterElements.Matches(change.AfterNode, declaration.Selector))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a declared property, a shorthand maybe, sets another.</summary>
    public static bool Covers(string declared, string property)
    {
        if (declared == property || property.StartsWith(declared + "-", StringComparison.Ordinal))
            return true;
        return declared switch
        {
            "font" => property == "line-height",
            "border" or "border-top" or "border-right" or "border-bottom" or "border-left" => property.StartsWith(declared, StringComparison.Ordinal),
            "border-radius" => property.EndsWith("-radius", StringComparison.Ordinal),
            "border-color" or "border-style" or "border-width" => property.StartsWith("border-", StringComparison.Ordinal) && property.EndsWith(declared[6..], StringComparison.Ordinal),
            "gap" => property is "row-gap" or "column-gap",
            "overflow" => property is "overflow-x" or "overflow-y",
            "inset" => property is "top" or "right" or "bottom" or "left",
            "flex-flow" => property is "flex-direction" or "flex-wrap",
            "place-items" => property is "align-items",
            "text-decoration" => property.StartsWith("text-decoration-", StringComparison.Ordinal),
            "white-space" => property is "white-space-collapse" or "text-wrap-mode",
            "margin-inline" => property is "margin-left" or "margin-right",
            "margin-block" => property is "margin-top" or "margin-bottom",
            "padding-inline" => property is "padding-left" or "padding-right",
            "padding-block" => property is "padding-top" or "padding-bottom",
            "background" => property.StartsWith("background-", StringComparison.Ordinal),
            "flex" => property is "flex-grow" or "flex-shrink" or "flex-basis",
            _ => false,
        };
    }

    /// <summary>Declarations that two sheets do not have alike.</summary>
    public static IReadOnlyList<StyleEdit> Compare(IReadOnlyList<StyleDeclaration> before, IReadOnlyList<StyleDeclaration> after) => [.. Edits(before, after).Take(MostEdits)];

    private static IEnumerable<StyleEdit> Edits(IReadOnlyList<StyleDeclaration> before, IReadOnlyList<StyleDeclaration> after)
    {
        var (gone, added) = (Without(before, after), Without(after, before));
        foreach (var now in added)
        {
            var was = gone.Find(one => one.Context == now.Context && one.Selector == now.Selector && one.Property == now.Property)
                ?? gone.Find(one => one.Selector == now.Selector && one.Property == now.Property && one.Value == now.Value);
            if (was is not null)
                gone.Remove(was);
            yield return new StyleEdit(was, now);
        }

        foreach (var was in gone)
            yield return new StyleEdit(was, null);
    }

    private static List<StyleDeclaration> Without(IReadOnlyList<StyleDeclaration> all, IReadOnlyList<StyleDeclaration> others)
    {
        var known = others.Select(Key).GroupBy(key => key, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        var left = new List<StyleDeclaration>();
        foreach (var declaration in all)
        {
            if (known.GetValueOrDefault(Key(declaration)) is > 0 and var count)
                known[Key(declaration)] = count - 1;
            else
                left.Add(declaration);
        }

        return left;
    }

    private static string Key(StyleDeclaration declaration) => $"{declaration.Context}\0{declaration.Selector}\0{declaration.Property}\0{declaration.Value}";
}

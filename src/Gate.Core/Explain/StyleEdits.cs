namespace Gate.Core.Explain;

/// <summary>What changed in the style sheets, asked for the declaration behind a changed value.</summary>
internal sealed class StyleEdits
{
    // A sheet that was rewritten as a whole explains nothing one by one: so many may be for one element and one property of it.
    private const int MostEdits = 400;

    // So many are kept of a sheet, to be looked through for those.
    private const int MostKept = 20_000;

    private readonly IReadOnlyList<StyleEdit> _edits;
    private readonly List<StyleDeclaration> _withVariables;
    private readonly List<StyleEdit> _variables;
    private readonly Dictionary<string, SelectorKeys> _byProperty = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Property, string Before, string After), IReadOnlyList<StyleEdit>> _known = [];

    /// <param name="edits">What changed.</param>
    /// <param name="all">Everything that is declared, on both sides: through it variables reach elements.</param>
    public StyleEdits(IEnumerable<StyleEdit> edits, IEnumerable<StyleDeclaration> all)
    {
        _edits = [.. edits.Take(MostKept).OrderBy(edit => edit.IsOfVariable)];
        _withVariables = _edits.Any(edit => edit.IsOfVariable) ? [.. all.Where(declaration => declaration.Value.Contains("var(", StringComparison.OrdinalIgnoreCase))] : [];
        var used = _withVariables.SelectMany(declaration => VariableUse.Names(declaration.Value)).ToHashSet(StringComparer.Ordinal);
        _variables = [.. _edits.Where(edit => edit.IsOfVariable && used.Contains(edit.Known.Property)).Take(MostEdits)];
    }

    /// <summary>As many as are looked at.</summary>
    public IReadOnlyList<StyleEdit> All => _edits;

    public static StyleEdits None { get; } = new([], []);

    /// <summary>The declaration that made a computed value another, or null where none is known to.</summary>
    public StyleEdit? For(LayoutPair pair, LayoutChange change)
    {
        // Several are for it where a condition does not hold, or another rule wins: the one whose value is seen, or else the first.
        (StyleEdit? Edit, int Says) best = (null, -1);
        foreach (var edit in Candidates(pair, change))
        {
            var says = (Says(edit.After, change.After) ? 2 : 0) + (Says(edit.Before, change.Before) ? 1 : 0);
            if (says > best.Says && Fits(pair, change, edit))
                best = (edit, says);
            if (best.Says == 3)
                break;
        }

        return best.Edit ?? _variables.Find(edit => Uses(pair, change, edit.Known.Property, edit.Known.Value, 0));
    }

    // Selectors are dear to ask: first come those that name what the element is called by, the same for all that are called alike.
    private IReadOnlyList<StyleEdit> Candidates(LayoutPair pair, LayoutChange change)
    {
        var (was, now) = (SelectorKeys.Called(pair.Before, change.BeforeNode), SelectorKeys.Called(pair.After, change.AfterNode));
        if (_known.TryGetValue((change.Name!, was, now), out var known))
            return known;
        if (!_byProperty.TryGetValue(change.Name!, out var edits))
            _byProperty[change.Name!] = edits = new SelectorKeys(_edits.Where(edit => !edit.IsOfVariable && Covers(edit.Known.Property, change.Name!)));
        return _known[(change.Name!, was, now)] = [.. edits.MayBeFor(was, now).Take(MostEdits)];
    }

    private static bool Says(StyleDeclaration? declaration, string? computed) =>
        declaration is not null && computed is not null
        && (declaration.Value == computed || declaration.Value.Split(' ').Any(word => word == computed || (computed.StartsWith("rgb", StringComparison.Ordinal) && Colour.Written(word) is { } colour && colour == Colour.Of(computed))));

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
    public static IReadOnlyList<StyleEdit> Compare(IReadOnlyList<StyleDeclaration> before, IReadOnlyList<StyleDeclaration> after) => [.. Edits(before, after).Take(MostKept)];

    private static IEnumerable<StyleEdit> Edits(IReadOnlyList<StyleDeclaration> before, IReadOnlyList<StyleDeclaration> after)
    {
        var (gone, added) = (Without(before, after), Without(after, before));
        var (alike, valued) = (ByKey(gone, Place), ByKey(gone, Said));
        var paired = new HashSet<StyleDeclaration>(ReferenceEqualityComparer.Instance);
        foreach (var now in added)
        {
            var was = Next(alike, Place(now)) ?? Next(valued, Said(now));
            if (was is not null)
                paired.Add(was);
            yield return new StyleEdit(was, now);
        }

        foreach (var was in gone.Where(was => !paired.Contains(was)))
            yield return new StyleEdit(was, null);

        StyleDeclaration? Next(Dictionary<string, Queue<StyleDeclaration>> known, string key)
        {
            if (known.TryGetValue(key, out var same))
            {
                while (same.TryDequeue(out var next))
                {
                    if (!paired.Contains(next))
                        return next;
                }
            }

            return null;
        }

        static string Place(StyleDeclaration one) => $"{one.Context}\0{one.Selector}\0{one.Property}";
        static string Said(StyleDeclaration one) => $"{one.Selector}\0{one.Property}\0{one.Value}";
    }

    private static Dictionary<string, Queue<StyleDeclaration>> ByKey(List<StyleDeclaration> all, Func<StyleDeclaration, string> key) =>
        all.GroupBy(key, StringComparer.Ordinal).ToDictionary(same => same.Key, same => new Queue<StyleDeclaration>(same), StringComparer.Ordinal);

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

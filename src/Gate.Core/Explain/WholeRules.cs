namespace Gate.Core.Explain;

/// <summary>Rules of style sheets that one side alone has: their declarations came or went as one, and are one edit.</summary>
internal sealed class WholeRules(SideText before, SideText after)
{
    private readonly Dictionary<(string Context, string Selector, bool IsGone), string?> _known = [];

    /// <summary>All that the rule declares; null where the other side has such a rule too, or it says one thing only.</summary>
    public string? Of(StyleEdit edit)
    {
        if (edit.Nesting is not null || (edit.Before is null) == (edit.After is null) || FontFaces.IsFace(edit.Known))
            return null;
        var (rule, isGone) = (edit.Known, edit.After is null);
        if (!_known.TryGetValue((rule.Context, rule.Selector, isGone), out var said))
        {
            var (own, other) = isGone ? (before, after) : (after, before);
            List<StyleDeclaration> declared = [.. own.Styles.Where(IsOfRule)];
            said = declared.Count > 1 && !other.Styles.Any(IsOfRule) ? string.Join("; ", declared.Select(each => $"{each.Property}: {each.Value}")) : null;
            _known[(rule.Context, rule.Selector, isGone)] = said;
        }

        return said;

        bool IsOfRule(StyleDeclaration declaration) => declaration.Context == rule.Context && declaration.Selector == rule.Selector;
    }

    /// <summary>The selector of the only rule that says all of it on the after side, and that the before side has not: a name that was forgotten elsewhere. Null where there is none.</summary>
    public string? RenamedTo(StyleEdit edit) => edit.After is not null || Of(edit) is not { } rule ? null
        : after.Styles.Where(declaration => declaration.Context == edit.Known.Context)
            .GroupBy(declaration => declaration.Selector, StringComparer.Ordinal)
            .Where(same => !before.Styles.Any(declaration => declaration.Selector == same.Key) && string.Join("; ", same.Select(each => $"{each.Property}: {each.Value}")) == rule)
            .Select(same => same.Key).ToList() is [var only] ? only : null;

    /// <summary>What tells edits apart: the whole rule, or the edit itself.</summary>
    public object KeyOf(StyleEdit edit) => edit.Nesting is { } nesting ? nesting : Of(edit) is { } rule ? (edit.Known.Context, edit.Known.Selector, rule, edit.After is null) : edit;
}

namespace Gate.Core.Explain;

/// <summary>Why the same text, asked for in the same font, is drawn in another: a rule of <c>@font-face</c>, a font file, or what the machine fell back to.</summary>
internal sealed class FontChanges(LayoutPair pair, FontFaces faces, RequestChanges requests)
{
    /// <summary>Name of the fact that other fonts were used.</summary>
    public const string Used = "used font";

    private static readonly string[] Asking = ["font-family", "font-weight", "font-style", "font-stretch"];

    /// <param name="template">A text that reads alike on both sides.</param>
    public IEnumerable<LayoutChange> Of(LayoutChange template)
    {
        var (before, after) = (template.BeforeNode, template.AfterNode);
        var (one, other) = (pair.Before.Nodes[before], pair.After.Nodes[after]);
        var families = $"{pair.Before.Style(before, Asking[0])},{pair.After.Style(after, Asking[0])}";
        var isKnown = one.Fonts is not null && other.Fonts is not null;
        // Drawn in fonts of the machine alone, on both sides: no font file has a part in it.
        if (isKnown && !one.Fonts!.Concat(other.Fonts!).Any(font => font.IsWeb))
        {
            if (Fallback(template) is { } fallback)
                yield return fallback;
            yield break;
        }

        var found = 0;
        foreach (var edit in faces.EditsFor(families))
        {
            found++;
            yield return template with { Kind = "style", Name = edit.Known.Property, Before = edit.Before?.Value, After = edit.After?.Value, Edit = edit };
        }

        foreach (var (address, was, now) in requests.Fonts.Where(font => faces.MayUse(families, font.Address)))
        {
            found++;
            yield return template with { Kind = "resource", Name = address, Before = was, After = now };
        }

        if (found == 0 && Fallback(template) is { } used)
            yield return used;
    }

    // Where other fonts were asked for, that is the fact; this one would only follow from it.
    private LayoutChange? Fallback(LayoutChange template)
    {
        var (before, after) = (template.BeforeNode, template.AfterNode);
        if (pair.Before.Nodes[before].Fonts is not { } was || pair.After.Nodes[after].Fonts is not { } now || was.SequenceEqual(now)
            || Array.Exists(Asking, name => pair.Before.Style(before, name) != pair.After.Style(after, name)))
        {
            return null;
        }

        return template with { Kind = "style", Name = Used, Before = Named(was), After = Named(now) };
    }

    private static string Named(IReadOnlyList<UsedFont> fonts) => string.Join(", ", fonts.Select(font => font.Name));
}

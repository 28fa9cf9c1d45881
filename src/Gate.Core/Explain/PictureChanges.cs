namespace Gate.Core.Explain;

/// <summary>Why an element that is written as it was shows another picture: another file at the same address, or another address.</summary>
internal sealed class PictureChanges(LayoutPair pair, RequestChanges requests)
{
    /// <summary>Name of the fact that another address was chosen.</summary>
    public const string Chosen = "currentSrc";

    // Where one of these differs, that is the fact; what was chosen then only follows from it.
    private static readonly string[] Choosing = ["src", "srcset", "sizes", "poster", "href", "xlink:href"];

    /// <param name="template">An element that is on both sides.</param>
    public IEnumerable<LayoutChange> Of(LayoutChange template)
    {
        var (one, other) = (pair.Before.Nodes[template.BeforeNode], pair.After.Nodes[template.AfterNode]);
        foreach (var address in ShownPictures.Of(other).Intersect(ShownPictures.Of(one), StringComparer.Ordinal))
        {
            if (requests.Of(address) is var (was, now))
                yield return template with { Kind = "resource", Name = address, Before = was, After = now };
        }

        if (one.Picture is { Length: > 0 } chosen && other.Picture is { Length: > 0 } nowChosen && chosen != nowChosen
            && Array.TrueForAll(Choosing, name => one.Attributes.GetValueOrDefault(name) == other.Attributes.GetValueOrDefault(name)))
        {
            yield return template with { Kind = "attribute", Name = Chosen, Before = chosen, After = nowChosen };
        }
    }
}

namespace Gate.Core.Explain;

/// <summary>A fact of the layout that differs between the sides.</summary>
internal sealed record LayoutChange
{
    /// <summary>Name of what came or went and is no element.</summary>
    public const string OfText = "text";

    /// <summary>As in the report: <c>style</c>, <c>text</c>, …</summary>
    public required string Kind { get; init; }

    /// <summary>Property, attribute, or null.</summary>
    public string? Name { get; init; }

    /// <summary>Value before, or null.</summary>
    public string? Before { get; init; }

    /// <summary>Value after, or null.</summary>
    public string? After { get; init; }

    /// <summary>The node before, or −1.</summary>
    public required int BeforeNode { get; init; }

    /// <summary>The node after, or −1.</summary>
    public required int AfterNode { get; init; }

    /// <summary>Paints without moving anything.</summary>
    public bool OnlyPaints { get; init; }

    /// <summary>Moves without painting anything of its own.</summary>
    public bool OnlyMoves { get; init; }

    /// <summary>Neither paints nor moves anything by itself: an edit that what is seen may answer to all the same, as by a script, and no cause of what it stands at.</summary>
    public bool IsUnseen => OnlyPaints && OnlyMoves;

    /// <summary>The declaration behind it, or null.</summary>
    public StyleEdit? Edit { get; init; }

    /// <summary>The edit of the markup that it is by itself, or null.</summary>
    public MarkupEdit? Markup { get; init; }

    /// <summary>The run of brothers that came or went together, or null.</summary>
    public ChildRun? Run { get; init; }

    /// <summary>The edit of a tag that it is of, or null.</summary>
    public TagChange? Tag { get; init; }

    /// <summary>The elements that changed in the same way, or null where it is told by itself.</summary>
    public AlikeElements? Alike { get; init; }

    /// <summary>Among changes of one node: lower is nearer to the root of the matter.</summary>
    public int Rank => Kind switch
    {
        _ when Tag?.Name == TagChange.Renamed => 6,
        "attribute" => 0,
        "added" or "removed" => 1,
        "text" => 2,
        "resource" => 3,
        "style" => Edit is null ? 5 : 4,
        _ => 6,
    };
}

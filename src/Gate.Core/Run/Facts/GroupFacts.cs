namespace Gate.Core.Run.Facts;

/// <summary>Regions with the same change, in one shot or many: looked at once. Never the key of a decision, which is the pixels.</summary>
/// <param name="Id"><c>g-</c> and hex digits, made from the change alone: the same in every run that shows it.</param>
/// <param name="Title">The change in words.</param>
/// <param name="Shots">Ids, sorted.</param>
public sealed record GroupFacts(string Id, string Title, IReadOnlyList<string> Shots)
{
    /// <summary><c>cause</c>: the same layout facts account for every pixel. <c>pixels</c>: the same pixels before and after, at any position. <c>redrawn</c>: the cause, and edges that look drawn anew for it.</summary>
    public string Kind { get; init; } = "pixels";

    /// <summary>Whether nothing named accounts for the pixels, as for what is left when a shared shift is undone: these stand first.</summary>
    public bool Remainder { get; init; }

    /// <summary>Page ids, sorted.</summary>
    public IReadOnlyList<string> Pages { get; init; } = [];

    /// <summary>Viewport names, sorted.</summary>
    public IReadOnlyList<string> Viewports { get; init; } = [];

    /// <summary>Number of regions.</summary>
    public int Regions { get; init; }

    /// <summary>Where to look, or null.</summary>
    public GroupPlace? Representative { get; init; }

    /// <summary>The representative region's causes.</summary>
    public IReadOnlyList<CauseFacts> Causes { get; init; } = [];
}

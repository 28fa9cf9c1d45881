namespace Gate.Core.Run.Facts;

/// <summary>A layout fact that explains a region, and that really changed.</summary>
/// <param name="Selector">The element: a short CSS selector, or a name such as <c>:root</c>; for resources the address.</param>
/// <param name="Kind"><c>style</c>, <c>text</c>, <c>attribute</c>, <c>box</c>, <c>added</c>, <c>removed</c>, <c>resource</c> or <c>shift</c>.</param>
/// <param name="Name">Property, attribute, or what of it changed; null where the kind says all.</param>
/// <param name="Before">Value before; null where there was none.</param>
/// <param name="After">Value after; null where there is none.</param>
/// <param name="Source"><c>side/file:line:column</c>, or null where it is not known.</param>
public sealed record CauseFacts(string Selector, string Kind, string? Name, string? Before, string? After, string? Source)
{
    /// <summary>The same place on the before side, or null.</summary>
    public string? SourceBefore { get; init; }

    /// <summary>How many elements changed in the same way; <see cref="Selector"/> leads to all of their name there. 1 where one is told of.</summary>
    public int Elements { get; init; } = 1;

    /// <summary>The style rule that says so, e.g. <c>.hero h1</c>; null where none is known.</summary>
    public string? Rule { get; init; }

    /// <summary>The region's group for this cause, which several share that one edit of a script made, and that script; null where the region is grouped by what is left over, or the cause only adds to another.</summary>
    public string? Group { get; init; }

    /// <summary>What is written there, or null where the sources are not known or say it elsewhere.</summary>
    public HunkFacts? Hunk { get; init; }

    /// <summary>Where the element lies on the before side; null where it does not lie anywhere, or the cause is no element.</summary>
    public BoxFacts? BeforeBox { get; init; }

    /// <summary>The same on the after side.</summary>
    public BoxFacts? AfterBox { get; init; }
}

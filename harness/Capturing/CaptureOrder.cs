using Gate.Core.Pages;
using Gate.Core.Rendering;

namespace Gate.Harness.Capturing;

/// <summary>What is to be captured.</summary>
/// <param name="Page">Which page.</param>
/// <param name="Shot">Of which shot: its window and its state.</param>
internal sealed record CaptureOrder(PageEntry Page, Shot Shot)
{
    /// <summary>Whether the layout is read as well: only where a difference is confirmed, so that equal shots cost nothing.</summary>
    public bool WithLayout { get; init; }

    /// <summary>Whether the accessibility tree is read as well, where the page or what it asks for differs.</summary>
    public bool WithAccessibility { get; init; }

    /// <summary>What is to be known of the capture's coverage; null for nothing.</summary>
    public CoverageWish? Coverage { get; init; }
}

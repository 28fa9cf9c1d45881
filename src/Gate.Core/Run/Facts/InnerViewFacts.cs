namespace Gate.Core.Run.Facts;

/// <summary>A part of a capture below the page's own picture: what an inner scroller shows at one of its places.</summary>
/// <param name="Place">Where it is in the capture, device px.</param>
/// <param name="Shows">The part of the page that was photographed there, device px.</param>
public sealed record InnerViewFacts(BoxFacts Place, BoxFacts Shows);

using Gate.Pixels;

namespace Gate.Core.Rendering;

/// <summary>What an inner scroller shows at one of its places, as a part of the capture below the page's own picture; device px.</summary>
/// <param name="Place">Where it is in the capture.</param>
/// <param name="Shows">The part of the page that was photographed there.</param>
public sealed record InnerView(Region Place, Region Shows);

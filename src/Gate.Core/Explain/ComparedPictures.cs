using Gate.Pixels;

namespace Gate.Core.Explain;

/// <summary>The pictures of both sides with what is left out of their comparison.</summary>
/// <param name="Before">Before.</param>
/// <param name="After">After.</param>
/// <param name="Mask">Positions that do not count.</param>
public sealed record ComparedPictures(Raster Before, Raster After, Mask Mask);

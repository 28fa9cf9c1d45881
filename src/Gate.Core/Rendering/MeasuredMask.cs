using Gate.Pixels;

namespace Gate.Core.Rendering;

/// <summary>What a mask came to on one capture.</summary>
/// <param name="Rule">Which mask.</param>
/// <param name="Boxes">Device px from the page's top left corner; may reach over its edges. Empty where the selector found no element with a box.</param>
public sealed record MeasuredMask(MaskRule Rule, IReadOnlyList<Region> Boxes);

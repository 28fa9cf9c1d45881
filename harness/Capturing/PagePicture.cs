using Gate.Core.Rendering;

namespace Gate.Harness.Capturing;

/// <summary>What the camera brings home.</summary>
/// <param name="Png">The page, and below it what its inner scrollers hide.</param>
/// <param name="InnerViews">Pictures below the page's own.</param>
/// <param name="Hidden">Content that is in none of them.</param>
/// <param name="IsBlank">Whether the page's own picture is of one single colour, and there is no other.</param>
/// <param name="Masks">Where the masks lie, in all of the picture.</param>
/// <param name="Layouts">How the page lay in each of the views; empty where that was not asked.</param>
internal sealed record PagePicture(byte[] Png, IReadOnlyList<InnerView> InnerViews, IReadOnlyList<HiddenContent> Hidden, bool IsBlank, IReadOnlyList<MeasuredMask> Masks, IReadOnlyList<ViewLayout> Layouts);

using Gate.Pixels;

namespace Gate.Core.Run;

/// <summary>An independent codec and comparer that look at differing shots, and at some equal ones, a second time.</summary>
/// <param name="Name">Product and version, e.g. <c>ImageSharp 3.1.12</c>.</param>
/// <param name="Codec">Decodes by itself.</param>
/// <param name="Comparer">Counts by itself.</param>
public sealed record Witness(string Name, IImageCodec Codec, IImageComparer Comparer);

using Gate.Pixels;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace Gate.ImageSharp;

/// <summary>Counts differing positions one by one over the row spans of <c>Image&lt;Rgba32&gt;</c>: plain on purpose.</summary>
public sealed class ImageSharpComparer : IImageComparer
{
    /// <inheritdoc/>
    public long CountDifferent(Raster before, Raster after, Mask mask)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(mask);
        using Image<Rgba32> left = ImageSharpCodec.FromRaster(before);
        using Image<Rgba32> right = ImageSharpCodec.FromRaster(after);

        long count = 0;
        left.ProcessPixelRows(right, (one, other) =>
        {
            for (int y = 0; y < Math.Max(one.Height, other.Height); y++)
            {
                ReadOnlySpan<Rgba32> a = y < one.Height ? one.GetRowSpan(y) : [];
                ReadOnlySpan<Rgba32> b = y < other.Height ? other.GetRowSpan(y) : [];
                for (int x = 0; x < Math.Max(a.Length, b.Length); x++)
                {
                    bool isEqual = x < a.Length && x < b.Length && a[x].Equals(b[x]);
                    if (!isEqual && !mask.Covers(x, y))
                        count++;
                }
            }
        });
        return count;
    }
}

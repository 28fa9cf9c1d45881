using Gate.Pixels.Comparison;

namespace Gate.Pixels;

/// <summary>Counts differing positions and nothing else.</summary>
public sealed class PixelCounter : IImageComparer
{
    /// <inheritdoc/>
    public long CountDifferent(Raster before, Raster after, Mask mask)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(mask);

        int sharedWidth = Math.Min(before.Width, after.Width);
        int sharedHeight = Math.Min(before.Height, after.Height);
        long shared = 0;
        for (int y = 0; y < sharedHeight; y++)
        {
            RowSegments unmasked = new(mask.Row(y), 0, sharedWidth);
            while (unmasked.MoveNext())
                shared += RowDiff.Count(before.Row(y), after.Row(y), unmasked.Current);
        }

        // What only one image has is its area without the shared rectangle, less the masked part of both.
        return shared + OutsideShared(before) + OutsideShared(after);

        long OutsideShared(Raster image) =>
            image.Size.Area - mask.AreaWithin(image.Width, image.Height)
            - (((long)sharedWidth * sharedHeight) - mask.AreaWithin(sharedWidth, sharedHeight));
    }
}

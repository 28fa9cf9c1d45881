using Gate.Pixels.Comparison;

namespace Gate.Pixels.Perception;

/// <summary>Tells of each differing span of a row how it looks to the eye.</summary>
internal sealed class SpanPerception(Raster before, Raster after, Mask mask)
{
    private readonly ImageSize shared = new(Math.Min(before.Width, after.Width), Math.Min(before.Height, after.Height));

    public DiffSpan Describe(int y, DiffSpan span)
    {
        int antiAliased = 0;
        double largest = 0;
        int end = y < shared.Height ? Math.Min(span.End, shared.Width) : span.Start;
        RowSegments unmasked = new(mask.Row(y), span.Start, end);
        while (unmasked.MoveNext())
        {
            for (int x = unmasked.Current.Start; x < unmasked.Current.End; x++)
            {
                Rgba left = before.At(x, y);
                Rgba right = after.At(x, y);
                if (left == right)
                    continue;
                largest = Math.Max(largest, Yiq.Squared(left, right, (((long)y * before.Width) + x) * Raster.BytesPerPixel));
                antiAliased += AntiAliasing.IsIn(before, after, shared, (x, y)) ? 1 : 0;
            }
        }

        // A span that reaches beyond the shared columns ends with a position that only one image has.
        double distance = span.End > end ? 1 : Math.Sqrt(largest / Yiq.Largest);
        return span with { AntiAliased = antiAliased, Distance = (float)Math.Min(1, distance) };
    }
}

using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Gate.Pixels;

/// <summary>Draws where two images differ.</summary>
public static class DiffImage
{
    /// <summary>Width of a stripe over a masked area, device px.</summary>
    private const int Stripe = 4;

    /// <summary>
    /// As wide and as high as the larger side of either image: every differing position outside the mask in a strong colour, every region
    /// framed, the rest the after image in pale grey, or transparent. The caller disposes of the raster.
    /// </summary>
    /// <exception cref="ArgumentException"><paramref name="diff"/> is of images of other sizes.</exception>
    public static Raster Render(Raster before, Raster after, PixelDiff diff, DiffStyle style)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(diff);
        ArgumentNullException.ThrowIfNull(style);
        if (diff.Before != before.Size || diff.After != after.Size)
            throw new ArgumentException(FormattableString.Invariant($"the diff is of {diff.Before} and {diff.After}, the images are {before.Size} and {after.Size}"), nameof(diff));

        Raster canvas = Raster.Create(Math.Max(before.Width, after.Width), Math.Max(before.Height, after.Height));
        uint changed = Pack(style.Changed);
        for (int y = 0; y < canvas.Height; y++)
        {
            Span<uint> row = Words(canvas.WritableRow(y));
            ReadOnlySpan<uint> left = y < before.Height ? Words(before.Row(y)) : [];
            ReadOnlySpan<uint> right = y < after.Height ? Words(after.Row(y)) : [];
            int shared = Math.Min(left.Length, right.Length);
            if (!style.IsOverlay)
                Dim(right, row);

            if (!left[..shared].SequenceEqual(right[..shared]))
            {
                for (int x = 0; x < shared; x++)
                {
                    if (left[x] != right[x])
                        row[x] = changed;
                }
            }

            row[shared..Math.Max(left.Length, shared)].Fill(Pack(style.OnlyBefore));
            if (right.Length > shared)
                row[shared..right.Length].Fill(Pack(style.OnlyAfter));
            DrawMask(diff.Mask.Row(y), y, right, row, style);
        }

        foreach (DiffRegion region in diff.Regions)
            DrawFrame(canvas, region.Bounds, style);
        return canvas;
    }

    private static void DrawMask(ReadOnlySpan<PixelSpan> masked, int y, ReadOnlySpan<uint> after, Span<uint> row, DiffStyle style)
    {
        uint stripe = Pack(style.Masked);
        foreach (PixelSpan span in masked)
        {
            int end = Math.Min(span.End, row.Length);
            for (int x = Math.Max(span.Start, 0); x < end; x++)
            {
                uint under = style.IsOverlay || x >= after.Length ? 0 : Pale(after[x]);
                row[x] = (x + y) % (2 * Stripe) < Stripe ? stripe : under;
            }
        }
    }

    private static void DrawFrame(Raster canvas, Region region, DiffStyle style)
    {
        Region whole = Region.OfSize(canvas.Width, canvas.Height);
        uint colour = Pack(style.Outline);
        for (int ring = 0; ring < style.OutlineThickness; ring++)
        {
            Region frame = region.Inflate(style.OutlineDistance + ring);
            Fill(canvas, whole.Intersect(frame with { Bottom = frame.Top + 1 }), colour);
            Fill(canvas, whole.Intersect(frame with { Top = frame.Bottom - 1 }), colour);
            Fill(canvas, whole.Intersect(frame with { Right = frame.Left + 1 }), colour);
            Fill(canvas, whole.Intersect(frame with { Left = frame.Right - 1 }), colour);
        }
    }

    private static void Fill(Raster canvas, Region region, uint colour)
    {
        for (int y = region.Top; y < region.Bottom; y++)
            Words(canvas.WritableRow(y))[region.Left..region.Right].Fill(colour);
    }

    private static void Dim(ReadOnlySpan<uint> from, Span<uint> to)
    {
        for (int x = 0; x < from.Length; x++)
            to[x] = Pale(from[x]);
    }

    /// <summary>Grey by the weights of Rec. 601 in 256ths, laid over white, a quarter of its contrast: legible, and never mistaken for a mark.</summary>
    private static uint Pale(uint pixel)
    {
        if (!BitConverter.IsLittleEndian)
            pixel = BinaryPrimitives.ReverseEndianness(pixel);

        uint luma = ((77 * (pixel & 0xFF)) + (150 * ((pixel >> 8) & 0xFF)) + (29 * ((pixel >> 16) & 0xFF))) >> 8;
        uint alpha = pixel >> 24;
        uint contrast = alpha == byte.MaxValue ? (255 - luma) / 4 : (255 - luma) * alpha / (4 * 255);
        uint grey = 255 - contrast;
        return (grey << 8) | (grey << 16) | (BitConverter.IsLittleEndian ? grey | 0xFF000000 : (grey << 24) | 0xFF);
    }

    private static uint Pack(Rgba colour) => MemoryMarshal.Read<uint>([colour.R, colour.G, colour.B, colour.A]);

    private static Span<uint> Words(Span<byte> row) => MemoryMarshal.Cast<byte, uint>(row);

    private static ReadOnlySpan<uint> Words(ReadOnlySpan<byte> row) => MemoryMarshal.Cast<byte, uint>(row);
}

using System.Numerics;
using System.Runtime.Intrinsics;

namespace Gate.Pixels.Png;

/// <summary>Filters rows for the writer: the difference to the row above, which leaves flat and repeated rows as zeros and costs least.</summary>
internal static class RowFilter
{
    public static void Write(Raster image, bool isOpaque, Stream to)
    {
        int size = isOpaque ? 3 : 4;
        byte[] row = new byte[image.Width * size];
        byte[] prior = new byte[image.Width * size];
        byte[] filtered = new byte[1 + (image.Width * size)];
        filtered[0] = (byte)FilterType.Up;
        for (int y = 0; y < image.Height; y++)
        {
            if (isOpaque)
                DropAlpha(image.Row(y), row);
            else
                image.Row(y).CopyTo(row);

            Subtract(row, prior, filtered.AsSpan(1));
            to.Write(filtered);
            (row, prior) = (prior, row);
        }
    }

    private static void DropAlpha(ReadOnlySpan<byte> rgba, Span<byte> rgb)
    {
        int from = 0;
        int to = 0;
        if (Vector128.IsHardwareAccelerated)
        {
            // Four pixels a step: 12 bytes are meant, 16 are stored, and the next step overwrites the last four.
            Vector128<byte> order = Vector128.Create((byte)0, 1, 2, 4, 5, 6, 8, 9, 10, 12, 13, 14, 255, 255, 255, 255);
            for (; to <= rgb.Length - 16; from += 16, to += 12)
                Vector128.Shuffle(Vector128.Create(rgba.Slice(from, 16)), order).CopyTo(rgb.Slice(to, 16));
        }

        for (; from < rgba.Length; from += 4, to += 3)
        {
            rgb[to] = rgba[from];
            rgb[to + 1] = rgba[from + 1];
            rgb[to + 2] = rgba[from + 2];
        }
    }

    private static void Subtract(ReadOnlySpan<byte> row, ReadOnlySpan<byte> prior, Span<byte> difference)
    {
        int i = 0;
        for (; i <= row.Length - Vector<byte>.Count; i += Vector<byte>.Count)
            (new Vector<byte>(row[i..]) - new Vector<byte>(prior[i..])).CopyTo(difference[i..]);
        for (; i < row.Length; i++)
            difference[i] = (byte)(row[i] - prior[i]);
    }
}

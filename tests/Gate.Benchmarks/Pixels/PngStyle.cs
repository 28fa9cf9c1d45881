using System.Buffers.Binary;
using System.IO.Compression;
using Gate.Pixels;
using Gate.Pixels.Png;

namespace Gate.Benchmarks.Pixels;

/// <summary>
/// Writes PNG as Chromium does: <c>Fast</c> as its captures with optimizeForSpeed (every row filtered Up, lightest compression; seen in
/// Chromium 156), <c>Adaptive</c> as its default (the filter with the smallest sum of absolute values in each row, default compression).
/// </summary>
internal static class PngStyle
{
    public static byte[] Fast(Raster image) => Write(image, CompressionLevel.Fastest, static filtered => filtered[(int)FilterType.Up]);

    public static byte[] Adaptive(Raster image) => Write(image, CompressionLevel.Optimal, static filtered => filtered.MinBy(Weight)!);

    private static byte[] Write(Raster image, CompressionLevel level, Func<byte[][], byte[]> choose)
    {
        using MemoryStream file = new();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, image.Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), image.Height);
        (header[8], header[9]) = (8, (byte)PngColourType.Rgb);
        ChunkWriter.Write(file, ChunkType.Ihdr, header);

        using (DataWriter data = new(file))
        using (ZLibStream deflater = new(data, level))
        {
            byte[] prior = new byte[image.Width * 3];
            for (int y = 0; y < image.Height; y++)
            {
                byte[] row = Rgb(image.Row(y));
                deflater.Write(choose([.. Enumerable.Range(0, 5).Select(filter => Filter((FilterType)filter, row, prior))]));
                prior = row;
            }
        }

        ChunkWriter.Write(file, ChunkType.Iend, []);
        return file.ToArray();
    }

    private static byte[] Rgb(ReadOnlySpan<byte> rgba)
    {
        byte[] row = new byte[rgba.Length / 4 * 3];
        for (int from = 0, to = 0; from < rgba.Length; from += 4, to += 3)
            rgba.Slice(from, 3).CopyTo(row.AsSpan(to));
        return row;
    }

    private static byte[] Filter(FilterType filter, byte[] row, byte[] prior)
    {
        byte[] filtered = new byte[row.Length + 1];
        filtered[0] = (byte)filter;
        for (int i = 0; i < row.Length; i++)
        {
            byte left = i < 3 ? (byte)0 : row[i - 3];
            byte aboveLeft = i < 3 ? (byte)0 : prior[i - 3];
            int predicted = filter switch
            {
                FilterType.None => 0,
                FilterType.Sub => left,
                FilterType.Up => prior[i],
                FilterType.Average => (left + prior[i]) / 2,
                _ => ByteUnfilter.Paeth(left, prior[i], aboveLeft),
            };
            filtered[i + 1] = (byte)(row[i] - predicted);
        }

        return filtered;
    }

    private static long Weight(byte[] filtered)
    {
        long sum = 0;
        for (int i = 1; i < filtered.Length; i++)
            sum += Math.Abs((int)(sbyte)filtered[i]);
        return sum;
    }
}

using System.Buffers.Binary;
using System.IO.Compression;

namespace Gate.Tests.Support;

/// <summary>Writes 8-bit RGB PNGs for tests, independent of the codec under test.</summary>
internal static class TinyPng
{
    /// <summary>A picture of <paramref name="width"/> × <paramref name="height"/> px; <paramref name="colour"/> gives 0xRRGGBB at (x, y).</summary>
    public static byte[] Draw(int width, int height, Func<int, int, int> colour)
    {
        using var rows = new MemoryStream();
        using (var deflate = new ZLibStream(rows, CompressionLevel.Fastest, leaveOpen: true))
        {
            var row = new byte[1 + (width * 3)];
            for (var y = 0; y < height; y++)
            {
                for (var x = 0; x < width; x++)
                {
                    var rgb = colour(x, y);
                    row[1 + (x * 3)] = (byte)(rgb >> 16);
                    row[2 + (x * 3)] = (byte)(rgb >> 8);
                    row[3 + (x * 3)] = (byte)rgb;
                }

                deflate.Write(row);
            }
        }

        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        header[9] = 2;
        using var png = new MemoryStream();
        png.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        Chunk(png, "IHDR"u8, header);
        Chunk(png, "IDAT"u8, rows.ToArray());
        Chunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    private static void Chunk(MemoryStream to, ReadOnlySpan<byte> type, byte[] data)
    {
        byte[] body = [.. type, .. data];
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        to.Write(number);
        to.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(body));
        to.Write(number);
    }

    // PNG 1.2, appendix 15: CRC-32 with the reversed polynomial.
    private static uint Crc(byte[] data)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var value in data)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320u : crc >> 1;
        }

        return ~crc;
    }
}

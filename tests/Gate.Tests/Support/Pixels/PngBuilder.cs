using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Gate.Tests.Support.Pixels;

/// <summary>Builds PNG files chunk by chunk, right or wrong, with nothing of the code under test.</summary>
internal sealed class PngBuilder
{
    private readonly List<byte> file = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    public static PngBuilder OfSize(int width, int height, int depth = 8, int colour = 6, int interlace = 0) =>
        new PngBuilder().Chunk("IHDR", Header(width, height, depth, colour, interlace));

    public static byte[] Header(int width, int height, int depth, int colour, int interlace, int compression = 0, int filter = 0)
    {
        byte[] data = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(data, width);
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(4), height);
        (data[8], data[9], data[10], data[11], data[12]) = ((byte)depth, (byte)colour, (byte)compression, (byte)filter, (byte)interlace);
        return data;
    }

    public static byte[] Deflate(ReadOnlySpan<byte> data)
    {
        using MemoryStream to = new();
        using (ZLibStream deflater = new(to, CompressionLevel.Optimal, leaveOpen: true))
            deflater.Write(data);
        return to.ToArray();
    }

    public PngBuilder Chunk(string type, ReadOnlySpan<byte> data, uint crcError = 0)
    {
        byte[] typed = [.. Encoding.Latin1.GetBytes(type), .. data];
        byte[] word = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(word, data.Length);
        file.AddRange(word);
        file.AddRange(typed);
        BinaryPrimitives.WriteUInt32BigEndian(word, Crc(typed) ^ crcError);
        file.AddRange(word);
        return this;
    }

    public PngBuilder Data(ReadOnlySpan<byte> filtered) => Chunk("IDAT", Deflate(filtered));

    public PngBuilder Raw(ReadOnlySpan<byte> bytes)
    {
        file.AddRange(bytes);
        return this;
    }

    public byte[] End() => Chunk("IEND", []).ToArray();

    public byte[] ToArray() => [.. file];

    /// <summary>Bit by bit, as the standard's text has it.</summary>
    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in bytes)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }

        return ~crc;
    }
}

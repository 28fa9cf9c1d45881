using System.Buffers.Binary;

namespace Gate.Fixtures.Drawing;

/// <summary>An opaque picture, three bytes a pixel, rows from the top; written as an 8-bit RGB PNG.</summary>
internal sealed class Picture(int width, int height)
{
    private readonly byte[] samples = new byte[width * height * 3];

    public int Width => width;

    public int Height => height;

    public Colour this[int x, int y]
    {
        get
        {
            var at = ((y * width) + x) * 3;
            return new(samples[at], samples[at + 1], samples[at + 2]);
        }
        set
        {
            var at = ((y * width) + x) * 3;
            (samples[at], samples[at + 1], samples[at + 2]) = (value.R, value.G, value.B);
        }
    }

    public Picture Copy()
    {
        var copy = new Picture(width, height);
        samples.CopyTo(copy.samples, 0);
        return copy;
    }

    /// <summary>Half the size, each pixel the mean of four: what smooths the edges of a scene painted at twice its size.</summary>
    public Picture Halved()
    {
        var half = new Picture(width / 2, height / 2);
        for (var y = 0; y < half.Height; y++)
            for (var x = 0; x < half.Width; x++)
                half[x, y] = Colour.Mean(this[2 * x, 2 * y], this[(2 * x) + 1, 2 * y], this[2 * x, (2 * y) + 1], this[(2 * x) + 1, (2 * y) + 1]);
        return half;
    }

    public byte[] Png()
    {
        var stride = width * 3;
        var filtered = new byte[(stride + 1) * height];
        for (var y = 0; y < height; y++)
        {
            // Filter 1 (Sub): these scenes are long flat runs, which it turns into zeros (PNG §9.2).
            filtered[y * (stride + 1)] = 1;
            for (var i = 0; i < stride; i++)
                filtered[(y * (stride + 1)) + 1 + i] = (byte)(samples[(y * stride) + i] - (i < 3 ? 0 : samples[(y * stride) + i - 3]));
        }

        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        header[8] = 8;
        header[9] = 2;
        List<byte> file = [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10];
        Chunk(file, "IHDR"u8, header);
        Chunk(file, "IDAT"u8, Deflate.Zlib(filtered));
        Chunk(file, "IEND"u8, []);
        return [.. file];
    }

    private static void Chunk(List<byte> file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.AddRange(number);
        var start = file.Count;
        file.AddRange(type);
        file.AddRange(data);
        var crc = 0xFFFFFFFFu;
        for (var at = start; at < file.Count; at++)
        {
            crc ^= file[at];
            for (var bit = 0; bit < 8; bit++) crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320u);
        }
        BinaryPrimitives.WriteUInt32BigEndian(number, ~crc);
        file.AddRange(number);
    }
}

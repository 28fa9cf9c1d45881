using System.Buffers.Binary;
using System.IO.Compression;
using Gate.Pixels.Png;

namespace Gate.Pixels;

/// <summary>Writes PNG files: 8-bit RGB where every pixel is opaque, else RGBA; fast rather than small unless asked otherwise.</summary>
public static class PngWriter
{
    /// <summary>Writes a whole file.</summary>
    public static void Write(Raster image, Stream to) => Write(image, to, CompressionLevel.Fastest);

    /// <summary>Writes a whole file.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="to">Where the bytes go.</param>
    /// <param name="level">How much time may be spent for how few bytes; the pixels are the same.</param>
    public static void Write(Raster image, Stream to, CompressionLevel level)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(to);

        bool isOpaque = Opacity.IsOpaque(image.Pixels);
        to.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, image.Width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], image.Height);
        header[8] = 8;
        header[9] = (byte)(isOpaque ? PngColourType.Rgb : PngColourType.Rgba);
        header[10..].Clear();
        ChunkWriter.Write(to, ChunkType.Ihdr, header);

        using (DataWriter data = new(to))
        using (ZLibStream deflater = new(data, level))
            RowFilter.Write(image, isOpaque, deflater);

        ChunkWriter.Write(to, ChunkType.Iend, []);
    }
}

using System.Runtime.InteropServices;
using Gate.Pixels;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.PixelFormats;
using PixelFormatFault = Gate.Pixels.ImageFormatException;

namespace Gate.ImageSharp;

/// <summary>PNG through <c>Image&lt;Rgba32&gt;</c>: shares no code with the codec that it is a witness for.</summary>
public sealed class ImageSharpCodec : IImageCodec
{
    private static readonly PngDecoderOptions options = new()
    {
        GeneralOptions = new DecoderOptions { MaxFrames = 1, SkipMetadata = true },
        PngCrcChunkHandling = PngCrcChunkHandling.IgnoreNone,
    };

    private static readonly PngEncoder encoder = new()
    {
        ColorType = PngColorType.RgbWithAlpha,
        BitDepth = PngBitDepth.Bit8,
        CompressionLevel = PngCompressionLevel.BestSpeed,
        TransparentColorMode = PngTransparentColorMode.Preserve,
    };

    /// <inheritdoc/>
    public string Name { get; } = FormattableString.Invariant($"ImageSharp {typeof(Image).Assembly.GetName().Version?.ToString(3)}");

    /// <summary>IEND with its checksum. The decoder accepts a file that ends before, and fills up what is missing.</summary>
    private static ReadOnlySpan<byte> End => [0, 0, 0, 0, (byte)'I', (byte)'E', (byte)'N', (byte)'D', 0xAE, 0x42, 0x60, 0x82];

    /// <inheritdoc/>
    public Raster Decode(ReadOnlyMemory<byte> png, ImageLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        try
        {
            if (!png.Span.EndsWith(End))
                throw Undecodable("IEND at the end of the file", "something else");
            ImageInfo info = Image.Identify(options.GeneralOptions, png.Span);
            limits.Check(new(info.Width, info.Height));

            using MemoryStream stream = MemoryMarshal.TryGetArray(png, out ArraySegment<byte> bytes)
                ? new(bytes.Array!, bytes.Offset, bytes.Count, writable: false)
                : new(png.ToArray(), writable: false);
            using Image<Rgba32> image = PngDecoder.Instance.Decode<Rgba32>(options, stream);
            return ToRaster(image);
        }
        catch (Exception e) when (e is not PixelFormatFault)
        {
            // On malformed files, and on valid ones with many one-byte IDAT chunks, this decoder throws what it likes (ArgumentOutOfRangeException
            // from its inflater, NotSupportedException from its header). All of it means the same here: it cannot testify.
            throw Undecodable("a file that ImageSharp decodes", e.Message, e);
        }
    }

    /// <inheritdoc/>
    public void Encode(Raster image, Stream target)
    {
        ArgumentNullException.ThrowIfNull(image);
        using Image<Rgba32> copy = FromRaster(image);
        copy.Save(target, encoder);
    }

    internal static Image<Rgba32> FromRaster(Raster raster) => Image.LoadPixelData<Rgba32>(raster.Pixels, raster.Width, raster.Height);

    private static Raster ToRaster(Image<Rgba32> image)
    {
        Raster raster = Raster.Create(image.Width, image.Height);
        image.ProcessPixelRows(rows =>
        {
            for (int y = 0; y < rows.Height; y++)
                MemoryMarshal.AsBytes(rows.GetRowSpan(y)).CopyTo(raster.WritableRow(y));
        });
        return raster;
    }

    private static PixelFormatFault Undecodable(string expected, string found, Exception? cause = null) =>
        new(PixelFormatFault.Undecodable, cause) { Expected = expected, Found = found };
}

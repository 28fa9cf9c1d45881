namespace Gate.Pixels;

/// <summary>The project's own codec.</summary>
public sealed class PngCodec : IImageCodec
{
    /// <inheritdoc/>
    public string Name => "Gate.Pixels";

    /// <inheritdoc/>
    public Raster Decode(ReadOnlyMemory<byte> png, ImageLimits limits) => PngReader.Decode(png, limits);

    /// <inheritdoc/>
    public void Encode(Raster image, Stream target) => PngWriter.Write(image, target);
}

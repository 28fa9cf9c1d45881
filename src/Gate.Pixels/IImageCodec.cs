namespace Gate.Pixels;

/// <summary>Turns files into rasters and back.</summary>
public interface IImageCodec
{
    /// <summary>Name and version, as reports quote it.</summary>
    string Name { get; }

    /// <summary>Decodes a file into 8-bit RGBA. The caller disposes of the raster.</summary>
    /// <exception cref="ImageFormatException">The file is malformed, of a kind this codec refuses, or beyond <paramref name="limits"/>.</exception>
    Raster Decode(ReadOnlyMemory<byte> png, ImageLimits limits);

    /// <summary>Writes a PNG that decodes to the same RGBA.</summary>
    void Encode(Raster image, Stream target);
}

using Gate.Pixels.Png;

namespace Gate.Pixels;

/// <summary>
/// Reads PNG files (third edition of the specification): every colour type, bit depth and interlacing, into 8-bit RGBA. Strict: every
/// checksum is verified, and a file that breaks a rule of structure is refused, also where other readers only warn.
/// Samples are taken as they are: gamma, profiles and other ancillary chunks are checked for damage and otherwise ignored, and the default
/// image of an animation is the image. 16-bit samples are rounded to 8 bits (13.12), so a difference below 1/255 is not seen.
/// </summary>
public static class PngReader
{
    /// <summary>Reads the first 33 bytes: signature and IHDR. Says nothing about the rest of the file.</summary>
    /// <exception cref="ImageFormatException">These bytes are malformed.</exception>
    public static PngHeader ReadHeader(ReadOnlySpan<byte> png) => PngStructure.ReadHeader(png);

    /// <summary>Checks the structure and the checksum of every chunk, without inflating the image data.</summary>
    /// <exception cref="ImageFormatException">The file is malformed or beyond <paramref name="limits"/>.</exception>
    public static PngHeader Inspect(ReadOnlyMemory<byte> png, ImageLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        return PngStructure.Read(png, limits).Header;
    }

    /// <summary>
    /// Decodes a file. Memory is taken only after the whole file has passed <see cref="Inspect"/> and holds enough compressed bytes for the
    /// size that its header claims. The caller disposes of the raster.
    /// </summary>
    /// <exception cref="ImageFormatException">The file is malformed or beyond <paramref name="limits"/>.</exception>
    public static Raster Decode(ReadOnlyMemory<byte> png, ImageLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        PngStructure structure = PngStructure.Read(png, limits);
        structure.CheckDataCanFill();

        Raster raster = Raster.CreateUninitialized(structure.Header.Width, structure.Header.Height);
        try
        {
            if (TruecolourRows.CanRead(structure))
                TruecolourRows.Read(structure, raster);
            else
                SampleRows.Read(structure, raster);
            return raster;
        }
        catch
        {
            raster.Dispose();
            throw;
        }
    }
}

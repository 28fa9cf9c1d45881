namespace Gate.Pixels;

/// <summary>The IHDR chunk of a PNG, checked.</summary>
/// <param name="Width">Device px, 1 to 2^31 - 1.</param>
/// <param name="Height">Device px, 1 to 2^31 - 1.</param>
/// <param name="BitDepth">Bits a sample: 1, 2, 4, 8 or 16, as far as the colour type allows.</param>
/// <param name="ColourType">What the samples are.</param>
/// <param name="Interlaced">Whether the rows come in the seven passes of Adam7.</param>
public sealed record PngHeader(int Width, int Height, int BitDepth, PngColourType ColourType, bool Interlaced)
{
    /// <summary>Width and height.</summary>
    public ImageSize Size => new(Width, Height);

    internal int BitsPerPixel => BitDepth * ColourType switch
    {
        PngColourType.Grey or PngColourType.Palette => 1,
        PngColourType.GreyAlpha => 2,
        PngColourType.Rgb => 3,
        _ => 4,
    };

    /// <summary>Distance in bytes between a sample and its left neighbour, as filters see it: at least 1 (9.2).</summary>
    internal int FilterDistance => Math.Max(1, BitsPerPixel / 8);

    /// <summary>Bytes of a row of <paramref name="width"/> px without its filter byte.</summary>
    internal long RowBytes(int width) => (((long)width * BitsPerPixel) + 7) / 8;
}

namespace Gate.Pixels;

/// <summary>Colour types of PNG (third edition, 11.2.1), with the numbers of the file format.</summary>
public enum PngColourType
{
    /// <summary>Grey samples.</summary>
    Grey = 0,

    /// <summary>Red, green and blue samples.</summary>
    Rgb = 2,

    /// <summary>Indices into a palette.</summary>
    Palette = 3,

    /// <summary>Grey and alpha samples.</summary>
    GreyAlpha = 4,

    /// <summary>Red, green, blue and alpha samples.</summary>
    Rgba = 6,
}

namespace Gate.Pixels.Perception;

/// <summary>
/// Colour distance after Kotsarenko and Ramos, "Measuring perceived color difference using YIQ NTSC transmission color space in mobile
/// applications" (2010), as pixelmatch 7 computes it, its background for translucent pixels included, so that its published counts can be
/// reproduced: the background's components alternate with the pixel's byte offset divided by powers of the golden ratio.
/// </summary>
internal static class Yiq
{
    /// <summary>Largest possible weighted square, black against white.</summary>
    public const double Largest = 35215;

    private const double GoldenRatio = 1.618033988749895;
    private const double GoldenRatioSquared = 2.618033988749895;

    /// <summary>Weighted square of the distance, 0 to <see cref="Largest"/>.</summary>
    /// <param name="one">A pixel.</param>
    /// <param name="other">Another.</param>
    /// <param name="offset">Byte offset of the first pixel in its image.</param>
    public static double Squared(Rgba one, Rgba other, long offset)
    {
        (double red, double green, double blue) = Difference(one, other, offset);
        double y = Luma(red, green, blue);
        double i = (red * 0.59597799) - (green * 0.27417610) - (blue * 0.32180189);
        double q = (red * 0.21147017) - (green * 0.52261711) + (blue * 0.31114694);
        return (0.5053 * y * y) + (0.299 * i * i) + (0.1957 * q * q);
    }

    /// <summary>How much brighter <paramref name="one"/> is than <paramref name="other"/>.</summary>
    public static double Brightness(Rgba one, Rgba other, long offset)
    {
        (double red, double green, double blue) = Difference(one, other, offset);
        return Luma(red, green, blue);
    }

    private static double Luma(double red, double green, double blue) => (red * 0.29889531) + (green * 0.58662247) + (blue * 0.11448223);

    private static (double Red, double Green, double Blue) Difference(Rgba one, Rgba other, long offset)
    {
        if (one.A == 255 && other.A == 255)
            return (one.R - other.R, one.G - other.G, one.B - other.B);

        int alpha = one.A - other.A;
        double Blend(byte sample, byte otherSample, double background) => ((sample * one.A) - (otherSample * other.A) - (background * alpha)) / 255;
        return (
            Blend(one.R, other.R, 48 + (159 * (offset % 2))),
            Blend(one.G, other.G, 48 + (159 * ((long)(offset / GoldenRatio) % 2))),
            Blend(one.B, other.B, 48 + (159 * ((long)(offset / GoldenRatioSquared) % 2))));
    }
}

using System.Globalization;

namespace Gate.Fixtures.Drawing;

/// <summary>An sRGB colour, 0–255 a channel.</summary>
internal readonly record struct Colour(byte R, byte G, byte B)
{
    /// <param name="hex">Six hexadecimal digits.</param>
    public static Colour Of(string hex)
    {
        var value = int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return new((byte)(value >> 16), (byte)(value >> 8), (byte)value);
    }

    public static Colour Mean(Colour a, Colour b, Colour c, Colour d) =>
        new((byte)((a.R + b.R + c.R + d.R + 2) / 4), (byte)((a.G + b.G + c.G + d.G + 2) / 4), (byte)((a.B + b.B + c.B + d.B + 2) / 4));

    /// <param name="other">The colour at the far end.</param>
    /// <param name="share">0–256 parts of <paramref name="other"/>; integers, so that every machine rounds alike.</param>
    public Colour Towards(Colour other, int share) =>
        new((byte)(((R * (256 - share)) + (other.R * share)) >> 8), (byte)(((G * (256 - share)) + (other.G * share)) >> 8), (byte)(((B * (256 - share)) + (other.B * share)) >> 8));

    public string Css => $"#{R:x2}{G:x2}{B:x2}";
}

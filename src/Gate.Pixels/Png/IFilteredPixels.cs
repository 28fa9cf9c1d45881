using System.Runtime.Intrinsics;

namespace Gate.Pixels.Png;

/// <summary>
/// How filtered 8-bit pixels lie in a row. Three-byte pixels are unfiltered straight into RGBA: as long as the pixels beyond the edges have
/// alpha 255 and the filtered alpha is 0, every filter yields alpha 255 (0 + 255, and the mean and the Paeth predictor of 255s are 255),
/// so that one set of kernels serves both and no second pass widens the rows.
/// </summary>
internal interface IFilteredPixels
{
    /// <summary>3 or 4.</summary>
    static abstract int BytesPerPixel { get; }

    /// <summary>The pixel that stands left of a row, four times over.</summary>
    static abstract Vector128<byte> Edge { get; }

    /// <summary>Four pixels from column <paramref name="x"/>; reads 16 bytes.</summary>
    static abstract Vector128<byte> LoadFour(ref byte row, int x);

    /// <summary>One pixel; reads 4 bytes.</summary>
    static abstract uint LoadOne(ref byte row, int x);
}

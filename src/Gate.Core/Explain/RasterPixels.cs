using System.Runtime.InteropServices;
using Gate.Pixels;

namespace Gate.Core.Explain;

/// <summary>Single pixels as numbers.</summary>
internal static class RasterPixels
{
    /// <summary>R, G, B and A from the lowest byte on; null outside of the picture.</summary>
    public static uint? PixelAt(this Raster image, int x, int y) =>
        (uint)x < (uint)image.Width && (uint)y < (uint)image.Height ? MemoryMarshal.Cast<byte, uint>(image.Row(y))[x] : null;
}

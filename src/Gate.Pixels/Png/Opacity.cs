using System.Runtime.InteropServices;

namespace Gate.Pixels.Png;

/// <summary>Tells whether any alpha is below 255.</summary>
internal static class Opacity
{
    public static bool IsOpaque(ReadOnlySpan<byte> rgba)
    {
        uint alpha = BitConverter.IsLittleEndian ? 0xFF000000 : 0xFF;
        foreach (uint pixel in MemoryMarshal.Cast<byte, uint>(rgba))
        {
            if ((pixel & alpha) != alpha)
                return false;
        }

        return true;
    }
}

using System.Numerics;
using System.Runtime.InteropServices;

namespace Gate.Pixels.Png;

/// <summary>Tells whether any alpha is below 255.</summary>
internal static class Opacity
{
    public static bool IsOpaque(ReadOnlySpan<byte> rgba)
    {
        uint alpha = BitConverter.IsLittleEndian ? 0xFF000000 : 0xFF;
        ReadOnlySpan<uint> pixels = MemoryMarshal.Cast<byte, uint>(rgba);
        ReadOnlySpan<Vector<uint>> vectors = MemoryMarshal.Cast<uint, Vector<uint>>(pixels);
        Vector<uint> opaque = new(alpha);
        foreach (Vector<uint> vector in vectors)
        {
            if ((vector & opaque) != opaque)
                return false;
        }

        foreach (uint pixel in pixels[(vectors.Length * Vector<uint>.Count)..])
        {
            if ((pixel & alpha) != alpha)
                return false;
        }

        return true;
    }
}

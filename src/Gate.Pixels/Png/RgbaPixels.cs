using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Gate.Pixels.Png;

/// <summary>Four bytes a pixel.</summary>
internal readonly struct RgbaPixels : IFilteredPixels
{
    public static int BytesPerPixel => 4;

    public static Vector128<byte> Edge => Vector128<byte>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> LoadFour(ref byte row, int x) => Vector128.LoadUnsafe(ref row, (nuint)(x * 4));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint LoadOne(ref byte row, int x) => Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref row, x * 4));
}

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Gate.Pixels.Png;

/// <summary>Three bytes a pixel.</summary>
internal readonly struct RgbPixels : IFilteredPixels
{
    public static int BytesPerPixel => 3;

    public static Vector128<byte> Edge => Vector128.Create(BitConverter.IsLittleEndian ? 0xFF000000u : 0xFFu).AsByte();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> LoadFour(ref byte row, int x) =>
        Vector128.Shuffle(
            Vector128.LoadUnsafe(ref row, (nuint)(x * 3)),
            Vector128.Create((byte)0, 1, 2, 255, 3, 4, 5, 255, 6, 7, 8, 255, 9, 10, 11, 255));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint LoadOne(ref byte row, int x) => Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref row, x * 3)) & 0x00FFFFFF;
}

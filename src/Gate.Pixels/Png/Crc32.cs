using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using ArmCrc32 = System.Runtime.Intrinsics.Arm.Crc32;

namespace Gate.Pixels.Png;

/// <summary>CRC-32 of PNG chunks (ISO 3309, polynomial 0xEDB88320 reflected): by carry-less multiplication, by instruction, or by tables.</summary>
internal static class Crc32
{
    private const uint Polynomial = 0xEDB88320;

    /// <summary>Bytes that one step of folding takes.</summary>
    private const int FoldBytes = 64;

    /// <summary>Tables that take 16 bytes a step: table k is a byte followed by k zero bytes.</summary>
    private static readonly uint[] tables = CreateTables();

    public static uint Compute(ReadOnlySpan<byte> bytes) => ~Update(uint.MaxValue, bytes);

    public static uint Compute(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second) => ~Update(Update(uint.MaxValue, first), second);

    internal static uint Update(uint crc, ReadOnlySpan<byte> bytes)
    {
        if (Pclmulqdq.IsSupported && bytes.Length >= 2 * FoldBytes)
            return UpdateFolded(crc, bytes);
        return ArmCrc32.Arm64.IsSupported ? UpdateArm(crc, bytes) : UpdateScalar(crc, bytes);
    }

    internal static uint UpdateScalar(uint crc, ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<uint> table = tables;
        while (bytes.Length >= 16)
        {
            uint next = 0;
            for (int i = 0; i < 4; i++)
                next ^= table[((15 - i) * 256) + (byte)(bytes[i] ^ (crc >> (8 * i)))];
            for (int i = 4; i < 16; i++)
                next ^= table[((15 - i) * 256) + bytes[i]];
            crc = next;
            bytes = bytes[16..];
        }

        foreach (byte value in bytes)
            crc = table[(byte)(crc ^ value)] ^ (crc >> 8);
        return crc;
    }

    private static uint UpdateArm(uint crc, ReadOnlySpan<byte> bytes)
    {
        foreach (ulong word in MemoryMarshal.Cast<byte, ulong>(bytes))
            crc = ArmCrc32.Arm64.ComputeCrc32(crc, word);
        foreach (byte value in bytes[(bytes.Length & ~7)..])
            crc = ArmCrc32.ComputeCrc32(crc, value);
        return crc;
    }

    /// <summary>
    /// Folds 64 bytes a step (Gopal et al., "Fast CRC Computation for Generic Polynomials Using PCLMULQDQ Instruction", Intel 2009): a
    /// block is replaced by a shorter one with the same remainder. The constants are powers of x modulo the polynomial, reflected, for
    /// distances of 512 ± 32 and 128 ± 32 bits. The 16 bytes that remain, and the rest of the data, go through the tables.
    /// </summary>
    private static uint UpdateFolded(uint crc, ReadOnlySpan<byte> bytes)
    {
        Vector128<ulong> by512 = Vector128.Create(0x0154442bd4ul, 0x01c6e41596ul);
        Vector128<ulong> by128 = Vector128.Create(0x01751997d0ul, 0x00ccaa009eul);
        ReadOnlySpan<Vector128<ulong>> blocks = MemoryMarshal.Cast<byte, Vector128<ulong>>(bytes);
        Vector128<ulong> a = blocks[0] ^ Vector128.CreateScalar((ulong)crc);
        Vector128<ulong> b = blocks[1];
        Vector128<ulong> c = blocks[2];
        Vector128<ulong> d = blocks[3];
        int i = 4;
        for (; i <= blocks.Length - 4; i += 4)
        {
            a = Fold(a, by512) ^ blocks[i];
            b = Fold(b, by512) ^ blocks[i + 1];
            c = Fold(c, by512) ^ blocks[i + 2];
            d = Fold(d, by512) ^ blocks[i + 3];
        }

        b ^= Fold(a, by128);
        c ^= Fold(b, by128);
        d ^= Fold(c, by128);
        Span<byte> remainder = stackalloc byte[16];
        d.AsByte().CopyTo(remainder);
        return UpdateScalar(UpdateScalar(0, remainder), bytes[(i * 16)..]);

        static Vector128<ulong> Fold(Vector128<ulong> block, Vector128<ulong> by) =>
            Pclmulqdq.CarrylessMultiply(block, by, 0x00) ^ Pclmulqdq.CarrylessMultiply(block, by, 0x11);
    }

    private static uint[] CreateTables()
    {
        uint[] table = new uint[16 * 256];
        for (uint value = 0; value < 256; value++)
        {
            uint crc = value;
            for (int bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? (crc >> 1) ^ Polynomial : crc >> 1;
            table[value] = crc;
        }

        for (int i = 256; i < table.Length; i++)
            table[i] = table[(byte)table[i - 256]] ^ (table[i - 256] >> 8);
        return table;
    }
}

namespace Gate.Pixels.Png;

/// <summary>CRC-32 of PNG chunks (ISO 3309, polynomial 0xEDB88320 reflected).</summary>
internal static class Crc32
{
    private const uint Polynomial = 0xEDB88320;

    /// <summary>Tables that take 16 bytes a step: table k is a byte followed by k zero bytes.</summary>
    private static readonly uint[] tables = CreateTables();

    public static uint Compute(ReadOnlySpan<byte> bytes) => ~Update(uint.MaxValue, bytes);

    public static uint Compute(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second) => ~Update(Update(uint.MaxValue, first), second);

    internal static uint Update(uint crc, ReadOnlySpan<byte> bytes)
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

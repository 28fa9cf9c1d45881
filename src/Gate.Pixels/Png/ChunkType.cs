namespace Gate.Pixels.Png;

/// <summary>Chunk types as big-endian numbers.</summary>
internal static class ChunkType
{
    public const uint Ihdr = 0x49484452;
    public const uint Plte = 0x504C5445;
    public const uint Idat = 0x49444154;
    public const uint Iend = 0x49454E44;
    public const uint Trns = 0x74524E53;

    /// <summary>Four ASCII letters, as the specification demands (5.3).</summary>
    public static bool IsValid(uint type)
    {
        for (int shift = 0; shift < 32; shift += 8)
        {
            if (!char.IsAsciiLetter((char)((type >> shift) & 0xFF)))
                return false;
        }

        return true;
    }

    /// <summary>Bit 5 of the first letter: upper case is critical (5.4).</summary>
    public static bool IsCritical(uint type) => (type & 0x20000000) == 0;

    public static string ToName(uint type) =>
        IsValid(type)
            ? string.Create(4, type, static (name, value) =>
            {
                for (int i = 0; i < 4; i++)
                    name[i] = (char)((value >> (24 - (8 * i))) & 0xFF);
            })
            : FormattableString.Invariant($"0x{type:X8}");
}

using System.Buffers.Binary;

namespace Gate.Pixels.Png;

/// <summary>Reads the thirteen bytes of IHDR (11.2.1) and refuses what the specification does not define.</summary>
internal static class PngHeaderParser
{
    public static PngHeader Parse(ReadOnlySpan<byte> data, int offset)
    {
        int width = ReadSide(data, 0, offset, "width");
        int height = ReadSide(data, 4, offset, "height");
        int depth = data[8];
        int colour = data[9];

        ReadOnlySpan<byte> depths = colour switch
        {
            0 => [1, 2, 4, 8, 16],
            3 => [1, 2, 4, 8],
            2 or 4 or 6 => [8, 16],
            _ => throw Fault(offset + 9, "colour type 0, 2, 3, 4 or 6", FormattableString.Invariant($"{colour}")),
        };

        if (!depths.Contains((byte)depth))
            throw Fault(offset + 8, FormattableString.Invariant($"a bit depth that colour type {colour} allows: {string.Join(", ", depths.ToArray())}"), FormattableString.Invariant($"{depth}"));
        if (data[10] != 0)
            throw Fault(offset + 10, "compression method 0", FormattableString.Invariant($"{data[10]}"));
        if (data[11] != 0)
            throw Fault(offset + 11, "filter method 0", FormattableString.Invariant($"{data[11]}"));
        if (data[12] > 1)
            throw Fault(offset + 12, "interlace method 0 or 1", FormattableString.Invariant($"{data[12]}"));

        return new(width, height, depth, (PngColourType)colour, data[12] == 1);
    }

    private static int ReadSide(ReadOnlySpan<byte> data, int at, int offset, string name)
    {
        uint side = BinaryPrimitives.ReadUInt32BigEndian(data[at..]);
        return side is > 0 and <= int.MaxValue
            ? (int)side
            : throw Fault(offset + at, FormattableString.Invariant($"a {name} of 1 to 2147483647"), FormattableString.Invariant($"{side}"));
    }

    private static ImageFormatException Fault(int offset, string expected, string found) => new(ImageFormatException.Header)
    {
        Chunk = "IHDR",
        Offset = offset,
        Expected = expected,
        Found = found,
    };
}

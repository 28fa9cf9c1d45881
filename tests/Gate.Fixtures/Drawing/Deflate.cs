using System.Buffers.Binary;

namespace Gate.Fixtures.Drawing;

/// <summary>
/// A zlib stream (RFC 1950) of one fixed-Huffman block (RFC 1951 §3.2.6). The framework's own compressor may write other bytes
/// with the next runtime or on another processor; committed pictures must not.
/// </summary>
internal sealed class Deflate
{
    private const int MinMatch = 3, MaxMatch = 258, Window = 32768, ChainLimit = 48, HashBits = 15;

    private static readonly int[] LengthBase = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
    private static readonly int[] LengthBits = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
    private static readonly int[] DistanceBase = [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577];
    private static readonly int[] DistanceBits = [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13];

    private readonly List<byte> output = [];
    private uint pending;
    private int pendingBits;

    public static byte[] Zlib(ReadOnlySpan<byte> data)
    {
        var stream = new Deflate();
        stream.output.AddRange([0x78, 0x01]);
        stream.Block(data);
        Span<byte> sum = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(sum, Adler32(data));
        stream.output.AddRange(sum);
        return [.. stream.output];
    }

    private void Block(ReadOnlySpan<byte> data)
    {
        Bits(1, 1);
        Bits(1, 2);
        var heads = new int[1 << HashBits];
        Array.Fill(heads, -1);
        var previous = new int[data.Length];
        for (var at = 0; at < data.Length;)
        {
            var (length, distance) = LongestMatch(data, at, heads, previous);
            var step = length >= MinMatch ? length : 1;
            if (length >= MinMatch) Match(length, distance);
            else Symbol(data[at]);
            for (var end = at + step; at < end; at++)
            {
                if (at + MinMatch > data.Length) continue;
                var hash = Hash(data, at);
                previous[at] = heads[hash];
                heads[hash] = at;
            }
        }
        Symbol(256);
        if (pendingBits > 0) Bits(0, 8 - pendingBits);
    }

    private static (int Length, int Distance) LongestMatch(ReadOnlySpan<byte> data, int at, int[] heads, int[] previous)
    {
        if (at + MinMatch > data.Length) return default;
        var limit = Math.Min(MaxMatch, data.Length - at);
        var (best, distance) = (0, 0);
        var candidate = heads[Hash(data, at)];
        for (var tries = 0; candidate >= 0 && at - candidate <= Window && tries < ChainLimit; tries++, candidate = previous[candidate])
        {
            var length = data.Slice(at, limit).CommonPrefixLength(data.Slice(candidate, limit));
            if (length <= best) continue;
            (best, distance) = (length, at - candidate);
            if (best == limit) break;
        }
        return (best, distance);
    }

    private static int Hash(ReadOnlySpan<byte> data, int at) =>
        (int)(((uint)(data[at] | (data[at + 1] << 8) | (data[at + 2] << 16)) * 2654435761u) >> (32 - HashBits));

    private void Match(int length, int distance)
    {
        var code = Array.FindLastIndex(LengthBase, start => start <= length);
        Symbol(257 + code);
        Bits((uint)(length - LengthBase[code]), LengthBits[code]);
        code = Array.FindLastIndex(DistanceBase, start => start <= distance);
        Bits(Reversed((uint)code, 5), 5);
        Bits((uint)(distance - DistanceBase[code]), DistanceBits[code]);
    }

    private void Symbol(int symbol)
    {
        var (code, bits) = symbol switch
        {
            < 144 => (0x30 + symbol, 8),
            < 256 => (0x190 + symbol - 144, 9),
            < 280 => (symbol - 256, 7),
            _ => (0xC0 + symbol - 280, 8),
        };
        Bits(Reversed((uint)code, bits), bits);
    }

    /// <summary>Huffman codes are packed from their most significant bit (RFC 1951 §3.1.1), everything else from the least.</summary>
    private static uint Reversed(uint code, int bits)
    {
        var result = 0u;
        for (var bit = 0; bit < bits; bit++) result |= ((code >> bit) & 1) << (bits - 1 - bit);
        return result;
    }

    private void Bits(uint value, int count)
    {
        pending |= value << pendingBits;
        for (pendingBits += count; pendingBits >= 8; pendingBits -= 8, pending >>= 8) output.Add((byte)pending);
    }

    private static uint Adler32(ReadOnlySpan<byte> data)
    {
        var (a, b) = (1u, 0u);
        foreach (var value in data)
        {
            a = (a + value) % 65521;
            b = (b + a) % 65521;
        }
        return (b << 16) | a;
    }
}

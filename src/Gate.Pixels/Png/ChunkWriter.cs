using System.Buffers.Binary;

namespace Gate.Pixels.Png;

/// <summary>Writes one chunk: length, type, data, checksum (5.3).</summary>
internal static class ChunkWriter
{
    public static void Write(Stream to, uint type, ReadOnlySpan<byte> data)
    {
        Span<byte> head = stackalloc byte[8];
        BinaryPrimitives.WriteInt32BigEndian(head, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(head[4..], type);
        to.Write(head);
        to.Write(data);

        Span<byte> check = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(check, Crc32.Compute(head[4..], data));
        to.Write(check);
    }
}

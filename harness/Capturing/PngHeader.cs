using System.Buffers.Binary;

namespace Gate.Harness.Capturing;

/// <summary>The size that a PNG file says it has (PNG, section 11.2.2: IHDR is the first chunk).</summary>
internal static class PngHeader
{
    private const int Length = 24;

    private static ReadOnlySpan<byte> Start => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R'];

    /// <summary>Width and height in device px, or null when this is no PNG.</summary>
    public static (uint Width, uint Height)? TryRead(ReadOnlySpan<byte> file) => file.Length >= Length && file.StartsWith(Start)
        ? (BinaryPrimitives.ReadUInt32BigEndian(file[16..]), BinaryPrimitives.ReadUInt32BigEndian(file[20..]))
        : null;
}

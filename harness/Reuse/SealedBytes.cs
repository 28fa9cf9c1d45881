using System.Security.Cryptography;

namespace Gate.Harness.Reuse;

/// <summary>A file of the cache: the SHA-256 of the content, then the content. It tells of damage, not of somebody who writes both.</summary>
internal static class SealedBytes
{
    private const int DigestLength = 32;

    /// <summary>As it is written.</summary>
    public static byte[] Of(ReadOnlySpan<byte> content) => [.. SHA256.HashData(content), .. content];

    /// <summary>The content; null when it is damaged.</summary>
    public static ReadOnlyMemory<byte>? Open(byte[] file)
    {
        if (file.Length > DigestLength && SHA256.HashData(file.AsSpan(DigestLength)).AsSpan().SequenceEqual(file.AsSpan(0, DigestLength)))
            return file.AsMemory(DigestLength);
        return null;
    }
}

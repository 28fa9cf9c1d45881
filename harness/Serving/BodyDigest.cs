using System.Security.Cryptography;

namespace Gate.Harness.Serving;

/// <summary>How digests of bodies are written: <c>sha256:</c> and lower-case hex.</summary>
internal static class BodyDigest
{
    public static string OfNothing { get; } = Format(SHA256.HashData([]));

    public static string Format(byte[] hash) => "sha256:" + Convert.ToHexStringLower(hash);
}

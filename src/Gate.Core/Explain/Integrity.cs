using System.Security.Cryptography;

namespace Gate.Core.Explain;

/// <summary>What an <c>integrity</c> attribute pins (Subresource Integrity, section 3.3): any digest of the strongest kind that is named.</summary>
internal static class Integrity
{
    /// <returns>Whether a browser takes these bytes; it does where nothing that it knows is pinned.</returns>
    public static bool Allows(string? pinned, ReadOnlySpan<byte> bytes)
    {
        var digests = (pinned ?? "").Split((char[])[' ', '\t', '\n', '\f', '\r'], StringSplitOptions.RemoveEmptyEntries)
            .Select(each => each.Split('?')[0].Split('-', 2))
            .Where(each => each.Length == 2)
            .Select(each => (Kind: each[0].ToLowerInvariant(), Value: each[1].Replace('-', '+').Replace('_', '/').TrimEnd('=')))
            .Where(each => each.Kind is "sha256" or "sha384" or "sha512")
            .ToList();
        if (digests.Count == 0)
            return true;
        var strongest = digests.Select(each => each.Kind).Max(StringComparer.Ordinal)!;
        var own = Convert.ToBase64String(strongest switch { "sha256" => SHA256.HashData(bytes), "sha384" => SHA384.HashData(bytes), _ => SHA512.HashData(bytes) }).TrimEnd('=');
        return digests.Exists(each => each.Kind == strongest && each.Value == own);
    }
}

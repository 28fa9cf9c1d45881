namespace Gate.Core.Signing;

/// <summary>A signature as a ledger's line holds it: <c>ssh:</c> and the base64 of OpenSSH's format (PROTOCOL.sshsig), on one line.</summary>
internal static class SshSignature
{
    /// <summary>What is signed is signed as this and nothing else: a signature of a commit or a mail is none of an approval.</summary>
    public const string Namespace = "gate-approval";

    private const string Prefix = "ssh:";
    private const string Begin = "-----BEGIN SSH SIGNATURE-----";
    private const string End = "-----END SSH SIGNATURE-----";

    /// <summary>Some 300 characters for Ed25519, 2,200 for RSA of 8192 bits; a bound on what a hostile line can cost.</summary>
    private const int Longest = 16_000;

    /// <summary>From the file that <c>ssh-keygen -Y sign</c> writes.</summary>
    public static string Of(string armored) => Prefix + armored.Replace(Begin, "", StringComparison.Ordinal).Replace(End, "", StringComparison.Ordinal).ReplaceLineEndings("").Trim();

    /// <summary>To the file that <c>ssh-keygen -Y verify</c> reads; null when it is no such signature.</summary>
    public static string? Armored(string signature) =>
        signature.StartsWith(Prefix, StringComparison.Ordinal) && signature.Length <= Longest && System.Buffers.Text.Base64.IsValid(signature.AsSpan(Prefix.Length))
            ? $"{Begin}\n{string.Join('\n', signature[Prefix.Length..].Chunk(70).Select(part => new string(part)))}\n{End}\n"
            : null;
}

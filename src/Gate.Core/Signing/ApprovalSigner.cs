using Gate.Core.Git;

namespace Gate.Core.Signing;

/// <summary>Signs decisions with a reviewer's SSH key: one call of <c>ssh-keygen</c> for many, so that a passphrase is asked for once.</summary>
public sealed class ApprovalSigner
{
    /// <summary>Well below what a command line may hold.</summary>
    private const int MostAtOnce = 200;

    private readonly string _key;

    private ApprovalSigner(string key) => _key = key;

    /// <summary>A key by its file, private or public (then an agent has the private part); without one git's <c>user.signingKey</c>.</summary>
    /// <exception cref="GateException"><c>sign-key-missing</c>.</exception>
    public static ApprovalSigner Open(string? typed, string workingDirectory)
    {
        var key = typed is { Length: > 0 } ? typed : GitRepository.SigningKey(workingDirectory)
            ?? throw new GateException("sign-key-missing", "no key is named to sign with") { Place = "--sign", NextStep = "give --sign ~/.ssh/id_ed25519, or set git's user.signingKey to the path of an SSH key" };
        if (key.StartsWith("key::", StringComparison.Ordinal) || key.StartsWith("ssh-", StringComparison.Ordinal))
            return new ApprovalSigner(key);
        var path = Path.GetFullPath(key, workingDirectory);
        return File.Exists(path) ? new ApprovalSigner(path) : throw new GateException("sign-key-missing", "there is no such key") { Place = path, NextStep = "mend the path given with --sign, or git's user.signingKey" };
    }

    /// <summary>A signature for each text, in its order.</summary>
    /// <exception cref="GateException"><c>sign-failed</c>; nothing was recorded.</exception>
    public IReadOnlyList<string> Sign(IReadOnlyList<string> texts) => [.. texts.Chunk(MostAtOnce).SelectMany(SignSome)];

    private IReadOnlyList<string> SignSome(string[] texts)
    {
        var folder = Directory.CreateTempSubdirectory("gate-sign-");
        try
        {
            var files = texts.Select((_, index) => Path.Combine(folder.FullName, $"{index}")).ToList();
            for (var i = 0; i < texts.Length; i++)
                File.WriteAllText(files[i], texts[i]);
            var signed = SshKeygen.Run(["-Y", "sign", "-f", KeyFile(folder.FullName), "-n", SshSignature.Namespace, .. files], "");
            return signed.Exit == 0
                ? [.. files.Select(file => SshSignature.Of(File.ReadAllText($"{file}.sig")))]
                : throw new GateException("sign-failed", $"ssh-keygen did not sign: {signed.Error.ReplaceLineEndings(" ").Trim().TrimEnd('.')}") { Place = "--sign", NextStep = "nothing was recorded; mend the key, or the agent that holds it" };
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // A key that is spelled out, as git allows it, is a public one: the agent has the rest.
    private string KeyFile(string folder)
    {
        var literal = _key.StartsWith("key::", StringComparison.Ordinal) ? _key["key::".Length..] : _key.StartsWith("ssh-", StringComparison.Ordinal) ? _key : null;
        if (literal is null)
            return _key;
        var file = Path.Combine(folder, "key.pub");
        File.WriteAllText(file, $"{literal}\n");
        return file;
    }
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Gate.Core.Git;
using Gate.Core.Ledger;
using Gate.Core.Pages;

namespace Gate.Core.Signing;

/// <summary>Whose approvals count: a file in the format of <c>ssh-keygen</c>'s ALLOWED SIGNERS, as <c>gpg.ssh.allowedSignersFile</c> of git.</summary>
public sealed class AllowedSigners
{
    /// <summary>One ssh-keygen takes some milliseconds, nearly all of them for starting.</summary>
    private static readonly int MostAtOnce = Math.Clamp(Environment.ProcessorCount, 1, 8);

    /// <summary>Some ten thousand keys.</summary>
    private const int MaxBytes = 16 << 20;

    private readonly byte[] _text;

    private AllowedSigners(string source, byte[] text) => (Source, _text) = (source, text);

    /// <summary>As it can be given again: a file, or <c>git:REF:FILE</c>.</summary>
    public string Source { get; }

    /// <summary>Reads a file, or <c>git:REF:FILE</c>.</summary>
    /// <exception cref="GateException"><c>signers-missing</c>.</exception>
    public static AllowedSigners Read(string source, string workingDirectory)
    {
        if (GitSource.Takes(source))
        {
            var address = GitAddress.Parse(source);
            var repository = GitRepository.Find(workingDirectory) ?? throw Missing(source, "the current folder is in no git repository");
            return InCommit(repository, repository.Commit(address.Reference), address.Folder ?? "", source);
        }

        try
        {
            return new AllowedSigners(source, new GivenFile(Path.GetFullPath(source, workingDirectory), source, "--require-signed", MaxBytes).Read());
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Missing(source, exception.Message.TrimEnd('.'));
        }
    }

    /// <summary>Reads a file as it was committed.</summary>
    /// <exception cref="GateException"><c>signers-missing</c>.</exception>
    internal static AllowedSigners InCommit(GitRepository repository, string commit, string path, string shown) =>
        new(shown, repository.ReadFile(commit, path) ?? throw Missing(shown, $"the commit {commit[..12]} has no such file"));

    /// <summary>
    /// The ledger without those approvals that nobody of these has signed; its digest speaks of both. A no and a withdrawal count unsigned too: they
    /// take nothing for granted.
    /// </summary>
    /// <exception cref="GateException"><c>ssh-keygen-missing</c>.</exception>
    public ApprovalLedger Only(ApprovalLedger ledger)
    {
        var folder = Directory.CreateTempSubdirectory("gate-signers-");
        try
        {
            var signers = Path.Combine(folder.FullName, "allowed_signers");
            File.WriteAllBytes(signers, _text);
            var names = new string?[ledger.Lines.Count];
            Parallel.For(0, names.Length, new ParallelOptions { MaxDegreeOfParallelism = MostAtOnce }, index =>
            {
                if (ledger.Lines[index].Approval is { Decision: LedgerDecision.Approve } approval)
                    names[index] = SignerOf(approval, signers, Path.Combine(folder.FullName, $"{index}.sig"));
            });
            var kept = ledger.Lines.Select((line, index) => (line, name: names[index])).Where(each => each.name is not null || each.line.Approval.Decision != LedgerDecision.Approve)
                // Who decided is who signed, whatever the line says.
                .Select(each => each.name is null ? each.line : each.line with { Approval = each.line.Approval with { By = each.name } });
            var digest = SHA256.HashData(Encoding.UTF8.GetBytes($"{ledger.Digest}\n{Convert.ToHexStringLower(SHA256.HashData(_text))}"));
            return new ApprovalLedger([.. kept], $"sha256:{Convert.ToHexStringLower(digest)}")
            {
                Signers = Source,
                WithoutSignature = [.. ledger.Lines.Where((line, index) => line.Approval.Decision == LedgerDecision.Approve && names[index] is null).Select(line => line.Approval.Key).Distinct()],
            };
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string? SignerOf(Approval approval, string signers, string file)
    {
        if (approval.Sig is null || SshSignature.Armored(approval.Sig) is not { } armored)
            return null;
        File.WriteAllText(file, armored);
        // As git does: a key counts that was good when the decision was made.
        var at = $"-Overify-time={approval.At.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture)}";
        var found = SshKeygen.Run(["-Y", "find-principals", at, "-f", signers, "-s", file], "");
        if (found.Exit != 0)
            return null;
        var text = LedgerWriter.Line(approval with { Sig = null });
        return found.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .FirstOrDefault(name => SshKeygen.Run(["-Y", "verify", at, "-f", signers, "-I", name, "-n", SshSignature.Namespace, "-s", file], text).Exit == 0);
    }

    private static GateException Missing(string source, string why) =>
        new("signers-missing", $"the file of allowed signers cannot be read: {why}") { Place = source, NextStep = "give a file with --require-signed; a line is NAME ssh-ed25519 KEY" };
}

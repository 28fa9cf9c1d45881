using Gate.Core.Git;
using Gate.Core.Pages;
using Gate.Core.Signing;

namespace Gate.Core.Ledger;

/// <summary>Where decisions are read from.</summary>
/// <param name="Source">As typed: a file, or <c>git:REF[:FILE]</c>.</param>
/// <param name="Path">Absolute: the file; for a ledger in a commit the folder whose repository is meant.</param>
/// <param name="IsRequired">Whether a missing one is an error: it was named on the command line, so a wrong name must not pass for "nothing decided".</param>
public sealed record LedgerSource(string Source, string Path, bool IsRequired)
{
    /// <summary>Whether it is read from a commit, and so cannot be written as a file.</summary>
    public bool IsCommitted => GitSource.Takes(Source);

    /// <summary>What named it: an option or a variable.</summary>
    public string GivenBy { get; init; } = "--ledger";

    /// <summary>Whose approvals count; null: everybody's.</summary>
    public AllowedSigners? Signers { get; init; }

    /// <summary>Command line over config file over the default.</summary>
    public static LedgerSource Resolve(string? typed, string? configured, string workingDirectory)
    {
        var source = typed ?? configured ?? LedgerFile.Default;
        return new LedgerSource(source, GitSource.Takes(source) ? workingDirectory : System.IO.Path.GetFullPath(source, workingDirectory), typed is not null);
    }

    /// <summary>The decisions; null where there are none and none were asked for.</summary>
    /// <exception cref="GateException">They are missing though named, unreadable, or hold a line that is no decision.</exception>
    public ApprovalLedger? Read()
    {
        var ledger = ReadAll();
        return ledger is null ? null : Counted(ledger);
    }

    /// <summary>The ledger without approvals that do not count.</summary>
    /// <exception cref="GateException"><c>ssh-keygen-missing</c>.</exception>
    public ApprovalLedger Counted(ApprovalLedger ledger) => Signers is null ? ledger : Signers.Only(ledger);

    private ApprovalLedger? ReadAll() =>
        IsCommitted ? ReadCommitted() : !IsRequired && !File.Exists(Path) ? null : LedgerFile.Read(Path, isRequired: true);

    /// <summary>The file that decisions are added to.</summary>
    /// <exception cref="GateException"><c>ledger-read-only</c>.</exception>
    public string Writable() => !IsCommitted
        ? Path
        : throw new GateException("ledger-read-only", $"{Source} is a commit: decisions cannot be written into it") { Place = GivenBy, NextStep = "add --push where it is a branch of a remote, or give a file with --ledger, and commit it" };

    private ApprovalLedger? ReadCommitted()
    {
        var repository = GitRepository.Find(Path) ?? throw new GateException("git-repository-missing", $"\"{Source}\" needs a git repository, and the current folder is in none")
        {
            Place = GivenBy,
            NextStep = "change to a folder of the repository",
        };
        var address = GitAddress.Parse(Source);
        var commit = repository.Commit(address.Reference);
        var file = address.Folder is { Length: > 0 } named ? named : LedgerFile.Default;
        return repository.ReadFile(commit, file) is { } text
            ? LedgerFile.Decode(text, Source)
            : IsRequired
                ? throw new GateException("ledger-missing", $"the commit {commit[..12]} has no file \"{file}\"") { Place = GivenBy, NextStep = "name the file from the root of the repository, as in git:REF:FILE" }
                : null;
    }
}

using System.Text;
using Gate.Core.Git;
using Gate.Core.Pages;

namespace Gate.Core.Ledger;

/// <summary>
/// A ledger on a branch of a remote, as teams share it: read fresh, and added to by a commit on top of whatever stands there by then. Lines keep what
/// they knew of when they were decided, so two people who decide the same thing at the same time are a conflict and not the faster one's loss.
/// </summary>
public sealed class LedgerBranch
{
    /// <summary>Each lost race means that somebody else's decisions arrived.</summary>
    private const int MostTries = 50;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(60);

    private readonly GitRepository _repository;
    private readonly GitWriter _writer;
    private readonly string _remote;
    private readonly string _branch;
    private readonly string _file;
    private readonly string _shown;

    private LedgerBranch(GitRepository repository, GitWriter writer, (string Remote, string Branch, string File) place, string shown) =>
        (_repository, _writer, (_remote, _branch, _file), _shown) = (repository, writer, place, shown);

    /// <summary><c>git:REMOTE/BRANCH[:FILE]</c>.</summary>
    /// <exception cref="GateException"><c>ledger-branch</c>: the source names no branch of a remote.</exception>
    public static LedgerBranch Open(LedgerSource source)
    {
        if (!source.IsCommitted)
            throw NoBranch($"{source.Source} is a file");
        var repository = GitRepository.Find(source.Path) ?? throw NoBranch("the current folder is in no git repository");
        var address = GitAddress.Parse(source.Source);
        var writer = new GitWriter(repository);
        const string refs = "refs/remotes/";
        var name = address.Reference.StartsWith(refs, StringComparison.Ordinal) ? address.Reference[refs.Length..] : address.Reference;
        var remote = writer.Remotes().Where(each => name.StartsWith($"{each}/", StringComparison.Ordinal) && name.Length > each.Length + 1).MaxBy(each => each.Length)
            ?? throw NoBranch($"\"{address.Reference}\" is no branch of a remote");
        return new LedgerBranch(repository, writer, (remote, name[(remote.Length + 1)..], address.Folder is { Length: > 0 } file ? file : LedgerFile.Default), source.Source);
    }

    /// <summary>The decisions as the remote has them now; none where there is no such branch or file yet.</summary>
    /// <exception cref="GateException">The remote cannot be reached, or the file is no ledger.</exception>
    public ApprovalLedger Fetch() => LedgerReader.Read(Text(_writer.Fetch(_remote, _branch)), _shown);

    /// <summary>Adds lines that were written knowing a ledger that <see cref="Fetch"/> gave.</summary>
    /// <returns>The commit that holds them, and the ledger as it stands there.</returns>
    /// <exception cref="GateException">They cannot be pushed; nothing was recorded.</exception>
    public async Task<(string Commit, ApprovalLedger Ledger)> PushAsync(IReadOnlyList<string> lines, string message, CancellationToken cancellationToken)
    {
        for (var tried = 1; tried <= MostTries; tried++)
        {
            var tip = _writer.Fetch(_remote, _branch);
            var text = LedgerFile.Join(Text(tip), lines);
            // What cannot be read must not be pushed over.
            var ledger = LedgerReader.Read(text, _shown);
            var commit = _writer.Commit(tip, _file, Encoding.UTF8.GetBytes(text), message);
            if (_writer.TryPush(_remote, commit, _branch))
                return (commit, ledger);
            await Task.Delay(Pause * tried, cancellationToken);
        }

        throw new GateException("git-push", $"others were faster {Words.Number(MostTries)} times in a row") { Place = _shown, NextStep = "nothing was recorded; try again", Exit = GateExit.Incomplete };
    }

    private string Text(string? commit) => commit is not null && _repository.ReadFile(commit, _file) is { } bytes ? LedgerFile.TextOf(bytes, _shown) : "";

    private static GateException NoBranch(string message) => new("ledger-branch", $"--push needs a branch of a remote: {message}") { Place = "--ledger", NextStep = "give --ledger git:origin/gate-approvals, or another REMOTE/BRANCH" };
}

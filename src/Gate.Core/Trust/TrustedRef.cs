using Gate.Core.Baselines;
using Gate.Core.Git;
using Gate.Core.Ledger;
using Gate.Core.Pages;
using Gate.Core.Run;
using Gate.Core.Run.Config;
using Gate.Core.Signing;

namespace Gate.Core.Trust;

/// <summary>
/// The commit that <c>--trust</c> names. Config and ledger are read from it; whatever else of the work tree would steer a run is
/// refused, or compared with it.
/// </summary>
internal sealed class TrustedRef
{
    private readonly GitRepository _repository;
    private readonly PlanSurroundings _surroundings;
    private readonly CommitPolicy _policy;

    private TrustedRef(string reference, GitRepository repository, PlanSurroundings surroundings)
    {
        (Reference, Commit) = (reference, repository.Commit(reference));
        (_repository, _surroundings) = (repository, surroundings);
        _policy = new CommitPolicy(repository, Commit);
    }

    public string Reference { get; }

    public string Commit { get; }

    /// <exception cref="GateException">There is no repository, or no such commit.</exception>
    public static TrustedRef Open(string reference, PlanSurroundings surroundings) => new(
        reference,
        GitRepository.Find(surroundings.WorkingDirectory) ?? throw Refused("git-repository-missing", "--trust needs a git repository, and the current folder is in none", "change to a folder of the repository"),
        surroundings);

    /// <summary>The config of the commit; the one in the work tree is not read.</summary>
    /// <exception cref="GateException">It is named and not there, or is not as declared.</exception>
    public GateConfig Config(string? named)
    {
        var path = ConfigPath(named);
        var shown = $"{Reference}:{path}";
        return _policy.Find(path) switch
        {
            PolicyFile.Plain file => ConfigReader.Read(shown, file.Bytes, _surroundings.Variables),
            PolicyFile.Absent when named is null => GateConfig.Empty,
            PolicyFile.Absent => throw Refused("config-missing", $"there is no config file \"{shown}\"", "mend the path, or leave --config out"),
            PolicyFile.Odd odd => throw Refused("config-unreadable", $"{shown} is {odd.What}", "commit an ordinary file"),
            var other => throw new InvalidOperationException($"not a file of the policy: {other}"),
        };
    }

    /// <summary>Decisions of the commit; a ledger named as a commit of its own stays what it is.</summary>
    /// <exception cref="GateException"><c>trust-outside</c>.</exception>
    public LedgerSource Ledger(string? typed, string? configured)
    {
        var source = LedgerSource.Resolve(typed, configured, _surroundings.WorkingDirectory);
        if (source.IsCommitted)
            return source;
        return new LedgerSource($"{GitSource.Prefix}{Commit}:{Within(source.Path) ?? throw Outside("--ledger")}", _surroundings.WorkingDirectory, source.IsRequired);
    }

    /// <summary>Signers of the commit, where a file of the repository is named; from outside of it the caller's own.</summary>
    /// <exception cref="GateException">It is not there.</exception>
    public AllowedSigners Signers(string typed) =>
        !GitSource.Takes(typed) && Place(typed) is { } path
            ? AllowedSigners.InCommit(_repository, Commit, path, $"{GitSource.Prefix}{Commit}:{path}")
            : AllowedSigners.Read(typed, _surroundings.WorkingDirectory);

    /// <summary>Refuses what would let the change choose what is compared, or which program runs.</summary>
    /// <exception cref="GateException"><c>trust-sides</c>, <c>trust-link</c>, <c>trust-before</c>.</exception>
    public void CheckSides(GateOptions options, GateConfig config)
    {
        // The command would come from the trusted commit, and what it starts from the change.
        if (config.WebServer is not null)
            throw Refused("trust-webserver", "webServer would run what the change brought", "start the server elsewhere, where it has nothing to take, and take webServer out of the trusted config");
        if (options.Before is { } kept && BaselineSource.Takes(kept) && Within(Path.GetFullPath(kept[BaselineSource.Prefix.Length..], _surroundings.WorkingDirectory)) is not null)
            throw Refused("trust-before", "the baseline lies in the work tree, where the change may have written it", "give a baseline outside of the work tree, or --before git:REF:FOLDER");
        if (options is { Before: null, After: null } && config.Export is null)
            throw Refused("trust-sides", "which folder is compared would be found in the work tree, which the change made", "give --after FOLDER, or gate.export in the trusted config");
        foreach (var side in new[] { options.Before, options.After, options.After is null ? config.Export : null }.OfType<string>().Where(side => !GitSource.Takes(side)))
        {
            if (Within(Path.GetFullPath(side, _surroundings.WorkingDirectory)) is { } path && !IsReal(path))
                throw Refused("trust-link", $"\"{side}\" is reached by a symbolic link of the change", "give the folder itself");
        }

        // A folder that is built there, and that no commit holds, is the caller's own.
        if (options.Before is { } before && !GitSource.Takes(before) && Within(Path.GetFullPath(before, _surroundings.WorkingDirectory)) is { } folder && _repository.FindObject("HEAD", folder) is not null)
            throw Refused("trust-before", $"\"{before}\" is part of the change, so it is no ground to compare with", $"give --before git:REF:{folder}");
    }

    /// <summary>Refuses programs and knowledge of earlier runs out of the work tree.</summary>
    /// <exception cref="GateException"><c>trust-program</c>, <c>trust-resume</c>, <c>trust-cache</c>.</exception>
    public void CheckPlan(GatePlan plan)
    {
        if (plan.Browser is { Remote: null, ExecutablePath: { } browser } && Path.IsPathRooted(browser) && Within(browser) is not null)
            throw Refused("trust-program", "the browser would be a file of the work tree, which the change may have put there", "give one outside of the work tree");
        if (plan.Resume is { } run && Within(run) is not null)
            throw Refused("trust-resume", "the run to resume lies in the work tree, where the change may have written it", "leave --resume out");
        if (plan.Cache is { } cache && Within(cache) is not null)
            throw Refused("trust-cache", "the cache lies in the work tree, where the change may have written it", "give --cache a folder outside of the work tree");
    }

    /// <summary>Where the change has another policy.</summary>
    public TrustedPolicy Judge(GatePlan plan, GateOptions options, GateConfig config)
    {
        var workTree = new WorkTreePolicy(RealPath.Of(_repository.WorkTree));
        IPolicyTree change = plan.After.Commit is { } commit ? new CommitPolicy(_repository, commit) : workTree;
        var review = new PolicyReview(_policy, change, workTree);
        var (ledger, proposed) = review.Ledger(LedgerPath(options.Ledger, config.Ledger), (plan.Ledger with { Signers = null }).Read() ?? ApprovalLedger.Empty, () => Known(plan));
        IEnumerable<string> files = [.. plan.Rules.Listed is null ? [] : new[] { options.Pages! }, .. config.States.Select(state => state.StorageState).Append(config.Use.StorageState).OfType<string>().Where(path => !path.TrimStart().StartsWith('{')), .. plan.Rendering.Replay.Archives];
        return new TrustedPolicy(
            Reference,
            Commit,
            [.. review.Config(ConfigPath(options.Config)), .. ledger, .. review.Read([.. files.Select(Place).OfType<string>()], Place(plan.Rendering.Replay.Folder!))],
            proposed);
    }

    /// <summary>The ledger as it was where the change began: what the change lacks of it, it took away.</summary>
    private ApprovalLedger? Known(GatePlan plan)
    {
        if (!plan.Ledger.Source.StartsWith(GitSource.Prefix + Commit, StringComparison.Ordinal))
            return null;
        var start = _repository.TryMergeBase(Commit, plan.After.Commit ?? "HEAD") ?? Commit;
        var address = GitAddress.Parse(plan.Ledger.Source) with { Reference = start };
        return LedgerSource.Resolve(null, address.ToString(), _surroundings.WorkingDirectory).Read();
    }

    private string LedgerPath(string? typed, string? configured)
    {
        var source = typed ?? configured ?? LedgerFile.Default;
        return GitSource.Takes(source)
            ? GitAddress.Parse(source).Folder is { Length: > 0 } file ? file : LedgerFile.Default
            : Place(source) ?? LedgerFile.Default;
    }

    private string ConfigPath(string? named) => Place(named ?? ConfigReader.DefaultFile) ?? throw Outside("--config");

    private string? Place(string path) => Within(Path.GetFullPath(path, _surroundings.WorkingDirectory));

    private bool IsReal(string path) => RealPath.Of(Path.Combine(_repository.WorkTree, path)) == RealPath.Of(_repository.WorkTree) + (path.Length == 0 ? "" : Path.DirectorySeparatorChar + path.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>
    /// From the root of the repository with <c>/</c>, by name: links inside of the work tree are the change's and are not followed,
    /// links above it are the machine's.
    /// </summary>
    private string? Within(string path)
    {
        foreach (var (root, full) in new[] { (_repository.WorkTree, path), (RealPath.Of(_repository.WorkTree), Path.Combine(RealPath.Of(_surroundings.WorkingDirectory), Path.GetRelativePath(_surroundings.WorkingDirectory, path))) })
        {
            var relative = Path.GetRelativePath(root, Path.GetFullPath(full)).Replace(Path.DirectorySeparatorChar, '/');
            if (relative != ".." && !relative.StartsWith("../", StringComparison.Ordinal) && !Path.IsPathRooted(relative))
                return relative == "." ? "" : relative;
        }

        return null;
    }

    private static GateException Outside(string option) => Refused("trust-outside", $"under --trust, {option} is a file of the repository", "give its path within the repository");

    private static GateException Refused(string code, string message, string next) => new(code, message) { Place = "--trust", NextStep = next };
}

using Gate.Core.Git;

namespace Gate.Core.Pages;

/// <summary>A folder as of a commit, read from the object store: <c>git:REF</c>, <c>git:REF:FOLDER</c>. Ends its git process when disposed.</summary>
public sealed class GitSource : IPageSource, ITreeSource, IDisposable
{
    internal const string Prefix = "git:";

    private readonly string _option;
    private readonly GitBlobs _blobs;
    private readonly GitTree _tree;

    private GitSource(GitAddress address, string option, GitRepository repository, (string Commit, string Tree) ids)
    {
        Description = address.ToString();
        Commit = ids.Commit;
        WorkTreeFolder = string.IsNullOrEmpty(address.Folder) ? null : Path.Combine(repository.WorkTree, address.Folder);
        _option = option;
        _blobs = new GitBlobs(repository);
        _tree = GitTree.Parse(repository.ListTree(ids.Tree), _blobs, option);
        Site = new Site.Served(new HostedFiles(new GitFiles(_tree, _blobs, new LfsStore(repository.LfsFolder()))));
    }

    /// <inheritdoc/>
    public string Description { get; }

    /// <inheritdoc/>
    public Site Site { get; }

    /// <inheritdoc/>
    public string? Commit { get; }

    /// <summary>The folder of that name in the work tree, whether it is there or not; null for the root.</summary>
    internal string? WorkTreeFolder { get; }

    /// <summary>Over all its files, once somebody asked: a commit stays what it is.</summary>
    internal SiteListing? Listing { get; set; }

    /// <summary>Whether what was typed without <c>git:</c> names a commit of the repository that the current folder lies in.</summary>
    public static bool IsRevision(string typed)
    {
        if (typed.Length == 0 || typed[0] is '-' or '/' or '.')
            return false;
        try
        {
            return GitRepository.Find(".")?.Commit(GitAddress.Parse(Prefix + typed).Reference) is not null;
        }
        catch (GateException)
        {
            return false;
        }
    }

    /// <summary>Opens the repository that the current folder lies in.</summary>
    /// <param name="source">As typed.</param>
    /// <param name="option">Where it was typed, for messages: <c>--before</c>.</param>
    /// <exception cref="GateException">There is no repository, commit or folder of that name.</exception>
    public static GitSource Open(string source, string option) => Open(source, option, ".");

    /// <inheritdoc cref="Open(string, string)"/>
    /// <param name="source">As typed.</param>
    /// <param name="option">Where it was typed.</param>
    /// <param name="folder">A folder of the repository.</param>
    public static GitSource Open(string source, string option, string folder)
    {
        var address = GitAddress.Parse(source);
        var repository = GitRepository.Find(folder) ?? throw new GateException("git-repository-missing", $"\"{source}\" needs a git repository, and the current folder is in none")
        {
            Place = option,
            NextStep = "change to a folder of the repository",
        };
        var commit = repository.Commit(address.Reference);
        return repository.FindObject(commit, address.Folder ?? "") switch
        {
            { Type: "tree", Id: var tree } => new GitSource(address, option, repository, (commit, tree)),
            null => throw new GateException("source-missing", $"the commit {commit[..12]} has no folder \"{address.Folder}\"")
            {
                Place = option,
                NextStep = "check the path, from the root of the repository; an export that is built and not committed is given as a folder, built from each commit",
            },
            _ => throw new GateException("source-not-a-folder", $"\"{address.Folder}\" is no folder in the commit {commit[..12]}") { Place = option, NextStep = "give the folder that holds the pages" },
        };
    }

    internal static bool Takes(string source) => source.StartsWith(Prefix, StringComparison.Ordinal);

    /// <inheritdoc/>
    public PageSet FindPages(PageRules rules) => new PageFinder(rules, _option).Find(_tree);

    /// <inheritdoc/>
    IFileTree ITreeSource.Tree() => _tree;

    /// <inheritdoc/>
    TreeStamp ITreeSource.Stamp => TreeStamp.Nothing;

    /// <inheritdoc/>
    public void Dispose() => _blobs.Dispose();
}

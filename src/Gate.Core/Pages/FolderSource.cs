namespace Gate.Core.Pages;

/// <summary>A static export in a folder, served by gate itself.</summary>
public sealed class FolderSource : IPageSource, ITreeSource
{
    private readonly string _option;
    private readonly SiteRoot _root;
    private readonly FolderApart _apart;
    private readonly Lazy<TreeStamp> _stamp;

    private FolderSource(string description, string option, SiteRoot root, FolderApart apart)
    {
        Description = description;
        _option = option;
        _root = root;
        _apart = apart;
        _stamp = new Lazy<TreeStamp>(() => TreeStamp.Of(Tree()));
        Site = new Site.Served(new HostedFiles(new FolderFiles(root, apart)));
    }

    /// <inheritdoc/>
    public string Description { get; }

    /// <inheritdoc/>
    public Site Site { get; }

    /// <summary>Absolute path without links.</summary>
    internal string RealPath => _root.Real;

    /// <param name="folder">As typed.</param>
    /// <param name="option">Where it was typed, for messages: <c>--before</c>.</param>
    /// <exception cref="GateException"><c>source-missing</c>, <c>source-scheme</c>.</exception>
    public static FolderSource Open(string folder, string option)
    {
        if (Directory.Exists(folder))
            return new FolderSource(folder, option, new SiteRoot(folder), FolderApart.Nothing);
        if (SchemeOf(folder) is { } scheme)
            throw new GateException("source-scheme", $"gate reads no addresses of the kind {scheme}") { Place = option, NextStep = "give a folder, git:REF:FOLDER, or an http or https address" };
        throw new GateException("source-missing", $"there is no folder \"{folder}\"") { Place = option, NextStep = GitSource.IsRevision(folder) ? $"it is a commit of this repository: {option} git:{folder}" : "check the path, or build the site first" };
    }

    // What follows may hold a password. A drive of Windows has one letter.
    private static string? SchemeOf(string typed) => typed.IndexOf("://", StringComparison.Ordinal) is var end and > 1 && Uri.CheckSchemeName(typed[..end]) ? typed[..(end + 3)] : null;

    /// <summary>The same page set with parts of the folder left out of it.</summary>
    internal FolderSource Without(FolderApart apart) => new(Description, _option, _root, apart);

    /// <inheritdoc/>
    public PageSet FindPages(PageRules rules)
    {
        _ = _stamp.Value;
        return new PageFinder(rules, _option).Find(Tree());
    }

    /// <inheritdoc/>
    TreeStamp ITreeSource.Stamp => _stamp.Value;

    /// <inheritdoc/>
    IFileTree ITreeSource.Tree() => Tree();

    private FolderTree Tree() => new(_root, _option, _apart);
}

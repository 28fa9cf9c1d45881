namespace Gate.Tests.Support;

/// <summary>A git repository in a temporary folder, with none of the machine's own settings.</summary>
internal sealed class GitScratch : IDisposable
{
    public GitScratch()
    {
        Directory.CreateDirectory(Root);
        Git("init", "--quiet", "--initial-branch=main");
    }

    public string Root { get; } = Path.Combine(Path.GetTempPath(), $"gate-git-{Guid.NewGuid():N}");

    public string At(string relative) => Path.Combine(Root, relative);

    public void Write(string relative, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(relative))!);
        File.WriteAllText(At(relative), text);
    }

    /// <summary>Commits everything and gives the commit's id.</summary>
    public string Commit(string message)
    {
        Git("add", "--all");
        Git("commit", "--quiet", "--allow-empty", "--message", message);
        return Git("rev-parse", "HEAD");
    }

    public string Git(params string[] arguments) => new GitCommand(Root).Run(arguments);

    public void Dispose()
    {
        // Objects are read-only, which Windows takes for a reason not to delete them.
        foreach (var file in new DirectoryInfo(Root).EnumerateFiles("*", SearchOption.AllDirectories).Where(file => file.IsReadOnly && file.LinkTarget is null))
            file.IsReadOnly = false;
        Directory.Delete(Root, recursive: true);
    }
}

using System.Text;
using Gate.Core.Git;

namespace Gate.Core.Trust;

/// <summary>The policy as of a commit.</summary>
internal sealed class CommitPolicy(GitRepository repository, string commit) : IPolicyTree
{
    /// <inheritdoc/>
    public PolicyFile Find(string path) => Entries(path, isRecursive: false).SingleOrDefault(entry => entry.Path == path) switch
    {
        { Mode: null } => new PolicyFile.Absent(),
        { Mode: "100644" or "100755" } => new PolicyFile.Plain(repository.ReadFile(commit, path)!),
        { Mode: "120000" } => new PolicyFile.Odd("a symbolic link"),
        _ => new PolicyFile.Odd("a folder or a submodule"),
    };

    /// <inheritdoc/>
    public IEnumerable<string> Below(string folder) => Entries(folder, isRecursive: true).Select(entry => entry.Path);

    // <mode> SP <type> SP <object> TAB <path>
    private IEnumerable<(string Mode, string Path)> Entries(string path, bool isRecursive) =>
        from entry in Encoding.UTF8.GetString(repository.List(commit, path, isRecursive)).Split('\0', StringSplitOptions.RemoveEmptyEntries)
        select (entry[..entry.IndexOf(' ', StringComparison.Ordinal)], entry[(entry.IndexOf('\t', StringComparison.Ordinal) + 1)..]);
}

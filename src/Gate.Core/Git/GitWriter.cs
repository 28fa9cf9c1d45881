using System.Text;

namespace Gate.Core.Git;

/// <summary>
/// Writes a commit and sends it to a branch of a remote, with plumbing alone: the work tree, its index and HEAD stay as they are, and no hook is run
/// (a hook may be a file of the change that is judged).
/// </summary>
internal sealed class GitWriter(GitRepository repository)
{
    /// <summary>A push over a slow line; a person may have to touch a key.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private static readonly string[] Quiet = ["-c", "core.hooksPath=/dev/null", "-c", "gc.auto=0", "-c", "maintenance.auto=false"];

    /// <summary>Names of remotes.</summary>
    public IReadOnlyList<string> Remotes() => Run(["remote"]).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Brings a branch's newest commit.</summary>
    /// <returns>Its id; null where the remote has no such branch.</returns>
    /// <exception cref="GateException"><c>git-fetch</c>.</exception>
    public string? Fetch(string remote, string branch)
    {
        var fetched = Run(["fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules", remote, $"+refs/heads/{branch}:refs/remotes/{remote}/{branch}"]);
        if (fetched.Exit == 0)
            return repository.Commit($"refs/remotes/{remote}/{branch}");
        return fetched.Error.Contains("couldn't find remote ref", StringComparison.OrdinalIgnoreCase)
            ? null
            : throw new GateException("git-fetch", $"git cannot fetch {branch} of {remote}: {fetched.Error.TrimEnd('.')}") { NextStep = "nothing was recorded; mend the connection or the name", Exit = GateExit.Incomplete };
    }

    /// <summary>A commit that has one file other than its parent.</summary>
    /// <param name="parent">Null for a first commit.</param>
    /// <param name="path">From the root, with <c>/</c>.</param>
    /// <param name="bytes">The file's new content.</param>
    /// <param name="message">Of the commit.</param>
    /// <returns>Its id.</returns>
    /// <exception cref="GateException"><c>git-commit</c>.</exception>
    public string Commit(string? parent, string path, byte[] bytes, string message)
    {
        var folder = Directory.CreateTempSubdirectory("gate-index-");
        try
        {
            (string, string)[] index = [("GIT_INDEX_FILE", Path.Combine(folder.FullName, "index"))];
            var blob = Must(Run(["hash-object", "-w", "--stdin"], bytes));
            if (parent is not null)
                Must(Run(["read-tree", parent], null, index));
            Must(Run(["update-index", "--add", "--cacheinfo", $"100644,{blob},{path}"], null, index));
            var tree = Must(Run(["write-tree"], null, index));
            string[] signed = Run(["config", "--type=bool", "--get", "commit.gpgSign"]).Text == "true" ? ["-S"] : [];
            return Must(Run(["commit-tree", tree, .. parent is null ? Array.Empty<string>() : ["-p", parent], .. signed], Encoding.UTF8.GetBytes(message)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Sends a commit, never by force.</summary>
    /// <returns>Whether it is there; false when somebody else was faster.</returns>
    /// <exception cref="GateException"><c>git-push</c>: refused for another reason.</exception>
    public bool TryPush(string remote, string commit, string branch)
    {
        var pushed = Run(["push", "--porcelain", "--no-verify", remote, $"{commit}:refs/heads/{branch}"]);
        if (pushed.Exit == 0)
            return true;
        var said = $"{pushed.Text} {pushed.Error}";
        // What git says when the branch has moved on: before it sent anything, or while it did.
        string[] late = ["[rejected]", "fetch first", "non-fast-forward", "cannot lock ref", "reference already exists", "failed to update ref", "incorrect old value"];
        if (late.Any(word => said.Contains(word, StringComparison.Ordinal)))
            return false;
        throw new GateException("git-push", $"git cannot push to {branch} of {remote}: {pushed.Error.TrimEnd('.')}") { NextStep = "nothing was recorded; ask for the right to push to the branch, or mend the connection", Exit = GateExit.Incomplete };
    }

    private static string Must(GitOutput output) => output.Exit == 0
        ? output.Text
        : throw new GateException("git-commit", $"git cannot make the commit: {output.Error.TrimEnd('.')}") { NextStep = "nothing was recorded; git config user.name and user.email are needed, and room in the repository", Exit = GateExit.Incomplete };

    private GitOutput Run(IReadOnlyList<string> arguments, byte[]? input = null, IReadOnlyList<(string, string)>? environment = null) =>
        GitRepository.Run(repository.Folder, [.. Quiet, .. arguments], input ?? [], Limit, [("GIT_TERMINAL_PROMPT", "1"), .. environment ?? []]);
}

using Gate.Core.Pages;
using Gate.Core.Run;

namespace Gate.Core.Git;

/// <summary>The object store of a git repository: commits, trees and files as they were committed, read without a checkout.</summary>
public sealed class GitRepository
{
    /// <summary>A command that reads the object store of a very large repository takes seconds.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    /// <summary>A listing of two million files, the bound for page sets, with paths of some 100 bytes.</summary>
    private const int MostOutput = 512 << 20;

    /// <summary>Candidates for the default branch where <c>origin/HEAD</c> is not set, as in many CI checkouts.</summary>
    private static readonly string[] UsualBranches = ["origin/main", "origin/master", "main", "master"];

    private GitRepository(string folder, string workTree)
    {
        Folder = folder;
        WorkTree = workTree;
    }

    /// <summary>Root of the work tree, absolute, links resolved; for a bare repository its own folder.</summary>
    public string WorkTree { get; }

    internal string Folder { get; }

    /// <summary>The repository that a folder lies in, or null.</summary>
    /// <param name="folder">An existing folder.</param>
    /// <exception cref="GateException">git is missing, or refuses the repository; <c>git-hidden</c>: files of a repository make another.</exception>
    public static GitRepository? Find(string folder)
    {
        RefuseHidden(folder);
        var found = Run(folder, ["rev-parse", "--show-toplevel"]);
        if (found.Exit == 0)
            return new GitRepository(folder, found.Text);
        if (found.Error.Contains("must be run in a work tree", StringComparison.Ordinal))
            return new GitRepository(folder, Path.GetFullPath(folder));
        if (found.Error.Contains("not a git repository", StringComparison.Ordinal))
            return null;
        throw Failed(found);
    }

    // git takes a folder with these for a bare repository, and follows its settings. Unlike .git, a commit can hold them.
    private static void RefuseHidden(string folder)
    {
        string? bare = null;
        for (var at = new DirectoryInfo(RealPath.Of(folder)); at is not null; at = at.Parent)
        {
            if (Path.Exists(Path.Combine(at.FullName, ".git")))
            {
                if (bare is not null)
                    throw new GateException("git-hidden", "a folder of the repository has the parts of another one (HEAD, objects, refs), whose settings git would follow") { Place = bare, NextStep = "remove them" };
                return;
            }

            if (Path.Exists(Path.Combine(at.FullName, "HEAD")) && Path.Exists(Path.Combine(at.FullName, "objects")) && Path.Exists(Path.Combine(at.FullName, "refs")))
                bare ??= at.FullName;
        }
    }

    /// <summary>The full id of the commit that a name stands for.</summary>
    /// <param name="name">A branch, tag, commit or other revision as git reads it, or <c>merge-base(OTHER)</c> with <c>HEAD</c>, or <c>merge-base(ONE,OTHER)</c>.</param>
    /// <exception cref="GateException"><c>git-ref-missing</c>, <c>git-merge-base-missing</c>.</exception>
    public string Commit(string name)
    {
        const string mergeBase = "merge-base(";
        if (!name.StartsWith(mergeBase, StringComparison.Ordinal) || !name.EndsWith(')'))
            return FindCommit(name) ?? throw NoCommit(name);
        var names = name[mergeBase.Length..^1].Split(',');
        return names.Length switch
        {
            1 => MergeBase("HEAD", names[0].Trim()),
            2 => MergeBase(names[0].Trim(), names[1].Trim()),
            _ => throw NoCommit(name),
        };
    }

    /// <summary>The branch that changes are merged into: what <c>origin/HEAD</c> names, else the first of the usual names that there is.</summary>
    /// <exception cref="GateException"><c>git-default-branch</c>.</exception>
    public string DefaultBranch()
    {
        var head = Run(Folder, ["symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD"]);
        if (head is { Exit: 0, Text.Length: > 0 } && FindCommit(head.Text) is not null)
            return head.Text;
        return UsualBranches.FirstOrDefault(name => FindCommit(name) is not null)
            ?? throw new GateException("git-default-branch", "the default branch is not known: there is no origin/HEAD, main or master")
            {
                Place = WorkTree,
                NextStep = "name the commit to compare with, as in --before \"git:merge-base(BRANCH)\"; a shallow clone may need git fetch origin BRANCH",
            };
    }

    /// <summary>A file as it was committed, or null where there is none.</summary>
    /// <param name="commit">As <see cref="Commit"/> gave it.</param>
    /// <param name="path">Relative to the root of the repository, with <c>/</c>.</param>
    /// <exception cref="GateException">The object cannot be read.</exception>
    public byte[]? ReadFile(string commit, string path)
    {
        if (FindObject(commit, path) is not { Type: "blob" } file)
            return null;
        var read = Run(Folder, ["cat-file", "blob", file.Id]);
        return read.Exit == 0 ? read.Bytes : throw Failed(read);
    }

    /// <summary>What is at a path of a commit, or null; an empty path is the root.</summary>
    internal (string Id, string Type)? FindObject(string commit, string path)
    {
        var id = Run(Folder, ["rev-parse", "--verify", "--quiet", "--end-of-options", $"{commit}:{path}"]);
        if (id.Exit != 0 || id.Text.Length == 0)
            return null;
        var type = Run(Folder, ["cat-file", "-t", id.Text]);
        return type.Exit == 0 ? (id.Text, type.Text) : throw Failed(type);
    }

    /// <summary>Entries of a commit at a path, or below it, as <c>ls-tree -z</c> prints them.</summary>
    internal byte[] List(string commit, string path, bool isRecursive)
    {
        // No name is the root: git takes no empty one.
        var listing = Run(Folder, ["ls-tree", isRecursive ? "-rz" : "-z", "--full-tree", commit, "--", path.Length == 0 ? "." : path]);
        return listing.Exit == 0 ? listing.Bytes : throw Failed(listing);
    }

    /// <summary>The common ancestor of two commits, or null: none, or a shallow clone does not hold it.</summary>
    internal string? TryMergeBase(string one, string other)
    {
        var found = Run(Folder, ["merge-base", one, other]);
        return found is { Exit: 0, Text.Length: > 0 } ? found.Text.Split('\n')[0] : null;
    }

    /// <summary>Every entry below a tree, as <c>ls-tree -z</c> prints it.</summary>
    internal byte[] ListTree(string tree)
    {
        var listing = Run(Folder, ["ls-tree", "-r", "-z", "--long", "--full-tree", tree]);
        return listing.Exit == 0 ? listing.Bytes : throw Failed(listing);
    }

    /// <summary>Files and folders below a folder of the work tree that are ignored, relative to it; a folder ends in <c>/</c>.</summary>
    internal static IReadOnlyList<string> Ignored(string folder)
    {
        var listing = Run(folder, ["ls-files", "-z", "--others", "--ignored", "--exclude-standard", "--directory"]);
        return listing.Exit == 0 ? PathBytes.Decode(listing.Bytes).Split('\0', StringSplitOptions.RemoveEmptyEntries) : throw Failed(listing);
    }

    /// <summary>Where Git LFS keeps contents that were fetched.</summary>
    internal string LfsFolder()
    {
        var shared = Run(Folder, ["rev-parse", "--git-common-dir"]);
        return shared.Exit == 0 ? Path.Combine(Path.GetFullPath(shared.Text, Path.GetFullPath(Folder)), "lfs", "objects") : throw Failed(shared);
    }

    private string MergeBase(string one, string other)
    {
        var (first, second) = (FindCommit(one) ?? throw NoCommit(one), FindCommit(other) ?? FindCommit("origin/" + other) ?? throw NoCommit(other));
        var found = Run(Folder, ["merge-base", first, second]);
        if (found.Exit == 0 && found.Text.Length > 0)
            return found.Text.Split('\n')[0];
        var isShallow = Run(Folder, ["rev-parse", "--is-shallow-repository"]).Text == "true";
        throw new GateException("git-merge-base-missing", $"\"{one}\" and \"{other}\" have no common ancestor{(isShallow ? " in this shallow clone" : "")}")
        {
            Place = WorkTree,
            NextStep = isShallow ? "fetch the history (git fetch --unshallow; fetch-depth: 0 for actions/checkout)" : "name a commit instead, as in git:REF",
        };
    }

    private string? FindCommit(string name)
    {
        // A name that begins with a dash would be an option to older versions of git.
        if (name.Length == 0 || name.StartsWith('-') || name.Contains('\0', StringComparison.Ordinal))
            return null;
        var found = Run(Folder, ["rev-parse", "--verify", "--quiet", "--end-of-options", $"{name}^{{commit}}"]);
        return found.Exit == 0 && found.Text.Length > 0 ? found.Text : null;
    }

    private GateException NoCommit(string name) => new("git-ref-missing", $"there is no commit \"{name}\" in this repository")
    {
        Place = WorkTree,
        NextStep = "check the name, or fetch it first (git fetch origin NAME); a shallow clone holds only what was fetched",
    };

    private static GateException Failed(GitOutput output) => new("git-failed", $"git gave up: {output.Error.TrimEnd('.')}") { NextStep = "mend the repository (git fsck), or give folders" };

    /// <summary>The SSH key that git signs with: a path, or the public key spelled out; null where none is set.</summary>
    internal static string? SigningKey(string folder)
    {
        // Spelled out it is no path, and is not to be taken for one.
        var key = Run(folder, ["config", "--get", "user.signingKey"]).Text;
        return key.Length == 0 ? null : key.StartsWith("key::", StringComparison.Ordinal) || key.StartsWith("ssh-", StringComparison.Ordinal) ? key : Run(folder, ["config", "--type=path", "--get", "user.signingKey"]).Text;
    }

    /// <summary>Who commits here by git's own settings; null where nobody is named, or there is no git.</summary>
    public static string? UserName(string folder)
    {
        try
        {
            return Run(folder, ["config", "--get", "user.name"]).Text is { Length: > 0 } name ? name : null;
        }
        catch (GateException exception) when (exception.Code == "git-missing")
        {
            return null;
        }
    }

    private static GitOutput Run(string folder, IReadOnlyList<string> arguments) => Run(folder, arguments, [], Limit, []);

    /// <summary>Runs git to its end.</summary>
    internal static GitOutput Run(string folder, IReadOnlyList<string> arguments, byte[] input, TimeSpan limit, IReadOnlyList<(string Name, string Value)> environment)
    {
        using var git = GitProcess.Start(folder, arguments, environment);
        try
        {
            return git.Within(limit, () =>
            {
                git.Input.Write(input);
                git.Input.Close();
                using var bytes = new MemoryStream();
                var buffer = new byte[64 << 10];
                for (int read; (read = git.Output.Read(buffer)) > 0;)
                {
                    if (bytes.Length + read > MostOutput)
                        throw new IOException($"git {arguments[0]} prints more than {MostOutput >> 20} MiB");
                    bytes.Write(buffer, 0, read);
                }

                var (exit, error) = git.End();
                return new GitOutput(exit, bytes.ToArray(), error);
            });
        }
        catch (IOException exception)
        {
            throw new GateException("git-failed", $"git {arguments[0]} cannot be read: {exception.Message.TrimEnd('.')}", exception) { NextStep = "mend the repository (git fsck), or give folders" };
        }
    }
}

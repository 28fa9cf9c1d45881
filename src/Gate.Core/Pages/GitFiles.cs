using Gate.Core.Git;

namespace Gate.Core.Pages;

/// <summary>The files of a commit's folder by address, as <see cref="FolderFiles"/> answers for a folder on disk.</summary>
internal sealed class GitFiles(GitTree tree, GitBlobs blobs, LfsStore lfs) : ISiteFiles
{
    public SiteAnswer Find(string path)
    {
        if (FolderFiles.WhyRefused(path) is { } reason)
            return new SiteAnswer.Refused(reason);
        try
        {
            return Resolved(path);
        }
        catch (IOException exception)
        {
            return new SiteAnswer.Refused(exception.Message);
        }
    }

    private SiteAnswer Resolved(string path)
    {
        var wantsFolder = path.Length == 0 || path.EndsWith('/');
        return tree.Resolve(path) switch
        {
            GitPlace.Outside => FolderFiles.LeavesRoot(),
            GitPlace.Inside { Node: GitNode.Folder } when wantsFolder => Index(path),
            GitPlace.Inside { Node: GitNode.Folder } => new SiteAnswer.Folder(),
            GitPlace.Inside { Node: GitNode.File file } when !wantsFolder => File(file, path),
            GitPlace.Inside { Node: GitNode.Submodule } => new SiteAnswer.Refused("the file is in a submodule, which is another repository"),
            _ => new SiteAnswer.Missing(),
        };
    }

    private SiteAnswer Index(string folder)
    {
        foreach (var name in FolderFiles.IndexNames)
        {
            switch (tree.Resolve(folder + name))
            {
                case GitPlace.Outside:
                    return FolderFiles.LeavesRoot();
                case GitPlace.Inside { Node: GitNode.File file }:
                    return File(file, name);
            }
        }

        return new SiteAnswer.Missing();
    }

    private SiteAnswer File(GitNode.File file, string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        return file.Length <= LfsStore.MostPointer && lfs.Find(blobs.Read(file.Id), name) is { } large
            ? large
            : new SiteAnswer.Found(name, file.Length, () => blobs.Open(file.Id, file.Length));
    }
}

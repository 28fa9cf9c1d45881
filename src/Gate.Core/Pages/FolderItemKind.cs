namespace Gate.Core.Pages;

/// <summary>What a walk met. The numbers are part of <see cref="SiteDigest"/>.</summary>
internal enum FolderItemKind
{
    /// <summary>A regular file.</summary>
    File,

    /// <summary>A file below a <c>.git</c> folder: not part of the site.</summary>
    VersionControl,

    /// <summary>A link to a folder that the walk is already in.</summary>
    LinkLoop,

    /// <summary>A link to nothing.</summary>
    BrokenLink,

    /// <summary>A pipe, a socket, a device.</summary>
    Special,

    /// <summary>A file that git ignores, where a commit is compared with the work tree.</summary>
    Ignored = 6,

    /// <summary>A commit of another repository, in a git tree.</summary>
    Submodule = 7,
}

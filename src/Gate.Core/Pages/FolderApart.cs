using System.Collections.Frozen;

namespace Gate.Core.Pages;

/// <summary>What lies in a folder and is no part of the site: neither searched for pages, nor served, nor in the digest.</summary>
/// <param name="Report">The report's own folder relative to the root, with <c>/</c> and a final slash; null when it lies elsewhere.</param>
/// <param name="Ignored">What git ignores, where a commit is compared with the work tree; folders with a final slash.</param>
internal sealed record FolderApart(string? Report, FrozenSet<string> Ignored)
{
    /// <summary>Everything is part of the page set.</summary>
    public static FolderApart Nothing { get; } = new(null, FrozenSet<string>.Empty);

    /// <summary>Why a path is not served, or null.</summary>
    public string? WhyRefused(string path)
    {
        if (Report is not null && path.StartsWith(Report, StringComparison.Ordinal))
            return "the report's own folder is no part of the site";
        if (Ignored.Count == 0)
            return null;
        for (var slash = path.IndexOf('/', StringComparison.Ordinal); slash >= 0; slash = path.IndexOf('/', slash + 1))
        {
            if (Ignored.Contains(path[..(slash + 1)]))
                return IsIgnored;
        }

        return Ignored.Contains(path) ? IsIgnored : null;
    }

    private const string IsIgnored = "git ignores the file, so that no commit would hold it";
}

using Gate.Core.Pages;

namespace Gate.Cli.Proving;

/// <summary>The user's own files with some pages laid over them; nothing is written to disk.</summary>
/// <param name="files">The files as they are.</param>
/// <param name="pages">By decoded path: the content, or null for a page that is not there.</param>
internal sealed class PlantedFiles(ISiteFiles files, IReadOnlyDictionary<string, byte[]?> pages) : ISiteFiles
{
    /// <inheritdoc/>
    public SiteAnswer Find(string path) => pages.TryGetValue(path, out var content)
        ? content is null ? new SiteAnswer.Missing() : new SiteAnswer.Found(path[(path.LastIndexOf('/') + 1)..], content.Length, () => new MemoryStream(content, writable: false))
        : files.Find(path);
}

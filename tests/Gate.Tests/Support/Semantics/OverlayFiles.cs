using Gate.Core.Pages;

namespace Gate.Tests.Support.Semantics;

/// <summary>A site with some files replaced.</summary>
internal sealed class OverlayFiles(ISiteFiles under, IReadOnlyDictionary<string, byte[]> replaced) : ISiteFiles
{
    public SiteAnswer Find(string path) => replaced.TryGetValue(path, out var content)
        ? new SiteAnswer.Found(path[(path.LastIndexOf('/') + 1)..], content.Length, () => new MemoryStream(content, writable: false))
        : under.Find(path);
}

using System.Text;
using Gate.Core.Pages;

namespace Gate.Tests.Support;

/// <summary>A site held in memory: path → content.</summary>
internal sealed class MemoryFiles : ISiteFiles
{
    private readonly Dictionary<string, byte[]> _files = [];

    public MemoryFiles Add(string path, string content) => Add(path, Encoding.UTF8.GetBytes(content));

    public MemoryFiles Add(string path, byte[] content)
    {
        _files[path] = content;
        return this;
    }

    public SiteAnswer Find(string path)
    {
        if (_files.TryGetValue(path.Length == 0 || path.EndsWith('/') ? path + "index.html" : path, out var content))
            return new SiteAnswer.Found(path.Length == 0 || path.EndsWith('/') ? "index.html" : Path.GetFileName(path), content.Length, () => new MemoryStream(content, writable: false));
        return _files.Keys.Any(name => name.StartsWith(path + "/", StringComparison.Ordinal)) ? new SiteAnswer.Folder() : new SiteAnswer.Missing();
    }
}

using System.Text;
using Gate.Core.Pages;

namespace Gate.Tests.Support;

/// <summary>A site out of strings, with files that misbehave where a test wants them to.</summary>
internal sealed class MemorySite : ISiteFiles
{
    private readonly Dictionary<string, (long Length, Func<Stream> Open)> _files = new(StringComparer.Ordinal);

    /// <summary>Adds a page or a resource.</summary>
    public MemorySite With(string path, string text) => With(path, Encoding.UTF8.GetBytes(text));

    /// <inheritdoc cref="With(string, string)"/>
    public MemorySite With(string path, byte[] bytes)
    {
        _files[path] = (bytes.Length, () => new MemoryStream(bytes, writable: false));
        return this;
    }

    /// <summary>Adds a file whose bytes never come.</summary>
    public MemorySite WithEndless(string path)
    {
        _files[path] = (1000, () => new EndlessStream());
        return this;
    }

    /// <summary>Does something each time a file that is there already is opened.</summary>
    public MemorySite WithOpening(string path, Action opening)
    {
        var (length, open) = _files[path];
        _files[path] = (length, () =>
        {
            opening();
            return open();
        });
        return this;
    }

    public SiteAnswer Find(string path)
    {
        var file = path.Length == 0 || path.EndsWith('/') ? $"{path}index.html" : path;
        if (_files.TryGetValue(file, out var found))
            return new SiteAnswer.Found(file[(file.LastIndexOf('/') + 1)..], found.Length, found.Open);
        return _files.Keys.Any(name => name.StartsWith($"{path}/", StringComparison.Ordinal)) ? new SiteAnswer.Folder() : new SiteAnswer.Missing();
    }
}

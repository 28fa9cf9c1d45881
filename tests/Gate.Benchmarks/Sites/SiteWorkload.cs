using System.Text.Json;

namespace Gate.Benchmarks.Sites;

/// <summary>A made workload, and where contestants that do not serve by themselves find it.</summary>
/// <param name="Folder">With <c>before/</c>, <c>after/</c> and <c>expected.json</c>.</param>
/// <param name="Base">Serves the folder; absolute, with a final slash.</param>
/// <param name="Browser">Path of the Chromium that everybody uses.</param>
/// <param name="Workers">Browser processes side by side, for everybody whose best setting that is; gate chooses its own.</param>
internal sealed record SiteWorkload(string Folder, Uri Base, string Browser, int Workers)
{
    /// <summary>The viewport, CSS px: what gate calls desktop by default.</summary>
    public const string Size = "1280x800";

    /// <summary>Paths below either side, sorted.</summary>
    public IReadOnlyList<string> Pages { get; } =
        [.. Directory.EnumerateFiles(Path.Combine(Folder, "before"), "*.html", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Path.Combine(Folder, "before"), file)).Order(StringComparer.Ordinal)];

    public string Address(string side, string page) => new Uri(Base, $"{side}/{page}").AbsoluteUri;

    /// <summary>How many pages show a difference, as the generator has it; a page that is not listed was not touched.</summary>
    public int Different()
    {
        using JsonDocument expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "expected.json")));
        return expected.RootElement.GetProperty("pages").EnumerateArray()
            .Count(page => page.GetProperty("shots").GetProperty("desktop").GetProperty("status").GetString() == "changed");
    }
}

using System.Text.Json.Nodes;

namespace Gate.Fixtures.Causes;

/// <summary>Writes a labelled set into a folder.</summary>
internal static class CausePlanter
{
    public const string AgainList = "again.txt";

    /// <param name="folder">Becomes the set.</param>
    /// <param name="seed">Says where to plant.</param>
    /// <param name="sites">Folders to plant in, beside the demo stories.</param>
    public static (int Files, long Bytes) Plant(string folder, ulong seed, IEnumerable<string> sites) => Write(folder, seed, Sites(sites), new Dictionary<string, int>());

    /// <summary>Plants elsewhere what a run found identical, and lists those pages.</summary>
    public static (int Files, long Bytes) Again(string folder, ulong seed, string report, IEnumerable<string> sites)
    {
        var identical = JsonNode.Parse(File.ReadAllText(report))!["shots"]!.AsArray()
            .Where(shot => shot!["status"]!.GetValue<string>() == "identical").Select(shot => shot!["page"]!.GetValue<string>()).ToHashSet(StringComparer.Ordinal);
        var (attempts, again) = CauseSet.Attempts(CauseSet.Read(folder), identical);
        var written = Write(folder, seed, Sites(sites), attempts);
        File.WriteAllLines(Path.Combine(folder, AgainList), CauseSet.Read(folder).Where(truth => again.Contains(CauseSet.Key(truth))).Select(truth => truth.Page));
        return written;
    }

    private static (int Files, long Bytes) Write(string folder, ulong seed, IReadOnlyList<PlantSite> sites, IReadOnlyDictionary<string, int> attempts) =>
        FixtureFolder.Write(folder, CauseSet.Truth, CauseSet.Files(sites, seed, attempts));

    /// <summary>The demo stories and some folders.</summary>
    public static PlantSite[] Sites(IEnumerable<string> folders) =>
        [.. DemoSites.Stories(1).Select(PlantSite.Of), .. folders.Select(site => PlantSite.Of(Path.GetFileName(site.TrimEnd('/')), site))];
}

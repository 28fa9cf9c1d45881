using Gate.Core;
using Gate.Core.Pages;
using Gate.Core.Run;
using Gate.Core.Run.Facts;

namespace Gate.Cli.Proving;

/// <summary>
/// Shows on this machine, with the user's own pages and settings, that the gate can fail: the same run as always, over copies of
/// pages with trouble planted in them.
/// </summary>
internal static class GateProof
{
    /// <summary>Pages that a pixel is planted in; one each of the other kinds is enough.</summary>
    private const int MostPages = 3;

    /// <summary>What must be found, in the order in which it is told.</summary>
    public static IReadOnlyList<Plant> Prepare(IPageSource source, PageSet pages)
    {
        var files = ((Site.Served)source.Site).Files;
        var taken = Spread(pages.Pages).Select(page => (page.Id, Content: Read(files, page))).Where(page => page.Content is not null && Plant.CanTake(page.Id, page.Content)).Take(MostPages).ToList();
        if (taken.Count == 0)
            throw new GateException("proof-impossible", $"nothing can be planted in the pages of \"{source.Description}\"") { NextStep = "name a folder with an HTML page in UTF-8 and without a Content-Security-Policy of its own" };
        return
        [
            .. taken.SelectMany(page => new[] { Plant.Make(PlantKind.Untouched, page.Id, page.Content!), Plant.Make(PlantKind.Pixel, page.Id, page.Content!) }),
            Plant.Make(PlantKind.Missing, taken[0].Id, taken[0].Content!),
            Plant.Make(PlantKind.Broken, taken[0].Id, taken[0].Content!),
        ];
    }

    /// <summary>The plan with the planted pages in place of the user's.</summary>
    public static GatePlan Plan(GatePlan own, IReadOnlyList<Plant> plants) => own with
    {
        Before = Side(own.Before, plants, plant => plant.Before, _ => true),
        After = Side(own.After, plants, plant => plant.After, plant => plant.Kind != PlantKind.Missing),
        Rules = PageRules.Everything,
    };

    /// <summary>What came of each plant.</summary>
    public static IReadOnlyList<ProofLine> Judge(IReadOnlyList<Plant> plants, RunReport report)
    {
        var shots = report.Shots.ToLookup(shot => shot.Page, StringComparer.Ordinal);
        return [.. plants.Select(plant => Judge(plant, [.. shots[plant.Entry.Id.Value]]))];
    }

    private static ProofLine Judge(Plant plant, IReadOnlyList<ShotFacts> shots)
    {
        var expected = plant.Kind switch
        {
            PlantKind.Untouched => ShotStatus.Identical,
            PlantKind.Pixel => ShotStatus.Changed,
            PlantKind.Missing => ShotStatus.Removed,
            PlantKind.Broken => ShotStatus.Failed,
            _ => throw new ArgumentOutOfRangeException(nameof(plant), plant.Kind, null),
        };
        var isFound = shots.Count > 0 && shots.All(shot => shot.Status == expected);
        return new ProofLine(plant.Kind, plant.Of.Value, isFound, expected, [.. shots]);
    }

    private static PlantedSource Side(IPageSource own, IReadOnlyList<Plant> plants, Func<Plant, byte[]?> content, Func<Plant, bool> isListed) => new(
        own,
        new PlantedFiles(((Site.Served)own.Site).Files, plants.ToDictionary(plant => plant.Entry.Id.Value, content)),
        [.. plants.Where(isListed).Select(plant => plant.Entry)]);

    /// <summary>The first, the last and the middle one, then the others: pages of one template tend to stand side by side.</summary>
    private static IEnumerable<PageEntry> Spread(IReadOnlyList<PageEntry> pages) =>
        new[] { 0, pages.Count - 1, pages.Count / 2 }.Concat(Enumerable.Range(0, pages.Count)).Distinct().Select(index => pages[index]);

    private static byte[]? Read(ISiteFiles files, PageEntry page)
    {
        if (files.Find(page.Id.Value) is not SiteAnswer.Found found)
            return null;
        using var stream = found.Open();
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }
}

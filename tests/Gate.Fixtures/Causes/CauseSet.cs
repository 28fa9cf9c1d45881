using System.Text.Json;

namespace Gate.Fixtures.Causes;

/// <summary>A labelled set: pages with one planted change each, and what the change is.</summary>
internal static class CauseSet
{
    public const string Truth = "truth.json";

    // Another page is tried where one has no place for a change of some kind.
    private const int Tries = 6;

    public static IEnumerable<FixtureFile> Files(IReadOnlyList<PlantSite> sites, ulong seed)
    {
        var truths = new List<CauseTruth>();
        foreach (var site in sites)
        {
            foreach (var file in site.Files.Where(file => !file.Path.EndsWith(".html", StringComparison.Ordinal)))
            {
                yield return file with { Path = $"before/{site.Name}/{file.Path}" };
                yield return file with { Path = $"after/{site.Name}/{file.Path}" };
            }

            foreach (var plant in Plants(site, seed))
            {
                truths.Add(plant.Truth with { Page = $"{site.Name}/{plant.Truth.Page}" });
                yield return FixtureFile.OfText($"before/{site.Name}/{plant.Truth.Page}", plant.Before);
                yield return FixtureFile.OfText($"after/{site.Name}/{plant.Truth.Page}", plant.After);
                foreach (var file in plant.FilesBefore)
                    yield return file with { Path = $"before/{site.Name}/{file.Path}" };
                foreach (var file in plant.FilesAfter)
                    yield return file with { Path = $"after/{site.Name}/{file.Path}" };
            }
        }

        yield return FixtureFile.OfText(Truth, JsonSerializer.Serialize(truths, Options));
    }

    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private static IEnumerable<Plant> Plants(PlantSite site, ulong seed)
    {
        foreach (var (index, kind) in RulePlants.Kinds.Index())
        {
            if (Try(site, seed, $"rule{index:00}", (page, name, random) => RulePlants.Of(site, page, name, kind, random)) is { } plant)
                yield return plant;
        }

        foreach (var (index, kind) in MarkupPlants.Kinds.Index())
        {
            if (Try(site, seed, $"mark{index:00}", (page, name, random) => new MarkupPlants(site, page, name, random).Of(kind)) is { } plant)
                yield return plant with { Truth = plant.Truth with { Change = kind } };
        }
    }

    private static Plant? Try(PlantSite site, ulong seed, string name, Func<PlantPage, string, SeededRandom, Plant?> plant)
    {
        var random = SeededRandom.For(seed, $"{site.Name}/{name}");
        foreach (var page in random.Shuffled(site.Pages).Take(Tries))
        {
            if (plant(page, name, random) is not { } planted)
                continue;
            // Beside the page that it is made of: its links hold.
            var folder = page.Path.Contains('/', StringComparison.Ordinal) ? page.Path[..(page.Path.LastIndexOf('/') + 1)] : "";
            return planted with { Truth = planted.Truth with { Page = $"{folder}{name}.html" } };
        }

        return null;
    }
}

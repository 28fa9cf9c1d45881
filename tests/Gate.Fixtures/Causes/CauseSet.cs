using System.Text.Json;

namespace Gate.Fixtures.Causes;

/// <summary>A labelled set: pages with one planted change each, and what the change is.</summary>
internal static class CauseSet
{
    public const string Truth = "truth.json";

    // Another page is tried where one has no place for a change of some kind.
    private const int Tries = 6;

    private const int MostAttempts = 4;

    /// <param name="sites">What to plant in.</param>
    /// <param name="seed">Says where.</param>
    /// <param name="attempts">By site and name of the plant, how often it is to be planted elsewhere; see <see cref="Attempts"/>.</param>
    public static IEnumerable<FixtureFile> Files(IReadOnlyList<PlantSite> sites, ulong seed, IReadOnlyDictionary<string, int> attempts)
    {
        var truths = new List<CauseTruth>();
        foreach (var site in sites)
        {
            foreach (var file in site.Files.Where(file => !file.Path.EndsWith(".html", StringComparison.Ordinal)))
            {
                yield return file with { Path = $"before/{site.Name}/{file.Path}" };
                yield return file with { Path = $"after/{site.Name}/{file.Path}" };
            }

            foreach (var plant in Plants(site, seed, attempts))
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

    /// <summary>
    /// Which changes have to be planted elsewhere, since the picture is the same with and without them: a rule that another one overrides, a value
    /// rounded away. What a run says of a change has no part in it.
    /// </summary>
    /// <param name="truths">What was planted.</param>
    /// <param name="identical">Pages that a run found identical.</param>
    /// <returns>By site and name of the plant, the attempt that is next; and the plants that are new.</returns>
    public static (IReadOnlyDictionary<string, int> Attempts, IReadOnlySet<string> Again) Attempts(IReadOnlyList<CauseTruth> truths, IReadOnlySet<string> identical)
    {
        var again = truths.Where(truth => identical.Contains(truth.Page) && truth.Attempt < MostAttempts).Select(Key).ToHashSet(StringComparer.Ordinal);
        return (truths.ToDictionary(Key, truth => again.Contains(Key(truth)) ? truth.Attempt + 1 : truth.Attempt, StringComparer.Ordinal), again);
    }

    public static string Key(CauseTruth truth) => $"{truth.Page.Split('/')[0]}/{Path.GetFileNameWithoutExtension(truth.Page)}";

    public static List<CauseTruth> Read(string set) => JsonSerializer.Deserialize<List<CauseTruth>>(File.ReadAllText(Path.Combine(set, Truth)), Options)!;

    private static IEnumerable<Plant> Plants(PlantSite site, ulong seed, IReadOnlyDictionary<string, int> attempts)
    {
        foreach (var (index, kind) in RulePlants.Kinds.Index())
        {
            if (Try(site, (seed, attempts), $"rule{index:00}", (page, name, random) => RulePlants.Of(site, page, name, kind, random)) is { } plant)
                yield return plant;
        }

        foreach (var (index, kind) in MarkupPlants.Kinds.Index())
        {
            if (Try(site, (seed, attempts), $"mark{index:00}", (page, name, random) => new MarkupPlants(site, page, name, random).Of(kind)) is { } plant)
                yield return plant with { Truth = plant.Truth with { Change = kind } };
        }
    }

    private static Plant? Try(PlantSite site, (ulong Seed, IReadOnlyDictionary<string, int> Attempts) where, string name, Func<PlantPage, string, SeededRandom, Plant?> plant)
    {
        var key = $"{site.Name}/{name}";
        var attempt = where.Attempts.GetValueOrDefault(key);
        var random = SeededRandom.For(where.Seed, attempt == 0 ? key : $"{key}/{attempt}");
        foreach (var page in random.Shuffled(site.Pages).Take(Tries))
        {
            if (plant(page, name, random) is not { } planted)
                continue;
            // Beside the page that it is made of: its links hold.
            var folder = page.Path.Contains('/', StringComparison.Ordinal) ? page.Path[..(page.Path.LastIndexOf('/') + 1)] : "";
            return planted with { Truth = planted.Truth with { Page = $"{folder}{name}.html", Attempt = attempt } };
        }

        return null;
    }
}

using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Gate.Fixtures.Causes;

namespace Gate.Fixtures.Edits;

/// <summary>A labelled set: a site with, for each edit, a copy of one of its pages that has it. The pages themselves stay as they are.</summary>
internal static class EditSet
{
    public const string Truth = "truth.json";

    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static IEnumerable<FixtureFile> Files(PlantSite site, int seed)
    {
        foreach (var file in site.Files)
        {
            yield return file with { Path = $"before/{file.Path}" };
            yield return file with { Path = $"after/{file.Path}" };
        }

        var truths = new List<EditTruth>();
        foreach (var (truth, before, after) in Inert(site, seed).Concat(Semantic(site, seed)))
        {
            truths.Add(truth);
            yield return FixtureFile.OfText($"before/{truth.Page}", before);
            yield return new FixtureFile($"after/{truth.Page}", after);
        }

        yield return FixtureFile.OfText(Truth, JsonSerializer.Serialize(truths, Options));
    }

    private static IEnumerable<(EditTruth Truth, string Before, byte[] After)> Inert(PlantSite site, int seed)
    {
        foreach (var (index, edit) in InertEdits.All.Index())
        {
            var random = new Random(HashCode(seed, index));
            foreach (var page in Shuffled(site.Pages, random))
            {
                var before = Staging.Put(page.Text, edit.Stage, inHead: false);
                if (edit.Apply(before, random) is not { } after || after.AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(before)))
                    continue;
                yield return (new EditTruth(Beside(page.Path, $"inert-{index:00}.html"), edit.Name, edit.Kind), before, after);
                break;
            }
        }
    }

    private static IEnumerable<(EditTruth Truth, string Before, byte[] After)> Semantic(PlantSite site, int seed)
    {
        foreach (var (index, edit) in MeaningEdits.All.Index())
        {
            var random = new Random(HashCode(seed, 1000 + index));
            foreach (var page in Shuffled(site.Pages, random))
            {
                var before = Staging.Put(page.Text, edit.Stage, edit.InHead);
                var matches = Regex.Matches(before, edit.Pattern);
                if (matches.Count == 0)
                    continue;
                var match = matches[random.Next(matches.Count)];
                var after = string.Concat(before.AsSpan(0, match.Index), match.Result(edit.Replacement), before.AsSpan(match.Index + match.Length));
                var first = 1 + before.AsSpan(0, match.Index).Count('\n');
                yield return (
                    new EditTruth(Beside(page.Path, $"meaning-{index:00}.html"), edit.Name, edit.Check)
                    {
                        IsSemantic = true,
                        Fails = edit.Fails,
                        Says = edit.Says,
                        FirstLine = first,
                        LastLine = first + match.ValueSpan.Count('\n'),
                    },
                    before,
                    Encoding.UTF8.GetBytes(after));
                break;
            }
        }
    }

    // Beside the page that it is made of: its links hold.
    private static string Beside(string page, string name) => page[..(page.LastIndexOf('/') + 1)] + name;

    private static List<PlantPage> Shuffled(IReadOnlyList<PlantPage> pages, Random random)
    {
        var all = pages.ToArray();
        random.Shuffle(all);
        return [.. all];
    }

    // One stream an edit, so that a new edit does not move the others.
    private static int HashCode(int seed, int index) => unchecked((seed * 1_000_003) + index);
}

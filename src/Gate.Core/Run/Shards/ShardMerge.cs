using System.Text.Json.Nodes;
using Gate.Core.Coverage;
using Gate.Core.Ledger;
using Gate.Core.Rendering;
using Gate.Core.Run.Facts;
using Gate.Core.Semantics;

namespace Gate.Core.Run.Shards;

/// <summary>One report of all parts of a run: the one that a single machine would have written, timings aside.</summary>
public static class ShardMerge
{
    /// <summary>Whether a folder holds a part of a run.</summary>
    public static bool IsPart(RunReport report) => report.Run.Shard is not null;

    /// <summary>Reads all parts and makes one report of them, without any decision but those that the change proposes.</summary>
    /// <param name="folders">Run folders, in any order.</param>
    /// <exception cref="GateException">A part is missing, there twice, unfinished, or of another run; exit 3.</exception>
    public static RunReport Merge(IReadOnlyList<string> folders)
    {
        var parts = ShardSet.Read(folders);
        var first = parts[0];
        var environments = parts.SelectMany(part => part.Report.Environments).DistinctBy(environment => (environment.Id, environment.Witness)).OrderBy(environment => environment.Id, StringComparer.Ordinal).ToList();
        var shots = InOrder(parts, part => Pages(part, environments)).SelectMany(page => page).ToList();
        var coverage = CoverageReview.Of(CoverageNotes.Merge([.. parts.Select(part => part.Notes.Coverage)]));
        var report = new ReportParts
        {
            Tool = first.Report.Tool,
            Run = first.Report.Run with { Shard = null, LedgerDigest = null },
            Subject = first.Report.Subject,
            Environments = environments,
            Excluded = first.Report.Excluded,
            Pages = InOrder<string>(parts, part => [.. part.Report.Pages.Select(page => page.Page)]),
            Shots = shots,
            Findings = Findings(parts, shots, coverage),
            Markup = first.Notes.Markup!.Markup,
            Coverage = coverage?.Facts,
            Timings = Timings(parts),
        }.Report();
        return first.Notes.Proposed.Count == 0 ? report : LedgerJudgement.Propose(report, first.Notes.Proposed);
    }

    private static List<Finding> Findings(IReadOnlyList<ShardPart> parts, IReadOnlyList<ShotFacts> shots, CoverageReview? coverage)
    {
        var tallies = parts.SelectMany(part => part.Notes.Tallies).GroupBy(tally => tally.Key, StringComparer.Ordinal).Select(same => same.Aggregate((one, other) => one.Plus(other)));
        var differing = shots.Where(shot => shot.Status != ShotStatus.Identical && shot.State != ScriptsOff.State).Select(shot => shot.Page).ToHashSet(StringComparer.Ordinal);
        var notes = parts[0].Notes;
        return
        [
            .. tallies.SelectMany(tally => tally.Findings()),
            .. MarkupReview.Of(notes.Markup!).Findings(differing.Contains, ShotMasks.Differing(shots).Contains),
            .. coverage?.Findings ?? [],
        ];
    }

    // Each where it stands among all: the order of the whole, without knowing by what it was sorted.
    private static List<T> InOrder<T>(IReadOnlyList<ShardPart> parts, Func<ShardPart, IReadOnlyList<T>> read) =>
        [.. parts.SelectMany(part => read(part).Zip(part.Notes.Positions)).OrderBy(placed => placed.Second).Select(placed => placed.First)];

    private static List<List<ShotFacts>> Pages(ShardPart part, List<EnvironmentFacts> environments)
    {
        var shots = part.Report.Shots.ToLookup(shot => shot.Page, StringComparer.Ordinal);
        return [.. part.Report.Pages.Select(page => shots[page.Page].Select(shot => Moved(shot, part, environments)).ToList())];
    }

    private static ShotFacts Moved(ShotFacts shot, ShardPart part, List<EnvironmentFacts> environments)
    {
        return shot with { Decision = null, Before = Side(shot.Before), After = Side(shot.After) };

        SideFacts? Side(SideFacts? side) => side?.Environment is { } index
            ? side with { Environment = environments.FindIndex(environment => environment.Id == part.Report.Environments[index].Id && environment.Witness == part.Report.Environments[index].Witness) }
            : side;
    }

    private static JsonObject Timings(IReadOnlyList<ShardPart> parts) => new()
    {
        ["totalMs"] = parts.Max(part => Number(part.Report.Timings["totalMs"])),
        ["stagesMs"] = Sum(parts, "stagesMs"),
        ["shotsMs"] = Sum(parts, "shotsMs"),
        ["shardsMs"] = new JsonObject(parts.Select(part => KeyValuePair.Create(part.Notes.Shard, (JsonNode?)Number(part.Report.Timings["totalMs"])))),
    };

    private static JsonObject Sum(IReadOnlyList<ShardPart> parts, string name) => new(
        parts.SelectMany(part => part.Report.Timings[name] as JsonObject ?? [])
            .GroupBy(entry => entry.Key, StringComparer.Ordinal)
            .OrderBy(same => same.Key, StringComparer.Ordinal)
            .Select(same => KeyValuePair.Create(same.Key, (JsonNode?)Math.Round(same.Sum(entry => Number(entry.Value)), 1))));

    private static double Number(JsonNode? node) => node is JsonValue value && value.TryGetValue<double>(out var number) ? number : 0;
}

using System.Text.Json.Nodes;
using Gate.Core.Explain;
using Gate.Core.Run.Facts;

namespace Gate.Core.Run;

/// <summary>What a report is made of; everything else in it follows.</summary>
internal sealed record ReportParts
{
    /// <summary>Name and version of the tool.</summary>
    public required string Tool { get; init; }

    /// <summary>Which run.</summary>
    public required RunFacts Run { get; init; }

    /// <summary>What exactly was judged.</summary>
    public required SubjectFacts Subject { get; init; }

    /// <summary>What produced the pixels.</summary>
    public required IReadOnlyList<EnvironmentFacts> Environments { get; init; }

    /// <summary>What each rule left out.</summary>
    public required IReadOnlyList<ExcludedFacts> Excluded { get; init; }

    /// <summary>Page ids, in order.</summary>
    public required IReadOnlyList<string> Pages { get; init; }

    /// <summary>One a planned shot, in order; without findings and decisions.</summary>
    public required IReadOnlyList<ShotFacts> Shots { get; init; }

    /// <summary>What the checks saw, in any order.</summary>
    public required IEnumerable<Finding> Findings { get; init; }

    /// <summary>Advisory textual differences by page.</summary>
    public required IReadOnlyList<MarkupFacts> Markup { get; init; }

    /// <summary>How much of what changed the captures exercised; null when nothing changed that shows.</summary>
    public required CoverageFacts? Coverage { get; init; }

    /// <summary>Wall-clock facts.</summary>
    public required JsonObject Timings { get; init; }

    /// <summary>The report, before any decision.</summary>
    public RunReport Report()
    {
        IReadOnlyList<Finding> findings = [.. Findings.OrderBy(finding => finding.Id, StringComparer.Ordinal)];
        var byShot = findings.Where(finding => finding.Shot is not null).ToLookup(finding => finding.Shot!, finding => finding.Id);
        IReadOnlyList<ShotFacts> shots = [.. Shots.Select(shot => shot with { Findings = [.. byShot[shot.Id].Order(StringComparer.Ordinal)] })];
        var pages = PagesOf(shots);
        var verdict = RunVerdict.Of(Run.Complete, shots, findings);
        return new RunReport
        {
            Tool = Tool,
            Verdict = verdict,
            ExitCode = (int)(Run.Complete ? RunVerdict.ExitOf(verdict) : GateExit.Cancelled),
            Summary = RunSummary.Of(Run, pages, findings, shots, Markup, Coverage, new LedgerFacts()),
            Run = Run,
            Subject = Subject,
            Environments = Environments,
            Counts = StatusCounts.Of(pages.Count, shots),
            Excluded = Excluded,
            Pages = pages,
            Shots = shots,
            Groups = ChangeGroups.Of(shots),
            Findings = findings,
            Markup = Markup,
            Coverage = Coverage,
            Timings = Timings,
        };
    }

    private IReadOnlyList<PageFacts> PagesOf(IReadOnlyList<ShotFacts> shots)
    {
        var byPage = shots.ToLookup(shot => shot.Page);
        return
        [
            .. Pages.Select(page => new PageFacts(
                page,
                byPage[page].Max(shot => shot.Status),
                [.. byPage[page].Select(shot => shot.Id)],
                [.. byPage[page].SelectMany(shot => shot.Regions).SelectMany(region => region.Groups).Distinct().Order(StringComparer.Ordinal)])),
        ];
    }
}

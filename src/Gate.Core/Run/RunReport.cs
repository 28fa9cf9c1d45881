using System.Text.Json.Nodes;
using Gate.Core.Run.Facts;

namespace Gate.Core.Run;

/// <summary>
/// What <c>report.json</c> holds (schema <c>gate-report/1</c>): every output is a function of this record alone. Everything
/// is sorted; only <see cref="Timings"/> differs between runs over the same pixels.
/// </summary>
public sealed record RunReport
{
    /// <summary>The schema's name and version.</summary>
    public string Schema { get; init; } = "gate-report/1";

    /// <summary>Name and version of the tool.</summary>
    public required string Tool { get; init; }

    /// <summary>pass, fail or incomplete.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>What the process ends with.</summary>
    public required int ExitCode { get; init; }

    /// <summary>One sentence a person can say aloud.</summary>
    public required string Summary { get; init; }

    /// <summary>Which run.</summary>
    public required RunFacts Run { get; init; }

    /// <summary>What exactly was judged.</summary>
    public required SubjectFacts Subject { get; init; }

    /// <summary>What produced the pixels.</summary>
    public required IReadOnlyList<EnvironmentFacts> Environments { get; init; }

    /// <summary>Numbers of pages, and of shots by status.</summary>
    public required StatusCounts Counts { get; init; }

    /// <summary>What each rule left out.</summary>
    public required IReadOnlyList<ExcludedFacts> Excluded { get; init; }

    /// <summary>One a page of the union, sorted by id.</summary>
    public required IReadOnlyList<PageFacts> Pages { get; init; }

    /// <summary>One a planned shot, sorted by id.</summary>
    public required IReadOnlyList<ShotFacts> Shots { get; init; }

    /// <summary>Regions or shots with the same change, decided once.</summary>
    public IReadOnlyList<GroupFacts> Groups { get; init; } = [];

    /// <summary>What the checks saw, sorted by id.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>Advisory textual differences by page.</summary>
    public IReadOnlyList<MarkupFacts> Markup { get; init; } = [];

    /// <summary>How much of what changed the captures exercised; null when nothing changed that shows.</summary>
    public CoverageFacts? Coverage { get; init; }

    /// <summary>The ledger that was read.</summary>
    public LedgerFacts Ledger { get; init; } = new();

    /// <summary>Wall-clock facts: the only part that differs between runs over the same pixels.</summary>
    public JsonObject Timings { get; init; } = [];
}

using Gate.Core.Checks.Tallies;
using Gate.Core.Coverage;
using Gate.Core.Ledger;
using Gate.Core.Semantics;

namespace Gate.Core.Run.Shards;

/// <summary>What a part of a run keeps beside its report (<c>shard.json</c>), so that all parts make one report.</summary>
internal sealed record ShardNotes
{
    /// <summary>The file's name.</summary>
    public const string FileName = "shard.json";

    /// <summary>The form that is written here.</summary>
    public const string ThisSchema = "gate-shard/3";

    /// <summary>Name and version of the form.</summary>
    public string Schema { get; init; } = ThisSchema;

    /// <summary><c>I/N</c>.</summary>
    public required string Shard { get; init; }

    /// <summary>The digest of the whole plan.</summary>
    public required string PlanDigest { get; init; }

    /// <summary>Over which part has which page: parts that were dealt out by other timings are of another plan.</summary>
    public required string Deal { get; init; }

    /// <summary>Where each page of this part stands among all pages, in the order of the report's.</summary>
    public required IReadOnlyList<int> Positions { get; init; }

    /// <summary>Number of shots of all parts together.</summary>
    public required int PlannedShots { get; init; }

    /// <summary>Number of shots of this part that nobody planned: looked at because of what was seen.</summary>
    public required int AddedShots { get; init; }

    /// <summary>What the checks have counted over the shots of this part.</summary>
    public required IReadOnlyList<Tally> Tallies { get; init; }

    /// <summary>Decisions that the change under test brings itself (<c>--trust</c>); the same in every part.</summary>
    public required IReadOnlyList<LedgerLine> Proposed { get; init; }

    /// <summary>What changed and what of it the captures of this part exercised; null where nobody asked.</summary>
    public required CoverageNotes? Coverage { get; init; }

    /// <summary>What the markup of all pages says; from the first part alone.</summary>
    public required MarkupNotes? Markup { get; init; }
}

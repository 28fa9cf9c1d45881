using System.Text.Json.Nodes;

namespace Gate.Core.Run.Facts;

/// <summary>All that is known of one shot.</summary>
public sealed record ShotFacts
{
    /// <summary><c>page@viewport[.state]</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Page id.</summary>
    public required string Page { get; init; }

    /// <summary>Viewport name.</summary>
    public required string Viewport { get; init; }

    /// <summary>State name.</summary>
    public required string State { get; init; }

    /// <summary>Exactly one.</summary>
    public required ShotStatus Status { get; init; }

    /// <summary>What a person decided, or null.</summary>
    public Decision? Decision { get; init; }

    /// <summary>How equality was established; null unless identical.</summary>
    public Proof? Proof { get; init; }

    /// <summary>Absolute error; null where there are not two pictures to compare.</summary>
    public long? Ae { get; init; }

    /// <summary>0–255; null where there are not two pictures to compare.</summary>
    public int? MaxChannelDelta { get; init; }

    /// <summary>The before side; null when the page is added, or the shot pending.</summary>
    public SideFacts? Before { get; init; }

    /// <summary>The after side; null when the page is removed, or the shot pending.</summary>
    public SideFacts? After { get; init; }

    /// <summary>Ignored boxes in force.</summary>
    public IReadOnlyList<MaskFacts> Masks { get; init; } = [];

    /// <summary>The declared tolerance in force, or null.</summary>
    public JsonObject? Tolerance { get; init; }

    /// <summary>Where a side differs from itself, or null.</summary>
    public NoiseFacts? Noise { get; init; }

    /// <summary>Bands of rows that were inserted, removed or moved; null when none was.</summary>
    public AlignmentFacts? Alignment { get; init; }

    /// <summary>Connected areas of difference, sorted from top to bottom.</summary>
    public IReadOnlyList<RegionFacts> Regions { get; init; } = [];

    /// <summary>What changed, in one line that a person can say aloud; null where nothing was explained.</summary>
    public string? Summary { get; init; }

    /// <summary>Ids of the findings about this shot.</summary>
    public IReadOnlyList<string> Findings { get; init; } = [];

    /// <summary>Files beside the report, or null when nothing had to be kept.</summary>
    public EvidenceFacts? Evidence { get; init; }
}

using Gate.Core.Explain;
using Gate.Core.Rendering;

namespace Gate.Core.Run.Resume;

/// <summary>One attempt that came to a picture, or led elsewhere. One that came to nothing is not kept: it is tried again.</summary>
internal sealed record KeptAttempt
{
    /// <summary>Where it led; null for a picture.</summary>
    public string? Redirect { get; init; }

    /// <summary>SHA-256 of the picture's file; empty where every picture of the shot is the same and nobody has to look at it.</summary>
    public string Png { get; init; } = "";

    /// <summary>Boxes by the number of the mask in the configuration.</summary>
    public IReadOnlyList<KeptMask> Masks { get; init; } = [];

    public SettleRecord? Settle { get; init; }

    public int Process { get; init; }

    public RuntimeRecord Runtime { get; init; } = RuntimeRecord.Quiet;

    public IReadOnlyList<AccessibleNode>? Accessibility { get; init; }

    public LayoutFacts? Layout { get; init; }

    public CoverageRecord? Coverage { get; init; }

    public PageReach? Reach { get; init; }

    public IReadOnlyList<HiddenContent> Hidden { get; init; } = [];

    public IReadOnlyList<InnerView> InnerViews { get; init; } = [];

    public bool IsBlank { get; init; }

    public IReadOnlyList<RequestRecord> Requests { get; init; } = [];

    public IReadOnlyDictionary<string, double> Timings { get; init; } = new Dictionary<string, double>();
}

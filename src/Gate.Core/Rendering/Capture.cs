using Gate.Core.Explain;

namespace Gate.Core.Rendering;

/// <summary>A screenshot with its facts.</summary>
public sealed record Capture
{
    /// <summary>The PNG file: as the browser encoded it, or that with the views of inner scrollers below.</summary>
    public required ReadOnlyMemory<byte> Png { get; init; }

    /// <summary>What the page had to wait for before it had settled.</summary>
    public required SettleRecord Settle { get; init; }

    /// <summary>Every mask in force on this shot, measured right before the picture was taken.</summary>
    public IReadOnlyList<MeasuredMask> Masks { get; init; } = [];

    /// <summary>Number of the browser process within the run, from 0; for the proof that attempts were independent.</summary>
    public required int Process { get; init; }

    /// <summary>What the page said and tried until the picture was taken.</summary>
    public RuntimeRecord Runtime { get; init; } = RuntimeRecord.Quiet;

    /// <summary>The accessibility tree in reading order, the frames' trees after it; null where it was not asked for.</summary>
    public IReadOnlyList<AccessibleNode>? Accessibility { get; init; }

    /// <summary>How the page was laid out when the picture was taken; read only where a difference is confirmed, else null.</summary>
    public LayoutFacts? Layout { get; init; }

    /// <summary>What of a changed page the picture exercised; null where nothing changed about it, and in repeated captures.</summary>
    public CoverageRecord? Coverage { get; init; }

    /// <summary>What a pointer reaches of a changed page; null as above.</summary>
    public PageReach? Reach { get; init; }

    /// <summary>What a visitor can scroll to and the picture does not show; mostly nothing.</summary>
    public IReadOnlyList<HiddenContent> Hidden { get; init; } = [];

    /// <summary>What lies below the page's own picture, from above.</summary>
    public IReadOnlyList<InnerView> InnerViews { get; init; } = [];

    /// <summary>Whether all of the picture is of one single colour.</summary>
    public bool IsBlank { get; init; }
}

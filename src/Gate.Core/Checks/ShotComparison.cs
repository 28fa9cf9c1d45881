using Gate.Core.Explain;
using Gate.Core.Rendering;
using Gate.Core.Run;
using Gate.Core.Run.Facts;
using Gate.Pixels;

namespace Gate.Core.Checks;

/// <summary>A shot as judged by its pixels: what the checks look at.</summary>
public sealed record ShotComparison
{
    /// <summary>What was rendered.</summary>
    public required RenderedShot Rendered { get; init; }

    /// <summary>What follows from it.</summary>
    public required ShotStatus Status { get; init; }

    /// <summary>How equality was established; null unless identical.</summary>
    public Proof? Proof { get; init; }

    /// <summary>The before side's facts; null when the page is added.</summary>
    public ComparedSide? Before { get; init; }

    /// <summary>The after side's facts; null when the page is removed.</summary>
    public ComparedSide? After { get; init; }

    /// <summary>The comparison of the first captures; null when not both were captured, or the bytes were equal.</summary>
    public PixelDiff? Diff { get; init; }

    /// <summary>What was left out.</summary>
    public ShotMask Mask { get; init; } = ShotMask.None;

    /// <summary>The declared tolerance that the difference is within, or null.</summary>
    public ToleranceRule? Tolerance { get; init; }

    /// <summary>Where a side differs from itself, or null.</summary>
    public NoiseFacts? Noise { get; init; }

    /// <summary>What the witness says of the first captures, or null when it was not asked.</summary>
    public WitnessOpinion? Witness { get; init; }

    /// <summary>What explains each region of <see cref="Diff"/>; null where nothing was explained.</summary>
    public ExplainedShot? Explained { get; init; }
}

namespace Gate.Core.Rendering;

/// <summary>What came of one attempt at one side of a shot.</summary>
public abstract record RenderOutcome
{
    private protected RenderOutcome()
    {
    }

    /// <summary>What the page asked for, whatever came of it.</summary>
    public IReadOnlyList<RequestRecord> Requests { get; init; } = [];

    /// <summary>Milliseconds per stage: <c>navigate</c>, <c>settle</c>, <c>capture</c>, …; never part of a judgement.</summary>
    public IReadOnlyDictionary<string, double> Timings { get; init; } = new Dictionary<string, double>();

    /// <summary>A screenshot with its facts.</summary>
    public sealed record Captured(Capture Capture) : RenderOutcome;

    /// <summary>The page leads elsewhere (HTTP redirect, meta refresh): not captured.</summary>
    /// <param name="Target">Absolute address, the site's own origin left out where it is the target's.</param>
    public sealed record Redirected(string Target) : RenderOutcome;

    /// <summary>No trustworthy pixels.</summary>
    public sealed record NotCaptured(Failure Failure) : RenderOutcome;
}

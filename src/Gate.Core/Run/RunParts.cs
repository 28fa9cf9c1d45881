using Gate.Core.Rendering;
using Gate.Pixels;

namespace Gate.Core.Run;

/// <summary>What a run needs from outside: everything that is not a value.</summary>
public sealed record RunParts
{
    /// <summary>Starts the renderer; called once, after the plan is known to be good.</summary>
    public required Func<BrowserSettings, RenderSettings, Action<string>, CancellationToken, Task<IRenderer>> StartRenderer { get; init; }

    /// <summary>The independent second opinion, or null where it is not built in.</summary>
    public Witness? Witness { get; init; }

    /// <summary>Why there is no witness; used when <see cref="Witness"/> is null.</summary>
    public string WitnessAbsence { get; init; } = "not built in";

    /// <summary>Told while the run goes on.</summary>
    public required IRunProgress Progress { get; init; }

    /// <summary>
    /// Cancelled when nobody waits for the run any more: it ends without a report, by <see cref="OperationCanceledException"/>, and the
    /// one that was there stays.
    /// </summary>
    public CancellationToken Abandoned { get; init; }

    /// <summary>Whether the caller has an <see cref="OutputClaim"/> to the report's folder, and keeps it.</summary>
    public bool HasClaim { get; init; }

    /// <summary>The clock, for timings alone.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}

using Gate.Core.Rendering;

namespace Gate.Harness.Reuse;

/// <summary>One capture that came to rest, without its picture: what it was made of, and what the checks want to know of it.</summary>
/// <param name="Inputs">Beyond doubt.</param>
/// <param name="Requests">As the outcome told them.</param>
/// <param name="Settle">What was waited for.</param>
/// <param name="Runtime">What the page said and tried.</param>
internal sealed record Closure(ShotInputs Inputs, IReadOnlyList<RequestRecord> Requests, SettleRecord Settle, RuntimeRecord Runtime)
{
    /// <returns>Null where the inputs are in doubt, or hold for this run alone: another one may have another store of replayed hosts.</returns>
    public static Closure? Of(RenderOutcome outcome, ShotInputs inputs) => inputs.Doubt is null && !inputs.Answers.Any(answer => answer.IsReplayed) && outcome is RenderOutcome.Captured { Capture: var capture }
        ? new Closure(inputs, outcome.Requests, capture.Settle, capture.Runtime)
        : null;

    /// <summary>The capture as it was, all but the picture: for a shot that is identical whatever the picture.</summary>
    public RenderOutcome ToOutcome(IReadOnlyDictionary<string, double> timings) => new RenderOutcome.Captured(
        new Capture { Png = ReadOnlyMemory<byte>.Empty, Settle = Settle, Runtime = Runtime, Process = 0 }) { Requests = Requests, Timings = timings };
}

using System.Diagnostics;

namespace Gate.Harness.Capturing;

/// <summary>Adds the time from its making to its end to a stage.</summary>
internal readonly struct StageTimer(Dictionary<string, double> stages, string stage) : IDisposable
{
    private readonly long _start = Stopwatch.GetTimestamp();

    public void Dispose() => stages[stage] = stages.GetValueOrDefault(stage) + Stopwatch.GetElapsedTime(_start).TotalMilliseconds;
}

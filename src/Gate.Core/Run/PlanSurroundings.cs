namespace Gate.Core.Run;

/// <summary>What a plan depends on beside options and config file; read once, at the start of the process.</summary>
/// <param name="Variables">The environment variables.</param>
/// <param name="WorkingDirectory">Absolute: the process's own, where relative paths start.</param>
/// <param name="Tool">Name and version, e.g. <c>gate 0.1.0</c>.</param>
public sealed record PlanSurroundings(IReadOnlyDictionary<string, string> Variables, string WorkingDirectory, string Tool)
{
    /// <summary>The day (UTC) against which masks and tolerances expire; where none is given, none does.</summary>
    public DateOnly Today { get; init; } = DateOnly.MinValue;
}

namespace Gate.Fixtures.Causes;

/// <summary>A cause as report.json has it.</summary>
internal sealed record SaidCause(string Selector, string Kind, string? Name, string? Before, string? After, string? Rule);

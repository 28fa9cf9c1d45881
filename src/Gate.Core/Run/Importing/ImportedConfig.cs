namespace Gate.Core.Run.Importing;

/// <summary>What became of another tool's configuration.</summary>
/// <param name="Config">Text of a <c>playwright.config.json</c>.</param>
/// <param name="Pages">Text of a list of pages for <c>--pages</c>: one path a line, two with a tab between where the reference stands elsewhere.</param>
/// <param name="Reference">Address of the site that was compared with; null where pictures were kept instead.</param>
/// <param name="Site">Address of the site under test; null where the pages are files.</param>
/// <param name="Counts">How much of what was taken over, in words.</param>
/// <param name="Left">What was not taken over, each with its place and why.</param>
public sealed record ImportedConfig(string Config, string Pages, string? Reference, string? Site, string Counts, IReadOnlyList<string> Left);

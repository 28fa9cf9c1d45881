namespace Gate.Core.Pages;

/// <summary>How many pages of the union a rule left out.</summary>
/// <param name="Rule">As printed, e.g. <c>--exclude drafts/**</c>.</param>
/// <param name="Pages">At least 1.</param>
public sealed record ExcludedCount(string Rule, int Pages);

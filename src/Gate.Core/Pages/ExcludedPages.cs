namespace Gate.Core.Pages;

/// <summary>Pages that a rule left out; printed in every output, so that nothing goes missing in silence.</summary>
/// <param name="Rule">The rule as typed, e.g. <c>--exclude drafts/**</c>.</param>
/// <param name="Page">The page that it left out.</param>
public sealed record ExcludedPages(string Rule, PageId Page);

namespace Gate.Core.Coverage;

/// <summary>What changed in the markup of one page.</summary>
/// <param name="Page">Page id.</param>
/// <param name="Places">What captures are to show.</param>
internal sealed record ChangedPage(string Page, IReadOnlyList<ChangedPlace> Places);

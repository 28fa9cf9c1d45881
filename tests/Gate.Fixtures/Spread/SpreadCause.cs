namespace Gate.Fixtures.Spread;

/// <summary>A change that many pages share.</summary>
/// <param name="Kind">As a report names it.</param>
/// <param name="Name">Property or address, or null where the kind says all.</param>
/// <param name="Rule">Selector of the rule that says so, or null.</param>
/// <param name="Pages">On how many pages.</param>
internal sealed record SpreadCause(string Kind, string? Name, string? Rule, int Pages);

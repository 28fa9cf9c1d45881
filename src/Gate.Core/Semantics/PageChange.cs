using Gate.Core.Run;

namespace Gate.Core.Semantics;

/// <summary>A change on a page, weighed.</summary>
/// <param name="Page">Page id.</param>
/// <param name="Check">The check that saw it.</param>
/// <param name="Severity">By the policy.</param>
/// <param name="Change">What it saw.</param>
internal sealed record PageChange(string Page, string Check, Severity Severity, SemanticChange Change);

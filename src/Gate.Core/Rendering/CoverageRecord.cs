namespace Gate.Core.Rendering;

/// <summary>What of a changed page one capture exercised.</summary>
/// <param name="UsedRules">
/// Source texts of the rules, in changed style sheets and <c>style</c> elements, that apply to something on the picture; null where nothing asked for them
/// or the browser did not tell.
/// </param>
/// <param name="Unpainted">The topmost elements of which nothing is on the picture; null as above.</param>
public sealed record CoverageRecord(IReadOnlyList<string>? UsedRules, IReadOnlyList<UnpaintedElement>? Unpainted);

namespace Gate.Core.Run.Facts;

/// <summary>What changed, and how much of it the captures of the run exercised.</summary>
/// <param name="ChangedRules">Rules of style sheets and <c>style</c> elements that are not on both sides alike.</param>
/// <param name="UnexercisedRules">Those of them that no capture can show or that applied to nothing.</param>
/// <param name="ChangedPlaces">Places in the markup that changed and are there to be seen.</param>
/// <param name="UnpaintedPlaces">Those of them that no capture paints.</param>
/// <param name="ChangedFiles">Files of the site, pages not counted, that are not on both sides alike.</param>
/// <param name="UnaskedFiles">Those of them that no capture asked for; null where the run was narrowed to some pages.</param>
/// <param name="UnseenFiles">Those of them that captures asked for and whose change moved no pixel.</param>
/// <param name="Unexercised">Why, in the words of the findings: <c>@media print</c>, <c>:hover</c>, …; sorted.</param>
/// <param name="Widths">Ranges between the site's own breakpoints in which no viewport of the run lies: <c>768–991 px</c>.</param>
/// <param name="UnknownRules">Changed rules of which it is not known whether a capture exercised them; not among the unexercised.</param>
public sealed record CoverageFacts(int ChangedRules, int UnexercisedRules, int ChangedPlaces, int UnpaintedPlaces, int ChangedFiles, int? UnaskedFiles, int UnseenFiles, IReadOnlyList<string> Unexercised, IReadOnlyList<string> Widths, int UnknownRules);

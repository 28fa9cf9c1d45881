using Gate.Core.Run;
using Gate.Core.Run.Facts;

namespace Gate.Core.Semantics;

/// <summary>What the review of the markup has come to, before it is known which pages differ in pixels.</summary>
/// <param name="Markup">One for each page whose bytes differ, sorted by page.</param>
/// <param name="Changes">What the checks saw, sorted by page.</param>
/// <param name="Unread">What could not be reviewed.</param>
internal sealed record MarkupNotes(IReadOnlyList<MarkupFacts> Markup, IReadOnlyList<PageChange> Changes, IReadOnlyList<Finding> Unread);

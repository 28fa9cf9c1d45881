using Gate.Core.Pages;
using Gate.Core.Run.Facts;

namespace Gate.Core.Run;

/// <summary>Both sides as they were read.</summary>
/// <param name="Facts">What is judged.</param>
/// <param name="Changed">Files that are not on both sides alike, sorted by path; none where a side is no tree of files, or nobody asks.</param>
internal sealed record SubjectRead(SubjectFacts Facts, IReadOnlyList<ChangedFile> Changed);

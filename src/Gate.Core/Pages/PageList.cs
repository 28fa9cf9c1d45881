namespace Gate.Core.Pages;

/// <summary>The pages named by <c>--pages FILE</c>, in the file's order.</summary>
/// <param name="File">The file as typed, for messages.</param>
/// <param name="Lines">One a page.</param>
public sealed record PageList(string File, IReadOnlyList<PageListLine> Lines);

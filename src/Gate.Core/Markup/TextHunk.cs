namespace Gate.Core.Markup;

/// <summary>One place in which a page's source differs.</summary>
/// <param name="BeforePlace">Line and column, <c>12:5</c>; where it would be, for something new.</param>
/// <param name="AfterPlace">Line and column; where it was, for something gone.</param>
/// <param name="Kinds">What the differences in it are, sorted; empty where nothing of it counts by itself.</param>
/// <param name="Before">As written; empty for something new.</param>
/// <param name="After">As written; empty for something gone.</param>
public sealed record TextHunk(string BeforePlace, string AfterPlace, IReadOnlyList<string> Kinds, string Before, string After);

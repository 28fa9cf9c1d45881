namespace Gate.Core.Rendering;

/// <summary>An element of which nothing is on the picture, with all that is inside of it.</summary>
/// <param name="Path">
/// Down from the nearest element that is the first with its id, or from the root: <c>#menu/ul:1/li:3</c>, counted from 1 among the siblings of one name.
/// </param>
/// <param name="Text">Its first 40 characters without white space: whether a path leads to the same element in the source.</param>
/// <param name="Why">For people: <c>display: none</c>, <c>clipped away</c>, …</param>
/// <param name="OnlyText">The element itself is painted; the text right below it is not.</param>
public sealed record UnpaintedElement(string Path, string Text, string Why, bool OnlyText);

namespace Gate.Core.Rendering;

/// <summary>A link, button or field as a pointer finds it.</summary>
/// <param name="Name">Tag and words: <c>&lt;a&gt; "Home"</c>.</param>
/// <param name="Does">Where a link leads, what a button sends and where to, which field a label is for; with the code of a handler in the markup.</param>
/// <param name="IsMet">Whether a click on it meets it, or something in it.</param>
/// <param name="Points">How many points of a grid over the page meet it; 24 CSS px lie between two.</param>
/// <param name="Instead">The tag of what a click on its middle meets; empty where it is met.</param>
public sealed record ClickTarget(string Name, string Does, bool IsMet, int Points, string Instead);

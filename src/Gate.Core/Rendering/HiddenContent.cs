namespace Gate.Core.Rendering;

/// <summary>Content that a visitor can scroll to and that no picture of a capture shows.</summary>
/// <param name="Where">The element as <c>name#id.class</c>.</param>
/// <param name="Pixels">About how much, in CSS px of area.</param>
public sealed record HiddenContent(string Where, long Pixels);

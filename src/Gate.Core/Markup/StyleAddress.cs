namespace Gate.Core.Markup;

/// <summary>An address in a style.</summary>
/// <param name="Text">Without escapes.</param>
/// <param name="At">Where what names it begins: <c>url(</c>, <c>@import</c> or the string.</param>
internal sealed record StyleAddress(string Text, int At);

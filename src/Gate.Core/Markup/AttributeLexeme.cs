namespace Gate.Core.Markup;

/// <summary>An attribute as written.</summary>
/// <param name="Start">Offset of the name.</param>
/// <param name="RawName">As spelled.</param>
/// <param name="Name">Lower case in HTML.</param>
/// <param name="RawValue">As spelled, without quotes; null without an equals sign.</param>
/// <param name="Value">Decoded; empty without an equals sign, as the parser has it.</param>
/// <param name="Quote">The quote, or NUL for none.</param>
internal sealed record AttributeLexeme(int Start, string RawName, string Name, string? RawValue, string Value, char Quote);

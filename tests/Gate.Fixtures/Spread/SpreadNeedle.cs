namespace Gate.Fixtures.Spread;

/// <summary>A small change of one page.</summary>
/// <param name="Page">Which page.</param>
/// <param name="Kind">How a report may name it: <c>unexplained</c> where no fact of the layout says it, as within a canvas.</param>
/// <param name="Pixels">How many positions it changes; 0 where the glyphs decide.</param>
internal sealed record SpreadNeedle(string Page, string Kind, int Pixels);

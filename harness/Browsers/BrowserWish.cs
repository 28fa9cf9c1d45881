namespace Gate.Harness.Browsers;

/// <summary>Which browser will do.</summary>
/// <param name="Except">Number of one that will not; null for any.</param>
/// <param name="Alone">Whether it must be for one shot only: what was lost with a browser that others shared is rendered again so.</param>
internal readonly record struct BrowserWish(int? Except = null, bool Alone = false);

namespace Gate.Pixels.Comparison;

/// <summary>Differing positions of one row between columns <c>[Start, End)</c>: how many, and the largest channel delta among them.</summary>
internal readonly record struct DiffSpan(int Start, int End, int Count, int MaxDelta);

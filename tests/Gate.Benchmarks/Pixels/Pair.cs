namespace Gate.Benchmarks.Pixels;

/// <summary>Two files and the truth about them.</summary>
/// <param name="Size">Width × height.</param>
/// <param name="Case">What was done to the second one.</param>
/// <param name="Before">Path.</param>
/// <param name="After">Path.</param>
/// <param name="Different">Differing positions, as made; -1 where the sizes differ and peers have no count.</param>
internal sealed record Pair(string Size, string Case, string Before, string After, long Different);

namespace Gate.Benchmarks.Pixels;

/// <summary>Somebody who compares a pair of files: milliseconds of one comparison, and whether the files were called equal.</summary>
/// <param name="Name">As the table has it.</param>
/// <param name="IsPeer">Not ours.</param>
/// <param name="Run">One comparison.</param>
internal sealed record Contestant(string Name, bool IsPeer, Func<Pair, Task<(double Milliseconds, bool? IsEqual)>> Run);

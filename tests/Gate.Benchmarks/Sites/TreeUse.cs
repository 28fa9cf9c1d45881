namespace Gate.Benchmarks.Sites;

/// <summary>What a process and all its descendants used, from start to exit.</summary>
/// <param name="Wall">From start to exit.</param>
/// <param name="Cpu">User and system time of all of them.</param>
/// <param name="PeakBytes">Largest proportional set size of the tree: a page that several share counts once.</param>
internal sealed record TreeUse(TimeSpan Wall, TimeSpan Cpu, long PeakBytes)
{
    /// <summary>One after the other: a peer that needs two commands.</summary>
    public TreeUse Then(TreeUse next) => new(Wall + next.Wall, Cpu + next.Cpu, Math.Max(PeakBytes, next.PeakBytes));
}

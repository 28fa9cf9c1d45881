namespace Gate.Core.Explain;

/// <summary>The differing positions of a region, by what became of them.</summary>
internal sealed class RegionAccount
{
    private readonly Dictionary<int, long> _moved = [];
    private readonly Dictionary<int, long> _redrawn = [];
    private readonly Dictionary<(int After, int Before, int Top, int Bottom), long> _left = [];

    /// <summary>Positions that a displacement accounts for, by node after.</summary>
    public IReadOnlyDictionary<int, long> Moved => _moved;

    /// <summary>
    /// The others: the node after whose pixel came from nowhere and the node before whose pixel went nowhere, or −1; then who is on top there after
    /// and before.
    /// </summary>
    public IReadOnlyDictionary<(int After, int Before, int Top, int Bottom), long> Left => _left;

    /// <summary>Positions where an edge, gradient or text that moved or was resized looks drawn anew, by node after.</summary>
    public IReadOnlyDictionary<int, long> Redrawn => _redrawn;

    public long Remainder => _left.Values.Sum();

    /// <summary>Whether every colour of the remainder became one other colour.</summary>
    public bool IsRecolour { get; set; }

    /// <summary>Of the remainder, wherever it lies.</summary>
    public string Digest { get; set; } = "";

    public void Move(int node) => _moved[node] = _moved.GetValueOrDefault(node) + 1;

    public void Redraw(int node) => _redrawn[node] = _redrawn.GetValueOrDefault(node) + 1;

    public void Leave(int after, int before, int top, int bottom) =>
        _left[(after, before, top, bottom)] = _left.GetValueOrDefault((after, before, top, bottom)) + 1;
}

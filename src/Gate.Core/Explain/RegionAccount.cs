namespace Gate.Core.Explain;

/// <summary>The differing positions of a region, by what became of them.</summary>
internal sealed class RegionAccount
{
    private readonly Dictionary<(int Mover, int Top, int Bottom), long> _moved = [];
    private readonly Dictionary<int, long> _redrawn = [];
    private readonly Dictionary<(int Node, RepaintKind Kind), long> _repainted = [];
    private readonly Dictionary<int, long> _painted = [];
    private readonly Dictionary<(int After, int Before, int Top, int Bottom, int Edge), long> _left = [];

    /// <summary>Positions that a displacement accounts for, by the node after that moved; then who is on top there after and before.</summary>
    public IReadOnlyDictionary<(int Mover, int Top, int Bottom), long> Moved => _moved;

    /// <summary>
    /// The others: the node after whose pixel came from nowhere and the node before whose pixel went nowhere, or −1; then who is on top there after
    /// and before; then whose changed border may have to do with it, or −1.
    /// </summary>
    public IReadOnlyDictionary<(int After, int Before, int Top, int Bottom, int Edge), long> Left => _left;

    /// <summary>Positions where an edge, gradient or text that moved or was resized looks drawn anew, by node after.</summary>
    public IReadOnlyDictionary<int, long> Redrawn => _redrawn;

    /// <summary>Positions that a changed corner, shadow or gradient looks to have drawn, by node after and by which of these.</summary>
    public IReadOnlyDictionary<(int Node, RepaintKind Kind), long> Repainted => _repainted;

    /// <summary>Positions that show on both sides what a changed edge's values say, by node after.</summary>
    public IReadOnlyDictionary<int, long> Painted => _painted;

    public long Remainder => _left.Values.Sum();

    /// <summary>Whether every colour of the remainder became one other colour, where it stands or where it moved to.</summary>
    public bool IsRecolour { get; set; }

    /// <summary>Of the remainder, wherever it lies.</summary>
    public string Digest { get; set; } = "";

    public void Move(int mover, int top, int bottom) => _moved[(mover, top, bottom)] = _moved.GetValueOrDefault((mover, top, bottom)) + 1;

    public void Redraw(int node) => _redrawn[node] = _redrawn.GetValueOrDefault(node) + 1;

    public void Repaint(int node, RepaintKind kind) => _repainted[(node, kind)] = _repainted.GetValueOrDefault((node, kind)) + 1;

    public void Paint(int node) => _painted[node] = _painted.GetValueOrDefault(node) + 1;

    public void Leave(int after, int before, int top, int bottom, int edge) =>
        _left[(after, before, top, bottom, edge)] = _left.GetValueOrDefault((after, before, top, bottom, edge)) + 1;
}

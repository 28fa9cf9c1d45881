using Gate.Pixels;

namespace Gate.Core.Explain;

/// <summary>How a browser laid out a page: the element tree with boxes and computed values, frames and shadow roots included.</summary>
/// <param name="Nodes">In document order.</param>
public sealed record LayoutFacts(IReadOnlyList<LayoutNode> Nodes)
{
    /// <summary>How large the files of pictures are by themselves, by address: those that the browser told of.</summary>
    public IReadOnlyDictionary<string, ImageSize> PictureSizes { get; init; } = new Dictionary<string, ImageSize>();
}

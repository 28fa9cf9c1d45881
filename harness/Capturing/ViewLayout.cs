using Gate.Core.Explain;

namespace Gate.Harness.Capturing;

/// <summary>The layout while a view of the inner scrollers was taken.</summary>
/// <param name="Box">What of the page it shows.</param>
/// <param name="Top">First row of the view in the picture, device px.</param>
/// <param name="Rows">Its height, device px.</param>
/// <param name="Facts">Of the whole page.</param>
internal sealed record ViewLayout(PageBox Box, int Top, int Rows, LayoutFacts Facts);

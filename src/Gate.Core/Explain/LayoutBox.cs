using Gate.Pixels;

namespace Gate.Core.Explain;

/// <summary>A box of the layout, CSS px from the top left corner of the page.</summary>
public readonly record struct LayoutBox(double X, double Y, double Width, double Height)
{
    /// <summary>The positions that it paints on, device px: edges snap as Chromium's do.</summary>
    /// <param name="scale">Device px per CSS px.</param>
    public Region ToDevice(double scale) => new(Snap(X * scale), Snap(Y * scale), Snap((X + Width) * scale), Snap((Y + Height) * scale));

    private static int Snap(double value) => (int)Math.Clamp(Math.Round(value, MidpointRounding.AwayFromZero), -10_000_000, 10_000_000);
}

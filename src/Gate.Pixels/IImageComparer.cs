namespace Gate.Pixels;

/// <summary>Counts differing positions: the one number that two independent implementations must agree on.</summary>
public interface IImageComparer
{
    /// <summary>
    /// Absolute error: positions outside <paramref name="mask"/> where any of R, G, B, A differs, over the union of both sizes;
    /// a position that only one image has counts.
    /// </summary>
    long CountDifferent(Raster before, Raster after, Mask mask);
}

using Gate.Pixels;

namespace Gate.Core.Explain;

/// <summary>
/// What lies where in a region, by bands of rows: a page whose every text moved has thousands of areas, and each position that differs asks for
/// those around it.
/// </summary>
/// <typeparam name="T">What lies there.</typeparam>
internal sealed class RowBands<T>
{
    private const int Rows = 16;

    private readonly Region _region;
    private readonly (Region Area, T Item)[][] _bands;

    /// <param name="region">All that will be asked about.</param>
    /// <param name="areas">In the order in which they are to be looked at.</param>
    public RowBands(Region region, IEnumerable<(Region Area, T Item)> areas)
    {
        var bands = new List<(Region, T)>[(region.Height / Rows) + 1];
        for (var band = 0; band < bands.Length; band++)
            bands[band] = [];
        foreach (var each in areas)
        {
            var inside = each.Area.Intersect(region);
            for (var band = (inside.Top - region.Top) / Rows; !inside.IsEmpty && band <= (inside.Bottom - 1 - region.Top) / Rows; band++)
                bands[band].Add(each);
        }

        (_region, _bands) = (region, [.. bands.Select(band => band.ToArray())]);
    }

    /// <summary>Nothing anywhere.</summary>
    public static RowBands<T> None { get; } = new(Region.OfSize(0, 0), []);

    /// <summary>All that reaches into the rows around this one of the region.</summary>
    public ReadOnlySpan<(Region Area, T Item)> Near(int y) => _bands[(y - _region.Top) / Rows];
}

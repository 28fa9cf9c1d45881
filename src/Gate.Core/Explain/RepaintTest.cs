using Gate.Pixels;

namespace Gate.Core.Explain;

/// <summary>Whether a differing position may be what a changed corner, shadow or gradient draws. What stands out from its surroundings is not.</summary>
internal sealed class RepaintTest(Raster before, Raster after, OwnerMap owners, Repaints repaints, StepBudget budget)
{
    // A channel's step from one pixel of a shadow to the next: a blur of 3 px over a tenth of black makes 9.
    private const int Slope = 10;

    // Blends are rounded otherwise by so much.
    private const int Rounding = 2;

    private readonly Dictionary<RepaintedArea, ChannelRange[]> _ranges = [];

    // A ground that is smooth nowhere has no tint: it is looked for once all the same.
    private readonly HashSet<RepaintedArea> _searched = [];
    private ChannelRange _tint;
    private Region _region;

    /// <summary>Says which region is asked about.</summary>
    public void Enter(Region region)
    {
        repaints.Enter(region);
        (_region, _tint) = (region, ChannelRange.Empty);
        _searched.Clear();
    }

    /// <summary>Whose changed value may have drawn it, and as what; or null.</summary>
    public RepaintedArea? Drawer(int x, int y, uint? was, uint? now)
    {
        if (was is not { } old || now is not { } shown)
            return null;
        var near = repaints.Near(y);
        budget.Spend(near.Length);
        foreach (var (place, area) in near)
        {
            if (!place.Contains(x, y))
                continue;
            var fits = area.Kind switch
            {
                RepaintKind.Corner => Range(area)[0].Holds(shown, Rounding) && Range(area)[1].Holds(old, Rounding),
                RepaintKind.Shadow => IsSmooth(before, x, y, old) && IsSmooth(after, x, y, shown),
                _ => Tint(area).HoldsStep(old, shown, Rounding),
            };
            if (fits)
                return area;
        }

        return null;
    }

    private ChannelRange[] Range(RepaintedArea area)
    {
        if (_ranges.TryGetValue(area, out var known))
            return known;
        budget.Spend(2L * area.Area.Area);
        return _ranges[area] = [ChannelRange.Over(before, area.Area), ChannelRange.Over(after, area.Area)];
    }

    // By how much the plain ground of the region changed: what stands on it changed by as much at most.
    private ChannelRange Tint(RepaintedArea area)
    {
        if (!_tint.IsEmpty || !_searched.Add(area))
            return _tint;
        var steps = new Dictionary<(int, int, int), int>();
        var seen = 0;
        var inside = _region.Intersect(area.Area);
        for (var y = inside.Top; y < inside.Bottom; y++)
        {
            budget.Spend(inside.Width);
            for (var x = inside.Left; x < inside.Right; x++)
            {
                if (owners.At(x, y) != area.Node || before.PixelAt(x, y) is not { } was || after.PixelAt(x, y) is not { } now || !IsSmooth(before, x, y, was) || !IsSmooth(after, x, y, now))
                    continue;
                seen++;
                var step = ChannelRange.Step(was, now);
                steps[step] = steps.GetValueOrDefault(step) + 1;
            }
        }

        // A needle is smooth within, too: steps that are rare are not those of the ground.
        foreach (var (step, _) in steps.Where(pair => pair.Value * 100L >= seen))
            _tint = _tint.WithStep(step);
        return _tint;
    }

    private bool IsSmooth(Raster image, int x, int y, uint colour)
    {
        var owner = owners.At(x, y);
        return IsLike(x - 1, y) && IsLike(x + 1, y) && IsLike(x, y - 1) && IsLike(x, y + 1);

        // What another node draws beside it is an edge that was there all along.
        bool IsLike(int column, int row) => owners.At(column, row) != owner || image.PixelAt(column, row) is not { } near || ChannelRange.Distance(colour, near) <= Slope;
    }
}

using Gate.Pixels;

namespace Gate.Tests.Support.Pixels;

/// <summary>Regions by flood fill over single positions: slow, and plainly the definition.</summary>
internal static class NaiveRegions
{
    public static IReadOnlyList<DiffRegion> Find(Raster before, Raster after, Mask mask, int gap)
    {
        int width = Math.Max(before.Width, after.Width);
        int height = Math.Max(before.Height, after.Height);
        HashSet<(int X, int Y)> open = [];
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                if (TestRasters.Differs(before, after, mask, x, y))
                    open.Add((x, y));
            }
        }

        List<DiffRegion> regions = [];
        while (open.Count > 0)
        {
            Queue<(int X, int Y)> queue = new([open.First()]);
            open.Remove(queue.Peek());
            Region bounds = default;
            long count = 0;
            int delta = 0;
            while (queue.TryDequeue(out (int X, int Y) at))
            {
                bounds = bounds.Union(new(at.X, at.Y, at.X + 1, at.Y + 1));
                count++;
                delta = Math.Max(delta, TestRasters.Delta(before, after, at.X, at.Y));
                foreach ((int X, int Y) near in open.Where(near => Math.Abs(near.X - at.X) <= gap + 1 && Math.Abs(near.Y - at.Y) <= gap + 1).ToArray())
                {
                    open.Remove(near);
                    queue.Enqueue(near);
                }
            }

            regions.Add(new(bounds, count, delta));
        }

        return [.. regions.OrderBy(region => region.Bounds).ThenBy(region => region.AbsoluteError).ThenBy(region => region.MaxChannelDelta)];
    }
}

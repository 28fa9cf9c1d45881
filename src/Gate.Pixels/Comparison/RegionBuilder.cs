namespace Gate.Pixels.Comparison;

/// <summary>
/// Joins the spans of successive rows to regions. The frontier holds, for every column, the nearest differing span above it: a sorted list
/// of disjoint intervals, each with the row it was seen in. A span joins every interval that is near enough in both directions, then takes
/// the place of what lies right above it, so that work grows with the number of spans, not with the number of pixels.
/// </summary>
/// <param name="gap">Equal px that may lie between two positions of one region.</param>
/// <param name="hasPerception">Whether the spans say how they look to the eye.</param>
internal sealed class RegionBuilder(int gap, bool hasPerception = false)
{
    private Interval[] frontier = new Interval[64];
    private Interval[] next = new Interval[64];
    private int frontierCount;
    private int nextCount;
    private Area[] areas = new Area[16];
    private int areaCount;

    /// <summary>Adds the spans of row <paramref name="y"/>, which lies below all rows added before.</summary>
    public void Add(int y, ReadOnlySpan<DiffSpan> spans)
    {
        nextCount = 0;
        int start = 0;
        Span<int> labels = spans.Length <= 256 ? stackalloc int[spans.Length] : new int[spans.Length];
        for (int i = 0; i < spans.Length; i++)
        {
            DiffSpan span = spans[i];
            while (start < frontierCount && frontier[start].End + gap < span.Start)
                start++;

            int label = -1;
            for (int near = start; near < frontierCount && frontier[near].Start <= span.End + gap; near++)
            {
                if (y - frontier[near].Row <= gap + 1)
                    label = Join(label, Root(frontier[near].Label));
            }

            labels[i] = Grow(label, y, span);
        }

        Advance(y, spans, labels);
    }

    /// <summary>All regions in reading order.</summary>
    public DiffRegion[] ToRegions()
    {
        List<DiffRegion> regions = [];
        for (int label = 0; label < areaCount; label++)
        {
            ref Area area = ref areas[label];
            if (area.Parent != label)
                continue;
            regions.Add(new(area.Bounds, area.Count, area.MaxDelta)
            {
                Perception = hasPerception ? new(area.AntiAliased, area.Distance) : null,
            });
        }

        regions.Sort((left, right) => left.Bounds.CompareTo(right.Bounds));
        return [.. regions];
    }

    private int Root(int label)
    {
        while (areas[label].Parent != label)
        {
            areas[label].Parent = areas[areas[label].Parent].Parent;
            label = areas[label].Parent;
        }

        return label;
    }

    private int Join(int label, int other)
    {
        if (label < 0 || label == other)
            return other;

        int older = Math.Min(label, other);
        int newer = Math.Max(label, other);
        areas[newer].Parent = older;
        areas[older].Bounds = areas[older].Bounds.Union(areas[newer].Bounds);
        areas[older].Count += areas[newer].Count;
        areas[older].MaxDelta = Math.Max(areas[older].MaxDelta, areas[newer].MaxDelta);
        areas[older].AntiAliased += areas[newer].AntiAliased;
        areas[older].Distance = Math.Max(areas[older].Distance, areas[newer].Distance);
        return older;
    }

    private int Grow(int label, int y, DiffSpan span)
    {
        if (label < 0)
        {
            if (areaCount == areas.Length)
                Array.Resize(ref areas, areaCount * 2);
            label = areaCount++;
            areas[label].Parent = label;
        }

        ref Area area = ref areas[label];
        area.Bounds = area.Bounds.Union(new(span.Start, y, span.End, y + 1));
        area.Count += span.Count;
        area.MaxDelta = Math.Max(area.MaxDelta, span.MaxDelta);
        area.AntiAliased += span.AntiAliased;
        area.Distance = Math.Max(area.Distance, span.Distance);
        return label;
    }

    /// <summary>Replaces what the new spans cover, keeps what the next row can still reach, drops the rest.</summary>
    private void Advance(int y, ReadOnlySpan<DiffSpan> spans, ReadOnlySpan<int> labels)
    {
        int i = 0;
        for (int f = 0; f < frontierCount; f++)
        {
            Interval old = frontier[f];
            int position = y - old.Row <= gap ? old.Start : old.End;
            while (position < old.End)
            {
                for (; i < spans.Length && spans[i].End <= position; i++)
                    Emit(new(spans[i].Start, spans[i].End, y, labels[i]));

                if (i == spans.Length || spans[i].Start >= old.End)
                {
                    Emit(old with { Start = position });
                    break;
                }

                if (spans[i].Start > position)
                    Emit(old with { Start = position, End = spans[i].Start });
                position = spans[i].End;
            }
        }

        for (; i < spans.Length; i++)
            Emit(new(spans[i].Start, spans[i].End, y, labels[i]));

        (frontier, next) = (next, frontier);
        frontierCount = nextCount;
    }

    private void Emit(Interval interval)
    {
        if (nextCount == next.Length)
            Array.Resize(ref next, nextCount * 2);
        next[nextCount++] = interval;
    }

    private readonly record struct Interval(int Start, int End, int Row, int Label);

    private struct Area
    {
        public int Parent;
        public Region Bounds;
        public long Count;
        public int MaxDelta;
        public long AntiAliased;
        public float Distance;
    }
}

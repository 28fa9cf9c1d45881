namespace Gate.Pixels.Alignment;

/// <summary>Turns matched lines into bands, and decides for what lies between them which rows correspond and which came or went.</summary>
/// <param name="pair">The lines.</param>
/// <param name="ordered">Matches that do not cross: the frame.</param>
/// <param name="matches">Those and the crossing ones.</param>
internal sealed class BandBuilder(ILinePair pair, int[] ordered, int[] matches)
{
    private readonly List<RowBand> bands = [];
    private readonly bool[] taken = new bool[pair.AfterLines];
    private readonly List<RowBand> crossing = [];

    public List<RowBand> Build()
    {
        for (int line = 0; line < matches.Length; line++)
        {
            if (matches[line] < 0)
                continue;
            taken[matches[line]] = true;
            if (ordered[line] < 0)
                crossing.Add(Equal(line, matches[line]));
        }

        int before = 0;
        int after = 0;
        for (int line = 0; line <= ordered.Length; line++)
        {
            int other = line < ordered.Length ? ordered[line] : pair.AfterLines;
            if (other < 0)
                continue;

            AddGap(new(before, line), new(after, other));
            if (line < ordered.Length)
                Add(Equal(line, other));
            (before, after) = (line + 1, other + 1);
        }

        return bands;
    }

    private static RowBand Equal(int line, int other) =>
        new(line == other ? BandKind.Same : BandKind.Moved, new(line, line + 1), new(other, other + 1));

    /// <summary>Adds a band, or lengthens the last one where it goes on.</summary>
    private void Add(RowBand band)
    {
        if (band.Before.Length == 0 && band.After.Length == 0)
            return;

        if (bands.Count > 0)
        {
            RowBand last = bands[^1];
            if (last.Kind == band.Kind && last.Before.End == band.Before.Start && last.After.End == band.After.Start)
            {
                bands[^1] = new(band.Kind, new(last.Before.Start, band.Before.End), new(last.After.Start, band.After.End));
                return;
            }
        }

        bands.Add(band);
    }

    /// <summary>Rows between two ordered matches: first what crossed into here from elsewhere divides the after rows, then the rest is paired.</summary>
    private void AddGap(RowRange before, RowRange after)
    {
        List<RowRange> left = Free(before, line => matches[line] >= 0);
        List<RowRange> right = Free(after, line => taken[line]);
        List<RowBand> inGap = [.. crossing.Where(band => band.After.Start >= after.Start && band.After.End <= after.End)];

        // As many pieces on both sides are taken to correspond in order; else nothing tells which belong together.
        if (left.Count == right.Count)
        {
            for (int i = 0; i < left.Count; i++)
                Pair(left[i], right[i], inGap);
        }
        else
        {
            inGap.AddRange(left.Select(rows => new RowBand(BandKind.Removed, rows, new(after.Start, after.Start))));
            inGap.AddRange(right.Select(rows => new RowBand(BandKind.Inserted, new(before.Start, before.Start), rows)));
        }

        foreach (RowBand band in inGap.OrderBy(band => band.After.Start).ThenBy(band => band.After.Length).ThenBy(band => band.Before.Start))
            Add(band);
    }

    private static List<RowRange> Free(RowRange range, Func<int, bool> isTaken)
    {
        List<RowRange> free = [];
        for (int line = range.Start; line < range.End; line++)
        {
            if (isTaken(line))
                continue;
            if (free.Count > 0 && free[^1].End == line)
                free[^1] = free[^1] with { End = line + 1 };
            else
                free.Add(new(line, line + 1));
        }

        return free;
    }

    /// <summary>
    /// Rows that stand between the same neighbours: as many as both sides have correspond, the surplus came or went at the one place where
    /// it leaves the fewest differing positions.
    /// </summary>
    private void Pair(RowRange before, RowRange after, List<RowBand> to)
    {
        int paired = Math.Min(before.Length, after.Length);
        int head = before.Length == after.Length ? paired : BestHead(before, after, paired);
        int tail = paired - head;
        Changed(before.Start, after.Start, head, to);
        RowRange gone = new(before.Start + head, before.End - tail);
        RowRange come = new(after.Start + head, after.End - tail);
        if (gone.Length > 0)
            to.Add(new(BandKind.Removed, gone, new(come.Start, come.Start)));
        if (come.Length > 0)
            to.Add(new(BandKind.Inserted, new(gone.Start, gone.Start), come));
        Changed(before.End - tail, after.End - tail, tail, to);
    }

    private static void Changed(int before, int after, int count, List<RowBand> to)
    {
        if (count > 0)
            to.Add(new(BandKind.Changed, new(before, before + count), new(after, after + count)));
    }

    private int BestHead(RowRange before, RowRange after, int paired)
    {
        long error = 0;
        for (int i = 1; i <= paired; i++)
            error += pair.Count(before.End - i, after.End - i);

        long least = error;
        int best = 0;
        for (int head = 1; head <= paired; head++)
        {
            int fromEnd = paired - head + 1;
            error += pair.Count(before.Start + head - 1, after.Start + head - 1) - pair.Count(before.End - fromEnd, after.End - fromEnd);
            if (error < least)
                (least, best) = (error, head);
        }

        return best;
    }
}

using System.Runtime.InteropServices;

namespace Gate.Core.Markup;

/// <summary>
/// Finds which items of one sequence are which of another, in order: what is equal at both ends, then what occurs once on each side
/// (a patience diff), then between those again; a small rest without anything unique by its longest common subsequence.
/// </summary>
internal sealed class SequenceMatcher
{
    /// <summary>Cells of the table for a small rest; 300 items against 300.</summary>
    private const int MostCells = 90_000;

    /// <summary>Visits of items allowed, as a multiple of their number: an adversary can make gaps that split off one item at a time.</summary>
    private const int WorkPerItem = 64;

    private readonly ulong[] _before;
    private readonly ulong[] _after;
    private readonly int[] _matches;
    private readonly Stack<Gap> _open = new();
    private long _work;

    private SequenceMatcher(ulong[] before, ulong[] after)
    {
        (_before, _after, _matches) = (before, after, new int[before.Length]);
        Array.Fill(_matches, -1);
        _work = WorkPerItem * ((long)before.Length + after.Length);
    }

    /// <summary>For each item of <paramref name="before"/> the index of its counterpart, increasing, or -1.</summary>
    public static int[] Match(ulong[] before, ulong[] after)
    {
        var matcher = new SequenceMatcher(before, after);
        matcher._open.Push(new Gap(0, before.Length, 0, after.Length));
        while (matcher._open.TryPop(out var gap))
            matcher.Split(gap);
        return matcher._matches;
    }

    private void Split(Gap gap)
    {
        var (start, end, otherStart, otherEnd) = gap;
        while (start < end && otherStart < otherEnd && _before[start] == _after[otherStart])
            _matches[start++] = otherStart++;
        while (start < end && otherStart < otherEnd && _before[end - 1] == _after[otherEnd - 1])
            _matches[--end] = --otherEnd;
        _work -= gap.End - gap.Start + gap.OtherEnd - gap.OtherStart;
        if (start == end || otherStart == otherEnd || _work < 0)
            return;
        var anchors = Increasing(UniquePairs(start, end, otherStart, otherEnd));
        if (anchors.Count == 0)
        {
            LongestCommon(new Gap(start, end, otherStart, otherEnd));
            return;
        }

        foreach (var (item, other) in anchors)
        {
            _matches[item] = other;
            _open.Push(new Gap(start, item, otherStart, other));
            (start, otherStart) = (item + 1, other + 1);
        }

        _open.Push(new Gap(start, end, otherStart, otherEnd));
    }

    private List<(int Item, int Other)> UniquePairs(int start, int end, int otherStart, int otherEnd)
    {
        var seen = new Dictionary<ulong, (int Count, int OtherCount, int Other)>();
        for (var i = start; i < end; i++)
            CollectionsMarshal.GetValueRefOrAddDefault(seen, _before[i], out _).Count++;
        for (var j = otherStart; j < otherEnd; j++)
        {
            if (!seen.TryGetValue(_after[j], out var known))
                continue;
            seen[_after[j]] = (known.Count, known.OtherCount + 1, j);
        }

        List<(int Item, int Other)> pairs = [];
        for (var i = start; i < end; i++)
        {
            if (seen[_before[i]] is { Count: 1, OtherCount: 1, Other: var other })
                pairs.Add((i, other));
        }

        return pairs;
    }

    /// <summary>The longest run whose second members increase, by patience sorting.</summary>
    private static List<(int Item, int Other)> Increasing(List<(int Item, int Other)> pairs)
    {
        List<int> piles = [];
        var previous = new int[pairs.Count];
        for (var i = 0; i < pairs.Count; i++)
        {
            var (low, high) = (0, piles.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (pairs[piles[middle]].Other < pairs[i].Other)
                    low = middle + 1;
                else
                    high = middle;
            }

            previous[i] = low == 0 ? -1 : piles[low - 1];
            if (low == piles.Count)
                piles.Add(i);
            else
                piles[low] = i;
        }

        List<(int Item, int Other)> run = [];
        for (var i = piles.Count == 0 ? -1 : piles[^1]; i >= 0; i = previous[i])
            run.Add(pairs[i]);
        run.Reverse();
        return run;
    }

    private void LongestCommon(Gap gap)
    {
        var (rows, columns) = (gap.End - gap.Start, gap.OtherEnd - gap.OtherStart);
        if ((long)rows * columns > MostCells)
            return;
        var best = new int[rows + 1, columns + 1];
        for (var i = rows - 1; i >= 0; i--)
        {
            for (var j = columns - 1; j >= 0; j--)
            {
                best[i, j] = _before[gap.Start + i] == _after[gap.OtherStart + j]
                    ? best[i + 1, j + 1] + 1
                    : Math.Max(best[i + 1, j], best[i, j + 1]);
            }
        }

        for (int i = 0, j = 0; i < rows && j < columns;)
        {
            if (_before[gap.Start + i] == _after[gap.OtherStart + j])
                _matches[gap.Start + i++] = gap.OtherStart + j++;
            else if (best[i + 1, j] >= best[i, j + 1])
                i++;
            else
                j++;
        }
    }

    private readonly record struct Gap(int Start, int End, int OtherStart, int OtherEnd);
}

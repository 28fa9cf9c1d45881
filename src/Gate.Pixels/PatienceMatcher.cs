using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Gate.Pixels;

/// <summary>
/// Finds which lines of one sequence are which lines of another, in order: a patience diff, over the rows of a picture or the tokens of a text
/// alike. Lines that occur once on each side are anchors; the longest run of anchors in the same order on both sides splits the rest into gaps,
/// in which lines that were repeated elsewhere may occur once. Pages have thousands of equal blank rows, which mislead a plain longest common
/// subsequence and cost it quadratic time; here they are only ever matched next to something that is unique, or by the caller's way where nothing is.
/// </summary>
public sealed class PatienceMatcher
{
    /// <summary>Visits of lines allowed, as a multiple of their number: an adversary can make gaps that split off one line at a time.</summary>
    private const int WorkPerLine = 64;

    private readonly ulong[] before;
    private readonly ulong[] after;
    private readonly Action<Range, Range, int[]> rest;
    private readonly int[] matches;
    private readonly Stack<Gap> open = new();
    private readonly Dictionary<ulong, Occurrence> occurrences = [];
    private long work;

    private PatienceMatcher(ulong[] before, ulong[] after, Action<Range, Range, int[]> rest)
    {
        this.before = before;
        this.after = after;
        this.rest = rest;
        matches = new int[before.Length];
        Array.Fill(matches, -1);
        work = WorkPerLine * ((long)before.Length + after.Length);
    }

    /// <summary>For each line of <paramref name="before"/> the index of its counterpart, increasing, or -1.</summary>
    /// <param name="before">A digest a line.</param>
    /// <param name="after">The same, of the other side.</param>
    /// <param name="rest">Matches lines none of which is unique: where they stand on each side, and where to write their counterparts.</param>
    public static int[] Match(ulong[] before, ulong[] after, Action<Range, Range, int[]> rest)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        PatienceMatcher matcher = new(before, after, rest);
        matcher.open.Push(new(0, before.Length, 0, after.Length));
        while (matcher.open.TryPop(out Gap gap))
            matcher.Split(gap);
        return matcher.matches;
    }

    private void Split(Gap gap)
    {
        (int start, int end, int otherStart, int otherEnd) = gap;
        while (start < end && otherStart < otherEnd && before[start] == after[otherStart])
            matches[start++] = otherStart++;
        while (start < end && otherStart < otherEnd && before[end - 1] == after[otherEnd - 1])
            matches[--end] = --otherEnd;
        work -= gap.End - gap.Start + gap.OtherEnd - gap.OtherStart;
        if (start == end || otherStart == otherEnd || work < 0)
            return;

        List<(int Line, int Other)> anchors = LongestOrderedRun(UniquePairs(new(start, end, otherStart, otherEnd)));
        if (anchors.Count == 0)
        {
            rest(start..end, otherStart..otherEnd, matches);
            return;
        }

        foreach ((int line, int other) in anchors)
        {
            matches[line] = other;
            open.Push(new(start, line, otherStart, other));
            (start, otherStart) = (line + 1, other + 1);
        }

        open.Push(new(start, end, otherStart, otherEnd));
    }

    /// <summary>Lines that occur exactly once in the gap on each side, in the order of the before side.</summary>
    private List<(int Line, int Other)> UniquePairs(Gap gap)
    {
        occurrences.Clear();
        for (int i = gap.Start; i < gap.End; i++)
        {
            ref Occurrence seen = ref CollectionsMarshal.GetValueRefOrAddDefault(occurrences, before[i], out _);
            seen = seen with { Count = seen.Count + 1, Line = i };
        }

        for (int i = gap.OtherStart; i < gap.OtherEnd; i++)
        {
            ref Occurrence seen = ref CollectionsMarshal.GetValueRefOrNullRef(occurrences, after[i]);
            if (!Unsafe.IsNullRef(ref seen))
                seen = seen with { OtherCount = seen.OtherCount + 1, Other = i };
        }

        List<(int Line, int Other)> pairs = [];
        for (int i = gap.Start; i < gap.End; i++)
        {
            Occurrence seen = occurrences[before[i]];
            if (seen is { Count: 1, OtherCount: 1 })
                pairs.Add((i, seen.Other));
        }

        return pairs;
    }

    /// <summary>The longest subsequence whose second members increase, by patience sorting.</summary>
    private static List<(int Line, int Other)> LongestOrderedRun(List<(int Line, int Other)> pairs)
    {
        List<int> piles = [];
        int[] previous = new int[pairs.Count];
        for (int i = 0; i < pairs.Count; i++)
        {
            int low = 0;
            int high = piles.Count;
            while (low < high)
            {
                int middle = (low + high) / 2;
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

        List<(int Line, int Other)> run = [];
        for (int i = piles.Count == 0 ? -1 : piles[^1]; i >= 0; i = previous[i])
            run.Add(pairs[i]);
        run.Reverse();
        return run;
    }

    private readonly record struct Gap(int Start, int End, int OtherStart, int OtherEnd);

    private record struct Occurrence(int Count, int Line, int OtherCount, int Other);
}

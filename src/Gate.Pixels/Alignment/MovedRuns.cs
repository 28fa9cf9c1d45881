using System.Runtime.InteropServices;

namespace Gate.Pixels.Alignment;

/// <summary>
/// Matches what the ordered matching left over: runs of lines that now stand above or below their former neighbours. A run needs one line
/// that occurs once among what is left on each side and is not of one colour, since a blank row is no evidence of anything.
/// </summary>
internal static class MovedRuns
{
    /// <summary>Adds matches, which may cross those that are there.</summary>
    public static void Match(ulong[] before, ulong[] after, int[] matches, Func<int, bool> isPlain)
    {
        bool[] taken = new bool[after.Length];
        foreach (int other in matches)
        {
            if (other >= 0)
                taken[other] = true;
        }

        Dictionary<ulong, int> left = Unique(before, line => matches[line] < 0);
        Dictionary<ulong, int> right = Unique(after, line => !taken[line]);
        foreach (int seed in left.Values.Where(line => line >= 0).Order())
        {
            if (matches[seed] >= 0 || !right.TryGetValue(before[seed], out int other) || other < 0 || taken[other] || isPlain(seed))
                continue;

            for (int step = 0; CanTake(seed + step, other + step); step++)
                Take(seed + step, other + step);
            for (int step = 1; CanTake(seed - step, other - step); step++)
                Take(seed - step, other - step);
        }

        bool CanTake(int line, int other) =>
            line >= 0 && other >= 0 && line < before.Length && other < after.Length
            && matches[line] < 0 && !taken[other] && before[line] == after[other];

        void Take(int line, int other)
        {
            matches[line] = other;
            taken[other] = true;
        }
    }

    /// <summary>The line of each hash among those that are left; -1 where there are several.</summary>
    private static Dictionary<ulong, int> Unique(ulong[] lines, Func<int, bool> isLeft)
    {
        Dictionary<ulong, int> unique = [];
        for (int i = 0; i < lines.Length; i++)
        {
            if (!isLeft(i))
                continue;
            ref int line = ref CollectionsMarshal.GetValueRefOrAddDefault(unique, lines[i], out bool isKnown);
            line = isKnown ? -1 : i;
        }

        return unique;
    }
}

using Gate.Pixels;

namespace Gate.Core.Markup;

/// <summary>Finds which items of one sequence are which of another, in order; a small rest without anything unique by its longest common subsequence.</summary>
internal static class SequenceMatcher
{
    /// <summary>Cells of the table for a small rest; 300 items against 300.</summary>
    private const int MostCells = 90_000;

    /// <summary>For each item of <paramref name="before"/> the index of its counterpart, increasing, or -1.</summary>
    public static int[] Match(ulong[] before, ulong[] after) => PatienceMatcher.Match(before, after, (items, others, matches) =>
        LongestCommon(before.AsSpan(items), after.AsSpan(others), (item, other) => matches[items.Start.Value + item] = others.Start.Value + other));

    private static void LongestCommon(ReadOnlySpan<ulong> before, ReadOnlySpan<ulong> after, Action<int, int> match)
    {
        if ((long)before.Length * after.Length > MostCells)
            return;
        var best = new int[before.Length + 1, after.Length + 1];
        for (var i = before.Length - 1; i >= 0; i--)
        {
            for (var j = after.Length - 1; j >= 0; j--)
                best[i, j] = before[i] == after[j] ? best[i + 1, j + 1] + 1 : Math.Max(best[i + 1, j], best[i, j + 1]);
        }

        for (int i = 0, j = 0; i < before.Length && j < after.Length;)
        {
            if (before[i] == after[j])
                match(i++, j++);
            else if (best[i + 1, j] >= best[i, j + 1])
                i++;
            else
                j++;
        }
    }
}

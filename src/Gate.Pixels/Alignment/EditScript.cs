namespace Gate.Pixels.Alignment;

/// <summary>
/// Matches lines by the shortest edit script (Myers 1986) where no line is unique. Bounded: a script of more than a few hundred edits
/// explains nothing to anybody, so the search ends there and leaves the lines unmatched.
/// </summary>
internal static class EditScript
{
    private const int MostEdits = 256;

    /// <summary>Writes matches of these two slices, which begin at <paramref name="start"/> and <paramref name="otherStart"/> of the whole.</summary>
    public static void Match(ReadOnlySpan<ulong> before, ReadOnlySpan<ulong> after, int start, int otherStart, int[] matches)
    {
        int limit = Math.Min(MostEdits, before.Length + after.Length);
        if (Math.Abs(before.Length - after.Length) > limit)
            return;

        // Row d holds, for each diagonal, how far d edits reach; kept for the way back.
        List<int[]> reached = [];
        int[] furthest = new int[(2 * limit) + 3];
        int middle = limit + 1;
        for (int edits = 0; edits <= limit; edits++)
        {
            for (int diagonal = -edits; diagonal <= edits; diagonal += 2)
            {
                int x = IsDown(furthest, middle + diagonal, diagonal, edits) ? furthest[middle + diagonal + 1] : furthest[middle + diagonal - 1] + 1;
                int y = x - diagonal;
                while (x < before.Length && y < after.Length && y >= 0 && before[x] == after[y])
                    (x, y) = (x + 1, y + 1);
                furthest[middle + diagonal] = x;
                if (x >= before.Length && y >= after.Length)
                {
                    reached.Add([.. furthest]);
                    WalkBack(reached, middle, new(before.Length, after.Length, start, otherStart), matches);
                    return;
                }
            }

            reached.Add([.. furthest]);
        }
    }

    private static bool IsDown(int[] furthest, int at, int diagonal, int edits) =>
        diagonal == -edits || (diagonal != edits && furthest[at - 1] < furthest[at + 1]);

    private static void WalkBack(List<int[]> reached, int middle, Corner corner, int[] matches)
    {
        (int x, int y) = (corner.X, corner.Y);
        for (int edits = reached.Count - 1; edits >= 0 && (x > 0 || y > 0); edits--)
        {
            int diagonal = x - y;
            int fromX = 0;
            int fromY = 0;
            if (edits > 0)
            {
                int[] before = reached[edits - 1];
                int from = IsDown(before, middle + diagonal, diagonal, edits) ? diagonal + 1 : diagonal - 1;
                fromX = before[middle + from];
                fromY = fromX - from;
            }

            while (x > fromX && y > fromY)
                matches[corner.Start + --x] = corner.OtherStart + --y;
            (x, y) = (fromX, fromY);
        }
    }

    private readonly record struct Corner(int X, int Y, int Start, int OtherStart);
}

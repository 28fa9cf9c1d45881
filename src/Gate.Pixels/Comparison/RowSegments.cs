namespace Gate.Pixels.Comparison;

/// <summary>Walks the unmasked columns of <c>[start, end)</c>, from the left.</summary>
internal ref struct RowSegments(ReadOnlySpan<PixelSpan> masked, int start, int end)
{
    private readonly ReadOnlySpan<PixelSpan> masked = masked;
    private readonly int end = end;
    private int next;
    private int position = start;

    public PixelSpan Current { get; private set; }

    public bool MoveNext()
    {
        while (position < end)
        {
            while (next < masked.Length && masked[next].End <= position)
                next++;

            int from = position;
            int to = end;
            if (next < masked.Length)
            {
                to = Math.Min(end, masked[next].Start);
                position = masked[next].End;
            }
            else
            {
                position = end;
            }

            if (from < to)
            {
                Current = new(from, to);
                return true;
            }
        }

        return false;
    }
}

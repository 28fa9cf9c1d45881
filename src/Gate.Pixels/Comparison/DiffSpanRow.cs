namespace Gate.Pixels.Comparison;

/// <summary>The differing spans of the row in hand, from the left; spans with at most <c>gap</c> equal px between them become one.</summary>
internal sealed class DiffSpanRow(int gap)
{
    private DiffSpan[] spans = new DiffSpan[64];
    private int count;

    public int Gap => gap;

    public ReadOnlySpan<DiffSpan> Spans => spans.AsSpan(0, count);

    /// <summary>The same, to be described further before they are handed on.</summary>
    public Span<DiffSpan> Writable => spans.AsSpan(0, count);

    public void Clear() => count = 0;

    /// <summary>Adds positions to the right of all that were added before.</summary>
    public void Add(int start, int end, int differing, int maxDelta)
    {
        if (count > 0)
        {
            ref DiffSpan last = ref spans[count - 1];
            if (start - last.End <= gap)
            {
                last = new(last.Start, end, last.Count + differing, Math.Max(last.MaxDelta, maxDelta));
                return;
            }
        }

        if (count == spans.Length)
            Array.Resize(ref spans, count * 2);
        spans[count++] = new(start, end, differing, maxDelta);
    }
}

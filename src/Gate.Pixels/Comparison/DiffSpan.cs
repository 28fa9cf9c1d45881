namespace Gate.Pixels.Comparison;

/// <summary>Differing positions of one row between columns <c>[Start, End)</c>: how many, and the largest channel delta among them.</summary>
internal readonly record struct DiffSpan(int Start, int End, int Count, int MaxDelta)
{
    /// <summary>How many of them are anti-aliasing, where that was asked for.</summary>
    public int AntiAliased { get; init; }

    /// <summary>Largest colour distance among them, 0–1, where that was asked for.</summary>
    public float Distance { get; init; }
}

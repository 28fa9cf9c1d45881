namespace Gate.Pixels;

/// <summary>Columns <c>[Start, End)</c> in device px from the left.</summary>
public readonly record struct ColumnRange(int Start, int End)
{
    /// <summary>Number of columns.</summary>
    public int Length => End - Start;
}

namespace Gate.Pixels;

/// <summary>Rows <c>[Start, End)</c> in device px from the top.</summary>
public readonly record struct RowRange(int Start, int End)
{
    /// <summary>Number of rows.</summary>
    public int Length => End - Start;
}

namespace Gate.Pixels;

/// <summary>Columns <c>[Start, End)</c> of one row, in device px.</summary>
internal readonly record struct PixelSpan(int Start, int End)
{
    public int Length => End - Start;
}

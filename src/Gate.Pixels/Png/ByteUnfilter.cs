using System.Numerics;

namespace Gate.Pixels.Png;

/// <summary>Undoes row filters byte by byte, in place, for any distance between neighbours (9.2).</summary>
internal static class ByteUnfilter
{
    public static void Undo(byte filter, Span<byte> row, ReadOnlySpan<byte> prior, int distance, int y)
    {
        switch ((FilterType)filter)
        {
            case FilterType.None:
                break;
            case FilterType.Sub:
                for (int i = distance; i < row.Length; i++)
                    row[i] += row[i - distance];
                break;
            case FilterType.Up:
                Up(row, prior);
                break;
            case FilterType.Average:
                for (int i = 0; i < row.Length; i++)
                    row[i] += (byte)(((i < distance ? 0 : row[i - distance]) + prior[i]) / 2);
                break;
            case FilterType.Paeth:
                for (int i = 0; i < row.Length; i++)
                    row[i] += i < distance ? prior[i] : Paeth(row[i - distance], prior[i], prior[i - distance]);
                break;
            default:
                throw Unknown(filter, y);
        }
    }

    /// <summary>The predictor of 9.4: of left, above and above left, the nearest to left + above - above left; ties in this order.</summary>
    public static byte Paeth(byte left, byte above, byte aboveLeft)
    {
        int toLeft = Math.Abs(above - aboveLeft);
        int toAbove = Math.Abs(left - aboveLeft);
        int toAboveLeft = Math.Abs(left + above - (2 * aboveLeft));
        return toLeft <= toAbove && toLeft <= toAboveLeft ? left : toAbove <= toAboveLeft ? above : aboveLeft;
    }

    public static ImageFormatException Unknown(byte filter, int y) => new(ImageFormatException.Filter)
    {
        Chunk = "IDAT",
        Expected = "filter type 0 to 4",
        Found = FormattableString.Invariant($"{filter} in row {y}"),
    };

    private static void Up(Span<byte> row, ReadOnlySpan<byte> prior)
    {
        int i = 0;
        for (; i <= row.Length - Vector<byte>.Count; i += Vector<byte>.Count)
            (new Vector<byte>(row[i..]) + new Vector<byte>(prior[i..])).CopyTo(row[i..]);
        for (; i < row.Length; i++)
            row[i] += prior[i];
    }
}

using Gate.Pixels;

namespace Gate.Tests.Support.Pixels;

/// <summary>An image described by the content of each row: equal numbers are equal rows, 0 is blank, negative numbers are rows of one colour.</summary>
internal static class RowStack
{
    public static Raster Draw(IReadOnlyList<int> rows, int width)
    {
        Raster raster = Raster.Create(width, rows.Count);
        for (int y = 0; y < rows.Count; y++)
        {
            Span<byte> row = raster.WritableRow(y);
            if (rows[y] > 0)
                new Random(rows[y]).NextBytes(row);
            else
                row.Fill((byte)(255 + rows[y]));
        }

        return raster;
    }

    /// <summary>For every after row the before row that the bands give it, or -1; checks on the way that the bands hold every row once.</summary>
    public static int[] Counterparts(RowAlignment alignment, int beforeHeight, int afterHeight)
    {
        int[] counterparts = new int[afterHeight];
        Array.Fill(counterparts, int.MinValue);
        bool[] used = new bool[beforeHeight];
        foreach (RowBand band in alignment.Bands)
        {
            for (int y = band.Before.Start; y < band.Before.End; y++)
                used[y] = used[y] ? throw new InvalidOperationException($"before row {y} lies in two bands") : true;
            for (int y = band.After.Start; y < band.After.End; y++)
            {
                if (counterparts[y] != int.MinValue)
                    throw new InvalidOperationException($"after row {y} lies in two bands");
                counterparts[y] = band.Kind == BandKind.Inserted ? -1 : y - band.Shift;
            }
        }

        if (used.Contains(false) || counterparts.Contains(int.MinValue))
            throw new InvalidOperationException("a row lies in no band");
        return counterparts;
    }
}

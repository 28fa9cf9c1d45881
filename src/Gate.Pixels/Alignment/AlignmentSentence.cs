namespace Gate.Pixels.Alignment;

/// <summary>Says an alignment in words.</summary>
internal static class AlignmentSentence
{
    /// <summary>Clauses of one kind, and moves within one band, that a reader still takes in; the rest is counted.</summary>
    private const int MaxClauses = 3;

    public static string Of(RowAlignment alignment)
    {
        IReadOnlyList<RowBand> bands = alignment.Bands;
        if (!bands.Any(band => band.Kind is BandKind.Same or BandKind.Moved))
            return "no row of one image is found in the other";

        List<string> parts = [];
        RowBand? tail = bands.LastOrDefault(band => band.Kind is BandKind.Same or BandKind.Moved or BandKind.Changed);
        int tailStart = TailStart(bands, tail);
        for (int i = 0; i < bands.Count; i++)
        {
            RowBand band = bands[i];
            switch (band.Kind)
            {
                case BandKind.Inserted:
                    parts.Add(FormattableString.Invariant($"{Rows(band.After.Length)} inserted at y = {band.After.Start}"));
                    break;
                case BandKind.Removed:
                    parts.Add(FormattableString.Invariant($"{Rows(band.Before.Length)} removed at y = {band.Before.Start}"));
                    break;
                case BandKind.Moved when i < tailStart:
                    parts.Add(FormattableString.Invariant($"{Rows(band.After.Length)} from y = {band.Before.Start} moved {Way(band.Shift)}"));
                    break;
                default:
                    break;
            }
        }

        Cut(parts, "more bands of rows inserted, removed or moved");
        if (tailStart < bands.Count && bands[tailStart].Shift is not 0 and int shift)
            parts.Add(FormattableString.Invariant($"everything below y = {bands[tailStart].Before.Start} moved {Way(shift)}"));

        List<string> sideways = [.. bands.Where(band => band.Columns.Count > 0).Select(Sideways)];
        Cut(sideways, "more bands with columns moved");
        parts.AddRange(sideways);

        parts.Add(alignment.ResidualError == 0
            ? parts.Count == 0 ? "nothing changed in the rows and columns that both images have" : "nothing else changed"
            : FormattableString.Invariant($"{(parts.Count == 0 ? string.Empty : "besides, ")}{alignment.ResidualError} px differ in {ChangedRows(bands)}"));
        return string.Join("; ", parts);
    }

    /// <summary>First of the last bands that all moved alike.</summary>
    private static int TailStart(IReadOnlyList<RowBand> bands, RowBand? tail)
    {
        int start = bands.Count;
        while (start > 0 && tail is not null && bands[start - 1] is { Kind: BandKind.Same or BandKind.Moved or BandKind.Changed } band && band.Shift == tail.Shift)
            start--;
        return start;
    }

    private static string ChangedRows(IReadOnlyList<RowBand> bands)
    {
        RowBand[] changed = [.. bands.Where(band => band.Kind == BandKind.Changed)];
        int rows = changed.Sum(band => band.After.Length);
        return changed.Length == 1
            ? FormattableString.Invariant($"{Rows(rows)} from y = {changed[0].After.Start}")
            : FormattableString.Invariant($"{Rows(rows)} of {changed.Length} bands");
    }

    private static string Sideways(RowBand band)
    {
        List<string> moves = [.. band.Columns.Where(column => column.Kind == BandKind.Moved).Select(column => FormattableString.Invariant(
            $"x = {column.Before.Start} to {column.Before.End} moved {(column.Shift > 0 ? "right" : "left")} by {Math.Abs(column.Shift)} px"))];
        Cut(moves, "more moves");
        string rest = band.ColumnResidual == 0 ? string.Empty : FormattableString.Invariant($", and {band.ColumnResidual} px differ");
        return FormattableString.Invariant($"in {Rows(band.After.Length)} from y = {band.After.Start}, {string.Join(", ", moves)}{rest}");
    }

    private static void Cut(List<string> clauses, string rest)
    {
        if (clauses.Count <= MaxClauses + 1)
            return;
        int more = clauses.Count - MaxClauses;
        clauses.RemoveRange(MaxClauses, more);
        clauses.Add(FormattableString.Invariant($"{more} {rest}"));
    }

    private static string Way(int shift) => FormattableString.Invariant($"{(shift > 0 ? "down" : "up")} by {Math.Abs(shift)} px");

    private static string Rows(int count) => count == 1 ? "1 row" : FormattableString.Invariant($"{count} rows");
}

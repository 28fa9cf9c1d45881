namespace Gate.Core.Coverage;

/// <summary>The ranges between a site's own breakpoints in which no viewport of a run lies.</summary>
internal static class UntriedWidths
{
    /// <param name="breakpoints">First widths of the ranges, ascending, CSS px; the first range, from 0, is not named.</param>
    /// <param name="viewports">Widths of the run's viewports, CSS px.</param>
    /// <returns>For people, narrowest first.</returns>
    public static IReadOnlyList<string> Of(IReadOnlyList<int> breakpoints, IReadOnlyList<int> viewports)
    {
        List<int> starts = [0, .. breakpoints, int.MaxValue];
        return [.. starts.Zip(starts.Skip(1)).Where(range => !viewports.Any(width => width >= range.First && width < range.Second)).Select(range => Named(range.First, range.Second))];
    }

    private static string Named(int from, int to) => (from, to) switch
    {
        (0, _) => $"up to {to - 1} px",
        (_, int.MaxValue) => $"from {from} px",
        _ when from == to - 1 => $"{from} px",
        _ => $"{from}–{to - 1} px",
    };
}

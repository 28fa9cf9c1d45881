using Gate.Core.Run;

namespace Gate.Core.Report.Html;

/// <summary>Where a finding's matter stands in the sources.</summary>
internal static class FindingPlace
{
    // A place ends in line and column: these stay when a long name is cut.
    private const int Longest = 300;

    /// <summary>
    /// <c>after/index.html:2:31</c>; both sides where the lines differ; the address or element of a finding without a line. Null where the
    /// message says it already.
    /// </summary>
    public static string? Of(Finding finding)
    {
        if (finding.Location is not { } location || finding.Message.Contains(location, StringComparison.Ordinal))
            return null;
        return VisibleText.Shorten(location.Split(" → ") is [var before, var after] && Rest(before, "before/") is { } was && was == Rest(after, "after/") ? after : location, Longest);
    }

    private static string? Rest(string place, string side) => place.StartsWith(side, StringComparison.Ordinal) ? place[side.Length..] : null;
}

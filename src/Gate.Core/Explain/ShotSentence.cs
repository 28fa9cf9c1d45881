using Gate.Core.Run.Facts;

namespace Gate.Core.Explain;

/// <summary>A shot in one line that a person can say aloud.</summary>
internal static class ShotSentence
{
    private const int Named = 3;

    /// <summary>Null where no region was explained.</summary>
    public static string? Of(IReadOnlyList<RegionFacts> regions)
    {
        if (!regions.Any(region => region.Explanation is not null))
            return null;
        var firsts = regions
            .Where(region => region.Causes.Count > 0)
            .GroupBy(region => CauseWords.Of(region.Causes[0]), StringComparer.Ordinal)
            .OrderByDescending(group => group.Sum(region => region.Ae))
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => group.Key)
            .ToList();
        var parts = firsts.Take(Named).ToList();
        if (firsts.Count > Named)
            parts.Add($"{Words.Number(firsts.Count - Named)} more");
        var unexplained = regions.Count(region => region.Explanation == "unexplained");
        if (unexplained > 0)
            parts.Add($"{Words.Count(unexplained, "region")} unexplained");
        return string.Join("; ", parts);
    }
}

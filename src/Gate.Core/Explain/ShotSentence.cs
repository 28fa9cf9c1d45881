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
            .GroupBy(region => SpokenCause.Of(region.Causes[0]).One, StringComparer.Ordinal)
            .OrderByDescending(group => group.Sum(region => region.Ae))
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(Told)
            .ToList();
        var parts = firsts.Take(Named).ToList();
        if (firsts.Count > Named)
            parts.Add($"{Words.Number(firsts.Count - Named)} more");
        var unexplained = regions.Count(region => region.Explanation == "unexplained");
        if (unexplained > 0)
            parts.Add($"{Words.Count(unexplained, "region")} unexplained");
        return string.Join("; ", parts);
    }

    private static string Told(IEnumerable<RegionFacts> alike)
    {
        var causes = alike.Select(region => region.Causes[0]).DistinctBy(CauseWriter.Identity).ToList();
        return causes.Count > 1 && SpokenCause.Of(causes[0]).Many is { } many ? $"{Words.Number(causes.Count)} {many}" : SpokenCause.Of(causes[0]).One;
    }
}

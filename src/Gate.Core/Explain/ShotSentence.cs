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
        var causes = Alike(regions).Select(alike => Told([.. alike.Select(each => each.Cause).DistinctBy(CauseWriter.Identity)])).ToList();
        var parts = causes.Take(Named).ToList();
        if (causes.Count > Named)
            parts.Add($"{Words.Number(causes.Count - Named)} more");
        var unexplained = regions.Count(region => region.Explanation == "unexplained");
        if (unexplained > 0)
            parts.Add($"{Words.Count(unexplained, "region")} unexplained");
        return string.Join("; ", parts);
    }

    /// <summary>The places of what the sentence names first; empty where it names no cause.</summary>
    public static IEnumerable<(RegionFacts Region, CauseFacts Cause)> First(IReadOnlyList<RegionFacts> regions) => Alike(regions).FirstOrDefault() ?? Enumerable.Empty<(RegionFacts, CauseFacts)>();

    // What moves a whole page shows in each of its regions: what shows in few would be lost behind it.
    private static IEnumerable<IGrouping<string, (RegionFacts Region, CauseFacts Cause)>> Alike(IReadOnlyList<RegionFacts> regions) => regions
        .SelectMany(region => Own(region).Select(cause => (Region: region, Cause: cause)))
        .GroupBy(each => SpokenCause.Of(each.Cause).One, StringComparer.Ordinal)
        .OrderBy(alike => alike.Select(each => each.Region).Distinct(ReferenceEqualityComparer.Instance).Count())
        .ThenByDescending(alike => alike.Sum(each => each.Region.Ae))
        .ThenBy(alike => alike.Key, StringComparer.Ordinal);

    // Those that make a group; without one, the likeliest. What only moved for another is a consequence.
    private static IEnumerable<CauseFacts> Own(RegionFacts region) =>
        region.Causes.Any(cause => cause.Group is not null) ? region.Causes.Where(cause => cause.Group is not null) : region.Causes.Take(1);

    private static string Told(IReadOnlyList<CauseFacts> causes) =>
        causes.Count > 1 && SpokenCause.Of(causes[0]).Many is { } many ? $"{Words.Number(causes.Count)} {many}" : SpokenCause.Of(causes[0]).One;
}

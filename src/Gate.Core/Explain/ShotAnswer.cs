using Gate.Core.Run;
using Gate.Core.Run.Facts;

namespace Gate.Core.Explain;

/// <summary>Why one shot differs, short enough to act on: regions with the same causes together, the most pixels first.</summary>
/// <param name="Shot">Id of the shot.</param>
/// <param name="Status">Its status.</param>
/// <param name="Ae">Absolute error; null where nothing was compared.</param>
/// <param name="Summary">In words; null where nothing was explained.</param>
/// <param name="Changes">The largest of them.</param>
/// <param name="Further">How many more there are: report.json has all.</param>
/// <param name="Again">The command that looks at it again, or null where its sources are not known.</param>
public sealed record ShotAnswer(string Shot, ShotStatus Status, long? Ae, string? Summary, IReadOnlyList<ShotChange> Changes, int Further, string? Again)
{
    /// <summary>Changes that are told unless somebody asks for all.</summary>
    public const int Most = 12;

    /// <summary>A function of the report alone.</summary>
    /// <param name="shot">A shot of the report.</param>
    /// <param name="groups">The report's groups.</param>
    /// <param name="again">The command that looks at it again, or null.</param>
    /// <param name="most">Changes to tell.</param>
    public static ShotAnswer Of(ShotFacts shot, IReadOnlyList<GroupFacts> groups, string? again, int most = Most)
    {
        var spread = groups.ToDictionary(group => group.Id, group => group.Shots, StringComparer.Ordinal);
        List<ShotChange> changes =
        [
            .. shot.Regions.GroupBy(Told, StringComparer.Ordinal).Select(same => Change([.. same]))
                .OrderByDescending(change => change.Ae).ThenBy(change => change.Largest.Y).ThenBy(change => change.Largest.X),
        ];
        return new ShotAnswer(shot.Id, shot.Status, shot.Ae, shot.Summary, [.. changes.Take(most)], Math.Max(0, changes.Count - most), again);

        ShotChange Change(IReadOnlyList<RegionFacts> regions)
        {
            var largest = regions.MaxBy(region => region.Ae)!;
            return new ShotChange(largest.Explanation, largest.Causes, regions.Count, regions.Sum(region => region.Ae), new BoxFacts(largest.X, largest.Y, largest.Width, largest.Height))
            {
                Remainder = regions.Sum(LeftOver.Of),
                Redrawn = regions.Sum(region => region.Redrawn),
                ByInputs = regions.Sum(region => region.ByInputs),
                OtherShots = regions.SelectMany(region => region.Groups).SelectMany(group => spread.GetValueOrDefault(group) ?? []).Where(other => other != shot.Id).Distinct(StringComparer.Ordinal).Count(),
            };
        }
    }

    // The same causes, all or in part and in whichever order: what is left over is told as a number.
    private static string Told(RegionFacts region) =>
        region.Causes.Count == 0 ? $"\0{region.Explanation}" : string.Join('\n', region.Causes.Where(cause => cause.Kind != "shift").Select(CauseWriter.Identity).Order(StringComparer.Ordinal));
}

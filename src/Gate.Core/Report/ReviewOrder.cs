using Gate.Core.Explain;
using Gate.Core.Run;
using Gate.Core.Run.Facts;

namespace Gate.Core.Report;

/// <summary>The order in which a person looks at things: what changed, then what is unknown, then what is fine.</summary>
internal static class ReviewOrder
{
    /// <summary>Every status but identical, the first to look at first.</summary>
    public static IReadOnlyList<ShotStatus> Statuses { get; } =
    [
        ShotStatus.Changed, ShotStatus.Added, ShotStatus.Removed, ShotStatus.Unstable, ShotStatus.Failed, ShotStatus.Pending, ShotStatus.Tolerated,
    ];

    /// <summary>0 for what is looked at first; identical comes last.</summary>
    public static int Rank(ShotStatus status) => status switch
    {
        ShotStatus.Changed => 0,
        ShotStatus.Added => 1,
        ShotStatus.Removed => 2,
        ShotStatus.Unstable => 3,
        ShotStatus.Failed => 4,
        ShotStatus.Pending => 5,
        ShotStatus.Tolerated => 6,
        ShotStatus.Identical => 7,
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "not a status"),
    };

    /// <summary>The status as <c>report.json</c> spells it.</summary>
    public static string Name(ShotStatus status) => status.ToString().ToLowerInvariant();

    /// <summary>
    /// Pages in the order of their status, those where something is left unexplained first, then as the report has them; pages with
    /// nothing to look at come last.
    /// </summary>
    public static IReadOnlyList<PageFacts> Pages(RunReport report)
    {
        var strange = report.Shots.Where(shot => shot.Regions.Any(LeftOver.Is)).Select(shot => shot.Page).ToHashSet(StringComparer.Ordinal);
        return [.. report.Pages.OrderBy(page => Rank(page.Status)).ThenByDescending(page => strange.Contains(page.Page))];
    }

    /// <summary>Shots by their page's place, then as the page lists them.</summary>
    public static IReadOnlyList<ShotFacts> Shots(RunReport report)
    {
        var shots = report.Shots.ToDictionary(shot => shot.Id, StringComparer.Ordinal);
        return [.. Pages(report).SelectMany(page => page.Shots.Select(id => shots[id]))];
    }
}

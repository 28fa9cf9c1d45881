using Gate.Core.Run;
using Gate.Core.Run.Facts;

namespace Gate.Tests.Support;

/// <summary>300 changed shots with six shared causes, and five pixels in five of them that no cause accounts for.</summary>
internal static class HuntReport
{
    public const int Shots = 300;
    public const int Causes = 6;

    /// <summary>The shots that hold something which nobody meant.</summary>
    public static IReadOnlyList<string> Needles { get; } = [.. Enumerable.Range(0, 5).Select(needle => Id((needle * 61) + 7))];

    public static RunReport Make()
    {
        var report = SampleReports.Of(Enumerable.Range(0, Shots).Select(Shot));
        return report with
        {
            Verdict = Verdict.Fail,
            ExitCode = 1,
            Summary = $"{Shots / 2} pages: all changed.",
            Groups = [.. Groups(report).OrderByDescending(group => group.Remainder).ThenByDescending(group => group.Shots.Count)],
        };
    }

    private static string Id(int index) => $"{Page(index)}@{(index % 2 == 0 ? "desktop" : "mobile")}";

    private static string Page(int index) => $"part-{index / 2 % 10}/page-{index / 2:000}.html";

    // Most shots show two of the causes: a group alone never covers them.
    private static ShotFacts Shot(int index)
    {
        var regions = new List<RegionFacts> { Region($"g-cause-{index % Causes}", 16, 80, 200, 400) };
        if (index % 3 != 0)
            regions.Add(Region($"g-cause-{(index + 1) % Causes}", 16, 300, 120, 90));
        if (Needles.Contains(Id(index)))
            regions.Add(Region($"g-needle-{index}", 300, 700, 2, 3) with { Remainder = 3, Explanation = "unexplained", Causes = [] });
        return SampleReports.Changed(Page(index), index % 2 == 0 ? "desktop" : "mobile", regions.Sum(region => region.Ae), regions);
    }

    private static RegionFacts Region(string group, int x, int y, int width, long ae) =>
        SampleReports.Region(x, y, width, 20, ae) with { Groups = [group], Explanation = "whole", Remainder = 0 };

    private static IEnumerable<GroupFacts> Groups(RunReport report) =>
        from shot in report.Shots
        from region in shot.Regions.Select((region, index) => (Facts: region, Index: index))
        from id in region.Facts.Groups
        group (Shot: shot, region.Facts, region.Index) by id into members
        let first = members.First()
        select new GroupFacts(members.Key, first.Facts.Causes.Count == 0 ? "unexplained, 2×20 px" : $"margin-top 16px → 17px, {members.Key}", [.. members.Select(member => member.Shot.Id).Distinct()])
        {
            Kind = first.Facts.Causes.Count == 0 ? "pixels" : "cause",
            Remainder = first.Facts.Remainder > 0,
            Pages = [.. members.Select(member => member.Shot.Page).Distinct()],
            Viewports = [.. members.Select(member => member.Shot.Viewport).Distinct()],
            Regions = members.Count(),
            Representative = new GroupPlace(first.Shot.Id, first.Index),
            Causes = first.Facts.Causes,
        };
}

using Gate.Core.Run.Facts;

namespace Gate.Core.Explain;

/// <summary>Brings regions with the same change together, over all shots of a run: a function of the shots' facts alone.</summary>
internal static class ChangeGroups
{
    /// <summary>What a shared change leaves over first, then what is drawn anew for it, then by number of shots.</summary>
    public static IReadOnlyList<GroupFacts> Of(IReadOnlyList<ShotFacts> shots) =>
    [
        .. shots
            .SelectMany(shot => shot.Regions.SelectMany((region, index) => region.Groups.Select(group => new Member(group, shot, region, index))))
            .GroupBy(member => member.Group, StringComparer.Ordinal)
            .Select(group => Describe(group.Key, [.. group]))
            .OrderByDescending(group => group.Remainder)
            .ThenByDescending(group => group.Kind == "redrawn")
            .ThenByDescending(group => group.Shots.Count)
            .ThenBy(group => group.Id, StringComparer.Ordinal),
    ];

    private static GroupFacts Describe(string id, IReadOnlyList<Member> members)
    {
        // Best shown where its element lies, then where its cause is the first.
        var shown = members.OrderByDescending(member => member.Region.Causes.FirstOrDefault(cause => cause.Group == id) is { } own && Meets(member.Region, own.AfterBox ?? own.BeforeBox))
            .ThenByDescending(member => member.Region.Causes is not [var first, ..] || first.Group is null || first.Group == id)
            .ThenByDescending(member => member.Region.Ae).ThenBy(member => member.Shot.Id, StringComparer.Ordinal).ThenBy(member => member.Index).First();
        var region = shown.Region;
        // Its own cause, and what belongs to no other group of the region.
        IReadOnlyList<CauseFacts> causes = [.. OfGroup(id, region, members), .. region.Causes.Where(cause => cause.Group is null)];
        var isRemainder = LeftOver.Of(region) > 0;
        var isRedrawn = region is { Remainder: 0, Redrawn: > 0, Causes.Count: > 0 };
        var left = isRemainder ? members.Sum(member => LeftOver.Of(member.Region)) : 0;
        return new GroupFacts(id, Title(region, causes, Shift(causes, members), left, isRedrawn ? members.Sum(member => member.Region.Redrawn) : 0), [.. Distinct(members.Select(member => member.Shot.Id))])
        {
            Kind = isRedrawn ? "redrawn" : region is { Remainder: 0, Causes.Count: > 0 } ? "cause" : "pixels",
            Remainder = isRemainder,
            Pages = [.. Distinct(members.Select(member => member.Shot.Page))],
            Viewports = [.. Distinct(members.Select(member => member.Shot.Viewport))],
            Regions = members.Count,
            Representative = new GroupPlace(shown.Shot.Id, shown.Index),
            Causes = causes,
        };
    }

    // Of several, what all of its places tell of comes first: where a script made each of them otherwise, that is the script.
    private static IEnumerable<CauseFacts> OfGroup(string id, RegionFacts region, IReadOnlyList<Member> members) =>
        region.Causes.Where(cause => cause.Group == id).OrderByDescending(cause => members.All(member => member.Region.Causes.Any(other => other.Group == id && CauseWriter.Identity(other) == CauseWriter.Identity(cause))));

    private static string Title(RegionFacts region, IReadOnlyList<CauseFacts> causes, CauseFacts? shift, long left, long redrawn)
    {
        var size = $"{Words.Number(region.Width)}×{Words.Number(region.Height)} px";
        if (causes.Count == 0)
            return region.Explanation is null ? $"the same pixels, {size}" : $"unexplained, {size}";
        var title = CauseWords.Of(causes[0]);
        if (shift is not null)
            title = $"{title}, {CauseWords.Of(shift)}";
        if (left > 0)
            return $"{Pixels(left)} not accounted for by: {title}";
        return redrawn > 0 ? $"{title}, with {Pixels(redrawn)} of edges drawn anew" : title;
    }

    // How far things moved is said where every shot says the same: at other widths they mostly move otherwise.
    private static CauseFacts? Shift(IReadOnlyList<CauseFacts> causes, IReadOnlyList<Member> members)
    {
        if (causes is not [_, .., { Kind: "shift" } shift])
            return null;
        var saying = members.Where(member => member.Region.Causes.Any(cause => cause.Kind == "shift" && CauseWords.Way(cause) == CauseWords.Way(shift)));
        return saying.DistinctBy(member => member.Shot.Id).Count() == members.DistinctBy(member => member.Shot.Id).Count() ? shift : null;
    }

    private static bool Meets(RegionFacts region, BoxFacts? box) => box is not null
        && box.X < region.X + region.Width && region.X < box.X + box.Width && box.Y < region.Y + region.Height && region.Y < box.Y + box.Height;

    private static string Pixels(long count) => $"{Words.Number(count)} px";

    private static IEnumerable<string> Distinct(IEnumerable<string> ids) => ids.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private sealed record Member(string Group, ShotFacts Shot, RegionFacts Region, int Index);
}

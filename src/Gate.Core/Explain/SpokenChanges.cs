using Gate.Core.Run.Facts;

namespace Gate.Core.Explain;

/// <summary>All that changed, in a clause that a person can say aloud: how much on how many shots, what nothing accounts for first, then the widest spread.</summary>
public static class SpokenChanges
{
    private const int Named = 3;

    private static readonly SpokenCause Unexplained = new("one place unexplained", "places unexplained");

    /// <summary>Empty where nothing was explained: groups by pixels alone have nothing to be called by.</summary>
    public static string Of(IReadOnlyList<GroupFacts> groups)
    {
        var changes = Changes(groups)
            .OrderByDescending(change => change.IsStrange)
            .ThenByDescending(change => change.Shots.Count)
            .ThenBy(change => change.Words.One, StringComparer.Ordinal)
            .ToList();
        if (changes.Count == 0)
            return "";
        var parts = changes.Take(Named).Select((change, index) => $"{change.Told} ({(index == 0 ? Words.Count(change.Shots.Count, "shot") : Words.Number(change.Shots.Count))}{change.LeftOver})").ToList();
        if (changes.Count > Named)
            parts.Add($"{Words.Number(changes.Skip(Named).Sum(change => change.Count))} more");
        return $"{Words.Count(changes.Sum(change => change.Count), "change")} on {Words.Count(changes.SelectMany(change => change.Shots).Distinct(StringComparer.Ordinal).Count(), "shot")}: {string.Join(", ", parts)}";
    }

    /// <summary>How many changes these groups are; 0 where nothing was explained.</summary>
    public static int CountOf(IReadOnlyList<GroupFacts> groups) => Changes(groups).Sum(change => change.Count);

    private static IEnumerable<Change> Changes(IReadOnlyList<GroupFacts> groups) => !groups.Any(group => group.Causes.Count > 0) ? [] : groups
        .GroupBy(group => Said(group).One, StringComparer.Ordinal)
        .Select(same => new Change(Said(same.First()), Count(same), Shots(same), Shots(same.Where(group => group.Remainder))));

    private static List<string> Shots(IEnumerable<GroupFacts> groups) => [.. groups.SelectMany(group => group.Shots).Distinct(StringComparer.Ordinal)];

    private static SpokenCause Said(GroupFacts group) => group switch
    {
        { Causes.Count: 0 } => Unexplained,
        _ => SpokenCause.Of(group.Causes[0]),
    };

    /// <summary>Groups that are one change as <see cref="Of"/> counts them, together, one that leaves something over first; by pixels alone each group is one.</summary>
    public static IReadOnlyList<IReadOnlyList<GroupFacts>> Apart(IReadOnlyList<GroupFacts> groups) => groups.Any(group => group.Causes.Count > 0)
        ? [.. groups.GroupBy(group => (Said(group).One, Key(group))).Select(same => (IReadOnlyList<GroupFacts>)[.. same.OrderByDescending(group => group.Remainder)])]
        : [.. groups.Select(group => (IReadOnlyList<GroupFacts>)[group])];

    // What can be counted is counted by its elements, however many of them one cause is told for.
    private static int Count(IEnumerable<GroupFacts> same) => same.GroupBy(Key, StringComparer.Ordinal)
        .Sum(one => one.Max(group => group.Causes.Count == 0 || Said(group).Many is null ? 1 : group.Causes[0].Elements));

    // A cause is one change whatever it left behind: its own group, one with edges drawn anew, one with pixels that it does not account for.
    private static string Key(GroupFacts group) => group.Causes.Count == 0 ? group.Id : Said(group).Many is null ? "" : CauseWriter.Identity(group.Causes[0]);

    private sealed record Change(SpokenCause Words, int Count, IReadOnlyList<string> Shots, IReadOnlyList<string> Strange)
    {
        public bool IsStrange => Strange.Count > 0;

        public string LeftOver => Strange.Count == 0 || Words == Unexplained ? ""
            : Strange.Count == Shots.Count ? ", not wholly accounted for"
            : $", {Core.Words.Number(Strange.Count)} not wholly accounted for";

        public string Told => Count > 1 && Words.Many is { } many ? $"{Core.Words.Number(Count)} {many}" : Words.One;
    }
}

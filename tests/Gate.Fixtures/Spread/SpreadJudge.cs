using System.Text.Json;
using System.Text.Json.Nodes;
using Gate.Fixtures.Causes;

namespace Gate.Fixtures.Spread;

/// <summary>Whether a run brought together what is one change, and kept apart what is not.</summary>
internal static class SpreadJudge
{
    // Six causes and five needles, and one that was told in two.
    private const int MostGroups = 12;

    public static (string Text, bool IsMet) Judge(string set, string report)
    {
        var truth = JsonSerializer.Deserialize<SpreadTruth>(File.ReadAllText(Path.Combine(set, CauseSet.Truth)), CauseSet.Options)!;
        var run = JsonNode.Parse(File.ReadAllText(report))!;
        var groups = run["groups"]!.AsArray().Select(group => group!.AsObject()).ToList();
        var changed = run["shots"]!.AsArray().Count(shot => shot!["status"]!.GetValue<string>() == "changed");
        var lines = new List<string> { $"{changed} shots changed, {groups.Count} groups (at most {MostGroups})" };
        lines.AddRange(groups.Take(20).Select(group => $"  {group["kind"]} {group["shots"]!.AsArray().Count} shots: {group["title"]}"));
        var named = truth.Causes.Where(cause => groups.Exists(group => Says(group, cause))).ToList();
        lines.Add($"{named.Count} of {truth.Causes.Count} causes named first by a group{string.Concat(truth.Causes.Except(named).Select(cause => $"; not {cause}"))}");
        var apart = truth.Needles.Where(needle => groups.Exists(group => IsOf(group, needle))).ToList();
        lines.Add($"{apart.Count} of {truth.Needles.Count} needles in a group of their own{string.Concat(truth.Needles.Except(apart).Select(needle => $"; not {needle}"))}");
        lines.Add($"said: {run["summary"]}");
        return (string.Join('\n', lines), groups.Count <= MostGroups && named.Count == truth.Causes.Count && apart.Count == truth.Needles.Count);
    }

    private static bool Says(JsonObject group, SpreadCause cause) =>
        group["causes"]!.AsArray() is [{ } first, ..] && first["kind"]!.GetValue<string>() == cause.Kind && (cause.Rule is null || first["rule"]?.GetValue<string>() == cause.Rule)
        && (cause.Name is null || first["name"]!.GetValue<string>().EndsWith(cause.Name, StringComparison.Ordinal));

    private static bool IsOf(JsonObject group, SpreadNeedle needle) =>
        group["shots"]!.AsArray().All(shot => shot!.GetValue<string>().StartsWith(needle.Page + "@", StringComparison.Ordinal))
        && (needle.Kind == "unexplained" ? group["remainder"]!.GetValue<bool>() : group["causes"]!.AsArray().Any(cause => cause!["kind"]!.GetValue<string>() == needle.Kind));
}

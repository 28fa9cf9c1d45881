using System.Globalization;
using Gate.Cli.Terminal;
using Gate.Core.Run;
using Gate.Core.Run.Facts;

namespace Gate.Cli.Demo;

/// <summary>A report held against what was expected, shot by shot.</summary>
internal static class StoryComparison
{
    /// <summary>Every difference in one line each; none when the outcome is the expected one.</summary>
    public static IReadOnlyList<string> Differences(ExpectedStory expected, RunReport report)
    {
        var found = report.Shots.ToDictionary(shot => shot.Id, StringComparer.Ordinal);
        var lines = new List<string>();
        foreach (var (id, shot) in expected.Pages.SelectMany(page => page.Shots.Select(shot => (Id: $"{page.Page}@{shot.Key}", shot.Value))))
        {
            if (found.Remove(id, out var facts))
                lines.AddRange(Differences(shot, facts).Select(text => $"{id}: {text}"));
            else
                lines.Add($"{id}: expected {StatusWord.Of(shot.Status)}, but there is no such shot");
        }

        lines.AddRange(found.Values.Select(shot => $"{shot.Id}: not expected, and {StatusWord.Of(shot.Status)}"));
        if (report.Verdict != expected.Verdict || report.ExitCode != expected.ExitCode)
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"verdict: expected {expected.Verdict} ({expected.ExitCode}), found {report.Verdict} ({report.ExitCode})"));
        return lines;
    }

    private static IEnumerable<string> Differences(ExpectedShot expected, ShotFacts found)
    {
        if (found.Status != expected.Status)
            yield return $"expected {StatusWord.Of(expected.Status)}, found {StatusWord.Of(found.Status)}";
        if (expected.Ae is { } ae && found.Ae != ae)
            yield return string.Create(CultureInfo.InvariantCulture, $"expected AE {ae}, found {found.Ae?.ToString(CultureInfo.InvariantCulture) ?? "none"}");
        if (expected.MaxChannelDelta is { } delta && found.MaxChannelDelta != delta)
            yield return string.Create(CultureInfo.InvariantCulture, $"expected a channel delta of {delta}, found {found.MaxChannelDelta?.ToString(CultureInfo.InvariantCulture) ?? "none"}");
        // Captures of equal bytes are not decoded, and have one size; of equal inputs there is only one.
        var grown = found.Proof is Proof.Bytes or Proof.Inputs ? 0 : found.After?.Height - found.Before?.Height;
        if (expected.HeightDelta is { } growth && grown != growth)
            yield return string.Create(CultureInfo.InvariantCulture, $"expected to grow by {growth} px, found {found.Before?.Height} px before and {found.After?.Height} px after");
    }
}

using System.Globalization;
using Gate.Core;
using Gate.Core.Run;

namespace Gate.Cli.Terminal;

/// <summary>Where the time of a run went, for people: stages with their share of the work, and the slowest shots.</summary>
internal static class ProfileText
{
    private const int Slowest = 10;

    /// <summary>The table, from the timings of the report. Work is summed over all lanes, so it exceeds the time that passed.</summary>
    public static string Of(RunReport report)
    {
        var stages = Numbers(report, "stagesMs");
        var work = stages.Sum(stage => stage.Milliseconds);
        var total = report.Timings["totalMs"]?.GetValue<double>() ?? 0;
        var lines = new List<string> { $"time: {Seconds(total)} passed, {Seconds(work)} of work side by side" };
        lines.AddRange(stages.Select(stage => string.Create(CultureInfo.InvariantCulture, $"  {stage.Name,-14} {Seconds(stage.Milliseconds),10} {(work > 0 ? stage.Milliseconds / work : 0),7:P0}")));
        var shots = Numbers(report, "shotsMs");
        if (shots.Count > 0)
        {
            lines.Add($"slowest of {Words.Count(shots.Count, "shot")}:");
            lines.AddRange(shots.Take(Slowest).Select(shot => $"  {Seconds(shot.Milliseconds),10}  {Printable.Of(shot.Name)}"));
        }
        return string.Concat(lines.Select(line => $"{line}\n"));
    }

    private static List<(string Name, double Milliseconds)> Numbers(RunReport report, string key) =>
        [.. (report.Timings[key]?.AsObject() ?? []).Select(entry => (Name: entry.Key, Milliseconds: entry.Value!.GetValue<double>()))
            .OrderByDescending(entry => entry.Milliseconds).ThenBy(entry => entry.Name, StringComparer.Ordinal)];

    private static string Seconds(double milliseconds) => string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 1000:0.00} s");
}

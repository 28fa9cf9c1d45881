using System.Text.Json.Nodes;

namespace Gate.Core.Run.Shards;

/// <summary>How long each page took in an earlier run, by shots and captures; says in which order pages are rendered and how the parts of a run are dealt out, and nothing about a verdict.</summary>
public sealed class PageTimings
{
    private readonly Dictionary<string, long> _milliseconds;
    private readonly long _median;

    private PageTimings(Dictionary<string, long> milliseconds)
    {
        _milliseconds = milliseconds;
        var sorted = milliseconds.Values.Order().ToList();
        _median = sorted.Count == 0 ? 1 : sorted[sorted.Count / 2];
    }

    /// <summary>Number of pages whose time is known.</summary>
    public int Count => _milliseconds.Count;

    /// <summary>Reads them from an earlier run.</summary>
    /// <param name="run">Folder that <c>gate check</c> or <c>gate report</c> wrote, absolute.</param>
    /// <exception cref="GateException">There is no report; or it knows no time of any page, as one whose every shot came from a cache.</exception>
    public static PageTimings Read(string run)
    {
        var timings = Of(RunFolder.Read(run));
        return timings.Count > 0 ? timings : throw new GateException("timings-empty", "the run knows no time of any page") { Place = run, NextStep = "give a run that rendered, or leave --timings out" };
    }

    /// <summary>Those of the run that stands in a folder; null where there is none that can be read, or it knows no time of any page.</summary>
    /// <param name="run">As for <see cref="Read"/>.</param>
    public static PageTimings? Find(string run)
    {
        try
        {
            return File.Exists(Path.Combine(run, "report.json")) ? Read(run) : null;
        }
        catch (GateException)
        {
            // Nobody asked for it: what an earlier run left behind does not keep this one from anything.
            return null;
        }
    }

    /// <summary>
    /// The time of one capture a shot, added up: how often a shot was captured depends on what had changed then. Shots from a cache
    /// say nothing of what rendering costs.
    /// </summary>
    public static PageTimings Of(RunReport report)
    {
        var shots = report.Timings["shotsMs"] as JsonObject ?? [];
        var costs = report.Shots
            .Select(shot => (shot.Page, Captures: (shot.Before?.Attempts ?? 0) + (shot.After?.Attempts ?? 0), Took: shots[shot.Id] is JsonValue value && value.TryGetValue<double>(out var took) ? took : 0))
            .Where(shot => shot is { Captures: > 0, Took: > 0 and < 1e9 })
            .GroupBy(shot => shot.Page, StringComparer.Ordinal);
        return new PageTimings(costs.ToDictionary(page => page.Key, page => Math.Max(1, (long)Math.Round(page.Sum(shot => shot.Took / shot.Captures))), StringComparer.Ordinal));
    }

    /// <summary>Of a page, ms, at least 1; of one that is not known the median of the others.</summary>
    internal long Of(string page) => _milliseconds.GetValueOrDefault(page, _median);
}

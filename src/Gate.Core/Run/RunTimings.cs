using System.Text.Json.Nodes;
using Gate.Core.Rendering;

namespace Gate.Core.Run;

/// <summary>Wall-clock facts, all in milliseconds: the total, the sum per stage over all attempts, and each shot's own.</summary>
internal sealed class RunTimings
{
    private readonly SortedDictionary<string, double> _stages = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, double> _shots = new(StringComparer.Ordinal);

    public void Add(string shotId, RenderedShot rendered, TimeSpan judging, TimeSpan writing)
    {
        var total = 0.0;
        foreach (var side in new[] { rendered.Before, rendered.After }.OfType<SideRender>())
        {
            foreach (var (stage, milliseconds) in side.Attempts.SelectMany(attempt => attempt.Timings))
                total += Note(stage, milliseconds);
        }

        total += Note("compare", judging.TotalMilliseconds) + Note("write", writing.TotalMilliseconds);
        _shots[shotId] = Math.Round(total, 1);
    }

    public JsonObject Write(TimeSpan elapsed) => new()
    {
        ["totalMs"] = Math.Round(elapsed.TotalMilliseconds, 1),
        ["stagesMs"] = Object(_stages),
        ["shotsMs"] = Object(_shots),
    };

    private static JsonObject Object(SortedDictionary<string, double> values)
    {
        var json = new JsonObject();
        foreach (var (name, value) in values)
            json[name] = Math.Round(value, 1);
        return json;
    }

    private double Note(string stage, double milliseconds)
    {
        _stages[stage] = _stages.GetValueOrDefault(stage) + milliseconds;
        return milliseconds;
    }
}

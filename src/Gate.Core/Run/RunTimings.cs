using System.Text.Json.Nodes;
using Gate.Core.Checks;
using Gate.Core.Rendering;

namespace Gate.Core.Run;

/// <summary>Wall-clock facts, all in milliseconds: the total, the sum per stage over all attempts, and each shot's own.</summary>
internal sealed class RunTimings
{
    private readonly SortedDictionary<string, double> _stages = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, double> _shots = new(StringComparer.Ordinal);

    private readonly List<double> _explaining = [];

    public void Add(ShotComparison comparison, TimeSpan judging, TimeSpan writing)
    {
        var rendered = comparison.Rendered;
        var total = 0.0;
        foreach (var side in new[] { rendered.Before, rendered.After }.OfType<SideRender>())
        {
            foreach (var (stage, milliseconds) in side.Attempts.SelectMany(attempt => attempt.Timings))
                total += Note(stage, milliseconds);
        }

        var explaining = 0.0;
        if (comparison.Explained is { Took.TotalMilliseconds: var took })
        {
            total += explaining = Note("explain", took);
            _explaining.Add(took);
        }

        total += Note("compare", judging.TotalMilliseconds - explaining) + Note("write", writing.TotalMilliseconds);
        _shots[rendered.Shot.Id.ToString()] = Math.Round(total, 1);
    }

    public JsonObject Write(TimeSpan elapsed) => new()
    {
        ["totalMs"] = Math.Round(elapsed.TotalMilliseconds, 1),
        ["stagesMs"] = Object(_stages),
        ["shotsMs"] = Object(_shots),
        ["explainMs"] = Explaining(),
    };

    // Of the shots that differ: what is typical, and the worst.
    private JsonObject Explaining()
    {
        _explaining.Sort();
        return _explaining.Count == 0 ? new JsonObject { ["shots"] = 0 } : new JsonObject
        {
            ["shots"] = _explaining.Count,
            ["median"] = Math.Round(_explaining[_explaining.Count / 2], 1),
            ["most"] = Math.Round(_explaining[^1], 1),
        };
    }

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

using System.Globalization;
using System.Text;

namespace Gate.Tests.Fault.Injected;

/// <summary>What came of the runs, as a table: one row a fault and stage.</summary>
internal sealed class FaultTally
{
    private readonly SortedDictionary<(FaultStage Stage, string Fault), List<FaultResult>> _rows = [];

    /// <summary>Everything that must not happen, one line each.</summary>
    public List<string> Trouble { get; } = [];

    public int Runs => _rows.Values.Sum(row => row.Count);

    /// <summary>How often this fault came at this stage so far.</summary>
    public int Count(FaultStage stage, string fault) => _rows.TryGetValue((stage, fault), out var row) ? row.Count : 0;

    public void Add(FaultStage stage, string fault, FaultResult result, string seed)
    {
        if (!_rows.TryGetValue((stage, fault), out var row))
            _rows[(stage, fault)] = row = [];
        row.Add(result);
        Trouble.AddRange(result.Trouble.Select(line => $"{fault} at {stage} ({seed}, {result.Truth}): {line}"));
    }

    public override string ToString()
    {
        var text = new StringBuilder("| stage | fault | runs | right | incomplete | refused | wrong |\n| --- | --- | ---: | ---: | ---: | ---: | ---: |\n");
        foreach (var ((stage, fault), row) in _rows)
            text.Append(CultureInfo.InvariantCulture, $"| {stage} | {fault} | {row.Count} | {Count(row, FaultEnd.Right)} | {Count(row, FaultEnd.Incomplete)} | {Count(row, FaultEnd.Refused)} | {row.Count(result => result.Trouble.Count > 0)} |\n");
        var all = _rows.Values.SelectMany(row => row).ToList();
        return text.Append(CultureInfo.InvariantCulture, $"| **all** | | {all.Count} | {Count(all, FaultEnd.Right)} | {Count(all, FaultEnd.Incomplete)} | {Count(all, FaultEnd.Refused)} | {all.Count(result => result.Trouble.Count > 0)} |\n").ToString();
    }

    private static int Count(IReadOnlyList<FaultResult> row, FaultEnd end) => row.Count(result => result.End == end && result.Trouble.Count == 0);
}

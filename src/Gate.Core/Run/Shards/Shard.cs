using System.Globalization;

namespace Gate.Core.Run.Shards;

/// <summary>One of several parts of a run, each of which another machine may take.</summary>
/// <param name="Index">From 1 to <paramref name="Count"/>.</param>
/// <param name="Count">Number of parts; at least 1.</param>
public sealed record Shard(int Index, int Count)
{
    /// <summary>More parts than any service starts side by side are a slip.</summary>
    public const int MostParts = 10_000;

    // What each service sets: the variable with the number of the part, the first number, the variable with the number of parts.
    private static readonly (string Service, string Index, int First, string Count)[] Services =
    [
        ("GitLab", "CI_NODE_INDEX", 1, "CI_NODE_TOTAL"),
        ("CircleCI", "CIRCLE_NODE_INDEX", 0, "CIRCLE_NODE_TOTAL"),
        ("Buildkite", "BUILDKITE_PARALLEL_JOB", 0, "BUILDKITE_PARALLEL_JOB_COUNT"),
        ("Azure Pipelines", "SYSTEM_JOBPOSITIONINPHASE", 1, "SYSTEM_TOTALJOBSINPHASE"),
        // An Indexed Job tells a pod its own number only; the manifest repeats .spec.completions.
        ("Kubernetes", "JOB_COMPLETION_INDEX", 0, "GATE_SHARD_TOTAL"),
    ];

    /// <summary>Reads <c>I/N</c>, or <c>auto</c>: what the CI service tells in its variables.</summary>
    /// <exception cref="GateException">It is neither, or no service tells.</exception>
    public static Shard Parse(string text, IReadOnlyDictionary<string, string> variables)
    {
        if (text == "auto")
            return Auto(variables);
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && Whole(text[..slash]) is { } index && Whole(text[(slash + 1)..]) is { } count
            ? Of(index, count, text)
            : throw Bad($"\"{text}\" is not a part of a run");
    }

    /// <summary><c>I/N</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Index}/{Count}");

    private static Shard Auto(IReadOnlyDictionary<string, string> variables)
    {
        foreach (var (service, index, first, count) in Services)
        {
            if (!variables.TryGetValue(index, out var own) || own.Length == 0)
                continue;
            var all = variables.GetValueOrDefault(count, "");
            return Whole(own) is { } number && Whole(all) is { } total
                ? Of(number - first + 1, total, $"auto ({service}: {index}={own}, {count}={all})")
                : throw Bad($"auto: {service} says {index}={own}, {count}={all}");
        }

        throw Bad($"auto: no service tells which part this is; looked for {Words.List([.. Services.Select(service => service.Index)])}");
    }

    private static Shard Of(int index, int count, string text) => index >= 1 && index <= count && count <= MostParts
        ? new Shard(index, count)
        : throw Bad($"{text}: there is no part {index} of {count}");

    private static int? Whole(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static GateException Bad(string what) => new("shard-invalid", what) { Place = "--shard", NextStep = "give I/N with I from 1 to N, as in --shard 2/4" };
}

using System.Globalization;

namespace Gate.Benchmarks.Pixels;

/// <summary>Runs everybody on the same pairs, interleaved round by round, and prints medians and ratios.</summary>
internal static class PixelBenchmark
{
    /// <summary>Whoever needs longer than this for one pair is asked no more often than twice.</summary>
    private const double Slow = 1500;

    public static async Task<int> RunAsync(string[] arguments)
    {
        string peers = Option("--peers") ?? throw new ArgumentException("--peers DIR: a folder with the peers' node_modules; tests/bench pixels makes one");
        string pairs = Option("--pairs") ?? Path.Combine(Path.GetTempPath(), "gate-bench-pairs");
        int rounds = int.Parse(Option("--rounds") ?? "5", CultureInfo.InvariantCulture);
        string[] sizes = [.. arguments.Zip(arguments.Skip(1)).Where(pair => pair.First == "--size").Select(pair => pair.Second)];
        if (sizes.Length == 0)
            sizes = ["1280x800", "1920x1080", "1280x6000", "2560x16000"];

        using NodePeers node = new(peers);
        Contestant[] inProcess = [.. OwnContestants.All(), .. node.All()];
        Contestant[] processes = [.. ProcessContestants.All(peers, Option("--gate"))];
        Console.WriteLine(FormattableString.Invariant($"{Environment.ProcessorCount} cores, .NET {Environment.Version}, {rounds} rounds, median and best in ms; a mark ! is a wrong answer"));
        foreach (string size in sizes)
        {
            int[] sides = [.. size.Split('x').Select(side => int.Parse(side, CultureInfo.InvariantCulture))];
            List<Pair> made = PairMaker.Make(pairs, sides[0], sides[1]);
            await TableAsync($"in process, file to verdict, {size}", inProcess, made, rounds).ConfigureAwait(false);
            await TableAsync($"whole process, {size}", processes, made, rounds).ConfigureAwait(false);
        }

        return 0;

        string? Option(string name) => Array.IndexOf(arguments, name) is >= 0 and int at && at + 1 < arguments.Length ? arguments[at + 1] : null;
    }

    private static async Task TableAsync(string title, Contestant[] contestants, List<Pair> pairs, int rounds)
    {
        Dictionary<(string Name, string Case), Outcome> outcomes = [];
        for (int round = 0; round <= rounds; round++)
        {
            foreach (Pair pair in pairs)
            {
                // Each round starts with another contestant: whoever comes first finds a colder cache.
                for (int i = 0; i < contestants.Length; i++)
                    await AskAsync(contestants[(i + round) % contestants.Length], pair, round, outcomes).ConfigureAwait(false);
            }
        }

        Console.WriteLine();
        Console.WriteLine("### " + title);
        Console.WriteLine("| | " + string.Join(" | ", pairs.Select(pair => pair.Case)) + " |");
        Console.WriteLine("|---|" + string.Concat(Enumerable.Repeat("---:|", pairs.Count)));
        foreach (Contestant contestant in contestants)
            Console.WriteLine($"| {contestant.Name} | " + string.Join(" | ", pairs.Select(pair => outcomes[(contestant.Name, pair.Case)].ToString())) + " |");

        foreach (Contestant own in contestants.Where(contestant => !contestant.IsPeer))
        {
            Console.WriteLine($"| fastest right peer ÷ {own.Name}, medians | " + string.Join(" | ", pairs.Select(pair => Ratio(own, contestants, pair, outcomes, outcome => outcome.Median))) + " |");
            Console.WriteLine($"| fastest right peer ÷ {own.Name}, best | " + string.Join(" | ", pairs.Select(pair => Ratio(own, contestants, pair, outcomes, outcome => outcome.Best))) + " |");
        }
    }

    private static async Task AskAsync(Contestant contestant, Pair pair, int round, Dictionary<(string Name, string Case), Outcome> outcomes)
    {
        if (!outcomes.TryGetValue((contestant.Name, pair.Case), out Outcome? outcome))
            outcomes[(contestant.Name, pair.Case)] = outcome = new();
        if (outcome.Failure is not null || (round > 2 && outcome.Times.Count > 0 && outcome.Times.Min() > Slow))
            return;

        try
        {
            (double milliseconds, bool? isEqual) = await contestant.Run(pair).ConfigureAwait(false);
            outcome.IsWrong |= isEqual != (pair.Different == 0);
            if (round > 0)
                outcome.Times.Add(milliseconds);
        }
        catch (InvalidOperationException e)
        {
            outcome.Failure = e.Message;
            Console.Error.WriteLine($"{pair.Size} {pair.Case}: {e.Message}");
        }
    }

    private static string Ratio(Contestant own, Contestant[] contestants, Pair pair, Dictionary<(string Name, string Case), Outcome> outcomes, Func<Outcome, double> of)
    {
        Outcome[] right = [.. contestants.Where(contestant => contestant.IsPeer).Select(contestant => outcomes[(contestant.Name, pair.Case)]).Where(outcome => outcome is { IsWrong: false, Failure: null })];
        return right.Length == 0 || outcomes[(own.Name, pair.Case)].Failure is not null ? "–" : (right.Min(of) / of(outcomes[(own.Name, pair.Case)])).ToString("F2", CultureInfo.InvariantCulture) + "×";
    }

    private sealed class Outcome
    {
        public List<double> Times { get; } = [];

        public bool IsWrong { get; set; }

        public string? Failure { get; set; }

        public double Median => Times.Order().ElementAt(Times.Count / 2);

        public double Best => Times.Min();

        public override string ToString() => Failure is not null ? "failed" : FormattableString.Invariant($"{Median:F1} / {Best:F1}") + (IsWrong ? "!" : string.Empty);
    }
}

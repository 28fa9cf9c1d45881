using System.Diagnostics;
using System.Globalization;

namespace Gate.Benchmarks.Sites;

/// <summary>Renders one workload with everybody, interleaved round by round, and prints wall time, CPU and peak memory with their ratios.</summary>
internal static class SiteBenchmark
{
    private const string Usage = "site --work DIR --browser FILE --gate FILE [--peers DIR] [--rounds N] [--workers N] [--only NAME]...";

    public static async Task<int> RunAsync(string[] arguments)
    {
        string folder = Path.GetFullPath(Needed("--work"));
        string scratch = Directory.CreateDirectory(folder + ".runs").FullName;
        int rounds = int.Parse(Option("--rounds") ?? "5", CultureInfo.InvariantCulture);
        int workers = int.Parse(Option("--workers") ?? Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        using Process server = Serve(folder);
        try
        {
            string port = await server.StandardOutput.ReadLineAsync().ConfigureAwait(false) ?? throw new InvalidOperationException("the workload's server did not start");
            SiteWorkload work = new(folder, new Uri($"http://127.0.0.1:{port}/"), Needed("--browser"), workers);
            string gate = Needed("--gate");
            List<SiteContestant> all =
            [
                SiteContestants.Floor(work, scratch),
                SiteContestants.Gate("gate check --no-reuse", work, gate, scratch, "--no-reuse"),
                SiteContestants.Gate("gate check", work, gate, scratch),
            ];
            if (Option("--peers") is { } peers)
                all.AddRange([SiteContestants.Backstop(work, peers, scratch), SiteContestants.PlaywrightTest(work, peers, scratch)]);
            string[] only = [.. arguments.Zip(arguments.Skip(1)).Where(pair => pair.First == "--only").Select(pair => pair.Second)];
            if (only.Length > 0)
                all = [.. all.Where(contestant => only.Any(name => contestant.Name.Contains(name, StringComparison.OrdinalIgnoreCase)))];
            Console.WriteLine(FormattableString.Invariant(
                $"{Environment.ProcessorCount} cores, {workers} workers, {work.Pages.Count} pages × 2 sides at {SiteWorkload.Size}, {work.Different()} of them different, {rounds} rounds, load {Load()} at the start"));
            await TableAsync([.. all], rounds).ConfigureAwait(false);
            Console.WriteLine($"load {Load()} at the end");
        }
        finally
        {
            server.StandardInput.Close();
            await server.WaitForExitAsync().ConfigureAwait(false);
        }

        return 0;

        string? Option(string name) => Array.IndexOf(arguments, name) is >= 0 and int at && at + 1 < arguments.Length ? arguments[at + 1] : null;
        string Needed(string name) => Option(name) ?? throw new ArgumentException($"{name} is missing: {Usage}");
    }

    private static Process Serve(string folder)
    {
        ProcessStartInfo start = new("node", [Path.Combine(AppContext.BaseDirectory, "Sites", "serve.mjs"), folder]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        return Process.Start(start) ?? throw new InvalidOperationException("node did not start");
    }

    private static async Task TableAsync(SiteContestant[] contestants, int rounds)
    {
        Dictionary<string, List<TreeUse>> uses = contestants.ToDictionary(contestant => contestant.Name, _ => new List<TreeUse>());
        Dictionary<string, string> found = [];
        for (int round = 0; round < rounds; round++)
        {
            // Each round starts with another contestant: whoever comes first finds a colder cache.
            foreach (SiteContestant contestant in Enumerable.Range(0, contestants.Length).Select(i => contestants[(i + round) % contestants.Length]))
            {
                try
                {
                    (TreeUse use, int? different) = await contestant.Run().ConfigureAwait(false);
                    uses[contestant.Name].Add(use);
                    found[contestant.Name] = different?.ToString(CultureInfo.InvariantCulture) ?? "–";
                    Console.Error.WriteLine(FormattableString.Invariant($"round {round + 1}: {contestant.Name}: {use.Wall.TotalSeconds:F1} s, {use.Cpu.TotalSeconds:F1} CPU s, load {Load()}"));
                }
                catch (InvalidOperationException trouble)
                {
                    Console.Error.WriteLine($"round {round + 1}: {contestant.Name}: {trouble.Message}");
                }
            }

            // After every round: whoever ends the run early has a table all the same.
            Print(contestants, uses, found, round + 1);
        }
    }

    private static void Print(SiteContestant[] contestants, Dictionary<string, List<TreeUse>> uses, Dictionary<string, string> found, int rounds)
    {
        TreeUse? floor = uses[contestants[0].Name] is { Count: > 0 } first ? Median(first) : null;
        Console.WriteLine($"after {rounds} rounds, load {Load()}:");
        Console.WriteLine($"| | wall s, all rounds | median | CPU s | peak PSS MB | found | wall ÷ {contestants[0].Name} | CPU ÷ | PSS ÷ |");
        Console.WriteLine("|---|---|---:|---:|---:|---:|---:|---:|---:|");
        foreach (SiteContestant contestant in contestants)
        {
            if (uses[contestant.Name] is not { Count: > 0 } own)
            {
                Console.WriteLine($"| {contestant.Name} | failed |");
                continue;
            }

            TreeUse use = Median(own);
            string walls = string.Join(", ", own.Select(each => each.Wall.TotalSeconds.ToString("F1", CultureInfo.InvariantCulture)));
            string ratios = floor is null ? "– | – | –" : FormattableString.Invariant($"{use.Wall / floor.Wall:F2} | {use.Cpu / floor.Cpu:F2} | {(double)use.PeakBytes / floor.PeakBytes:F2}");
            Console.WriteLine(FormattableString.Invariant(
                $"| {contestant.Name} | {walls} | {use.Wall.TotalSeconds:F1} | {use.Cpu.TotalSeconds:F1} | {use.PeakBytes / 1e6:F0} | {found[contestant.Name]} | {ratios} |"));
        }
    }

    private static TreeUse Median(List<TreeUse> uses) => new(Middle(uses, use => use.Wall), Middle(uses, use => use.Cpu), Middle(uses, use => use.PeakBytes));

    private static T Middle<T>(List<TreeUse> uses, Func<TreeUse, T> of) => uses.Select(of).Order().ElementAt(uses.Count / 2);

    private static string Load() => File.ReadAllText("/proc/loadavg").Split(' ')[0];
}

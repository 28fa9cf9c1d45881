using System.Globalization;
using System.Text.Json;

namespace Gate.Benchmarks.Sites;

/// <summary>
/// The typical pull request: many pages in two viewports, few of them touched, the shared style sheet not. Everything rendered, proved by
/// inputs, and with a cache that an earlier run of the untouched side filled; interleaved, as ratios of everything rendered. Of the touched
/// pages as many differ visibly as in the workload that they are of; beside it the dearest case, in which all of them do.
/// </summary>
internal static class PullRequestBenchmark
{
    private const string Usage = "pr --work DIR --gate FILE --browser FILE [--touched N] [--visibly N] [--rounds N] [--workers N] [--without NAME]...";

    // These two look at other pages than the ways before them.
    private const string AllVisibly = "warm cache, all touched visibly";
    private const string Untouched = "warm cache, nothing touched";

    public static async Task<int> RunAsync(string[] arguments)
    {
        string folder = Path.GetFullPath(Needed("--work"));
        string scratch = folder + ".pr";
        int touched = int.Parse(Option("--touched") ?? "5", CultureInfo.InvariantCulture);
        TouchedPages workload = TouchedPages.Read(folder);
        int visibly = Option("--visibly") is { } wanted ? int.Parse(wanted, CultureInfo.InvariantCulture) : workload.UsuallyVisible(touched);
        int rounds = int.Parse(Option("--rounds") ?? "3", CultureInfo.InvariantCulture);
        string before = Path.Combine(folder, "before");
        string after = Path.Combine(scratch, "after");
        string dearest = Path.Combine(scratch, "after-visible");
        int pages = Touch(before, after, [.. workload.Visible(visibly), .. workload.Textual(touched - visibly)]);
        Touch(before, dearest, workload.Visible(touched));
        await File.WriteAllTextAsync(Path.Combine(scratch, "gate.config.json"), "{}").ConfigureAwait(false);

        string warm = Path.Combine(scratch, "warm");
        await Check("the cache is filled", before, before, "--cache", warm).ConfigureAwait(false);
        List<(string Name, Func<Task<(TreeUse Use, string Found)>> Run)> ways =
        [
            ("everything rendered", () => Check("everything", before, after, "--no-reuse")),
            ("proof by inputs, empty cache", () => Check("cold", before, after, "--cache", Empty(Path.Combine(scratch, "cold.cache")))),
            ("warm cache", () => Check("warm", before, after, "--cache", Copy(warm, Path.Combine(scratch, "warm.cache")))),
            (AllVisibly, () => Check("visibly", before, dearest, "--cache", Copy(warm, Path.Combine(scratch, "visible.cache")))),
            (Untouched, () => Check("same", before, before, "--cache", Copy(warm, Path.Combine(scratch, "same.cache")))),
        ];

        string[] without = [.. arguments.Zip(arguments.Skip(1)).Where(pair => pair.First == "--without").Select(pair => pair.Second)];
        ways.RemoveAll(way => without.Contains(way.Name, StringComparer.Ordinal));
        Console.WriteLine(FormattableString.Invariant($"{Environment.ProcessorCount} cores, {pages} pages × 2 viewports × 2 sides, {touched} touched, {visibly} of them visibly, {rounds} rounds, load {Load()} at the start"));
        Dictionary<string, List<TreeUse>> uses = ways.ToDictionary(way => way.Name, _ => new List<TreeUse>());
        Dictionary<string, string> found = [];
        for (int round = 0; round < rounds; round++)
        {
            foreach ((string name, Func<Task<(TreeUse Use, string Found)>> run) in ways)
            {
                (TreeUse use, found[name]) = await run().ConfigureAwait(false);
                uses[name].Add(use);
                Console.Error.WriteLine(FormattableString.Invariant($"round {round + 1}: {name}: {use.Wall.TotalSeconds:F1} s, {use.Cpu.TotalSeconds:F1} CPU s, load {Load()}"));
            }
        }

        TreeUse all = Median(uses[ways[0].Name]);
        Console.WriteLine($"| | wall s, all rounds | median | CPU s | peak PSS MB | wall ÷ {ways[0].Name} | CPU ÷ | changed shots and their AE |");
        Console.WriteLine("|---|---|---:|---:|---:|---:|---:|---|");
        foreach ((string name, _) in ways)
        {
            TreeUse use = Median(uses[name]);
            string walls = string.Join(", ", uses[name].Select(each => each.Wall.TotalSeconds.ToString("F1", CultureInfo.InvariantCulture)));
            Console.WriteLine(FormattableString.Invariant(
                $"| {name} | {walls} | {use.Wall.TotalSeconds:F1} | {use.Cpu.TotalSeconds:F1} | {use.PeakBytes / 1e6:F0} | {use.Wall / all.Wall:F3} | {use.Cpu / all.Cpu:F3} | {found[name]} |"));
        }

        Console.WriteLine($"load {Load()} at the end");
        // The way there must not change what is found.
        return ways.Where(way => way.Name is not (AllVisibly or Untouched)).Select(way => found[way.Name]).Distinct(StringComparer.Ordinal).Count() == 1 ? 0 : 1;

        async Task<(TreeUse Use, string Found)> Check(string name, string left, string right, params string[] options)
        {
            string report = Empty(Path.Combine(scratch, "out"));
            MeasuredCommand command = new(Needed("--gate"), ["check", "--before", left, "--after", right, "--config", Path.Combine(scratch, "gate.config.json"), "--out", report,
                .. Option("--workers") is { } workers ? (string[])["--workers", workers] : [], .. options])
            { Good = [0, 1], Folder = scratch, Variables = new Dictionary<string, string> { ["GATE_BROWSER"] = Needed("--browser") } };
            TreeUse use = (await command.RunAsync().ConfigureAwait(false)).Use;
            using JsonDocument told = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(report, "report.json")).ConfigureAwait(false));
            JsonElement[] changed = [.. told.RootElement.GetProperty("shots").EnumerateArray().Where(shot => shot.GetProperty("status").GetString() != "identical")];
            Console.Error.WriteLine($"{name}: {told.RootElement.GetProperty("summary").GetString()}");
            return (use, FormattableString.Invariant($"{changed.Length}: {string.Join(' ', changed.Select(shot => shot.GetProperty("ae").ToString()))}"));
        }

        string? Option(string name) => Array.IndexOf(arguments, name) is >= 0 and int at && at + 1 < arguments.Length ? arguments[at + 1] : null;
        string Needed(string name) => Option(name) ?? throw new ArgumentException($"{name} is missing: {Usage}");
    }

    // The untouched side, with pages of the workload's other side laid over it.
    private static int Touch(string before, string after, IEnumerable<string> touched)
    {
        Copy(before, after);
        foreach (string page in touched)
            File.Copy(Path.Combine(before, "..", "after", page), Path.Combine(after, page), overwrite: true);
        return Directory.EnumerateFiles(before, "*.html", SearchOption.AllDirectories).Count();
    }

    private static string Copy(string from, string to)
    {
        Empty(to);
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return to;
    }

    private static string Empty(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        return Directory.CreateDirectory(folder).FullName;
    }

    private static TreeUse Median(List<TreeUse> uses) => new(Middle(uses, use => use.Wall), Middle(uses, use => use.Cpu), Middle(uses, use => use.PeakBytes));

    private static T Middle<T>(List<TreeUse> uses, Func<TreeUse, T> of) => uses.Select(of).Order().ElementAt(uses.Count / 2);

    private static string Load() => File.ReadAllText("/proc/loadavg").Split(' ')[0];
}

using System.Globalization;
using Gate.Core.Run;

namespace Gate.Benchmarks.Sites;

/// <summary>
/// What a run takes by the number of its shots when nothing has to be rendered: every shot is proved by its inputs from a cache, and the
/// report is written. Browsers are left out on purpose: they are as many as there are workers, however many shots there are.
/// </summary>
internal static class MemoryBenchmark
{
    private const string Usage = "memory --work DIR [--shots N]...";

    public static async Task<int> RunAsync(string[] arguments)
    {
        string work = Path.GetFullPath(Array.IndexOf(arguments, "--work") is >= 0 and int at && at + 1 < arguments.Length ? arguments[at + 1] : throw new ArgumentException($"--work is missing: {Usage}"));
        int[] counts = [.. arguments.Zip(arguments.Skip(1)).Where(pair => pair.First == "--shots").Select(pair => int.Parse(pair.Second, CultureInfo.InvariantCulture))];
        Console.WriteLine("| shots | wall s | CPU s | shots a second | peak PSS MB | report.json MB | index.html MB |");
        Console.WriteLine("|---:|---:|---:|---:|---:|---:|---:|");
        foreach (int count in counts is [] ? [100, 1_000, 10_000] : counts)
        {
            string folder = Path.Combine(work, count.ToString(CultureInfo.InvariantCulture));
            await KnownSite.MakeAsync(folder, count).ConfigureAwait(false);
            TreeUse use = (await new MeasuredCommand(Environment.ProcessPath!, ["memory-run", folder, count.ToString(CultureInfo.InvariantCulture)]).RunAsync().ConfigureAwait(false)).Use;
            Console.WriteLine(FormattableString.Invariant(
                $"| {count:N0} | {use.Wall.TotalSeconds:F1} | {use.Cpu.TotalSeconds:F1} | {count / use.Wall.TotalSeconds:F0} | {use.PeakBytes / 1e6:F0} | {Size(folder, "report.json"):F1} | {Size(folder, "index.html"):F1} |"));
            Directory.Delete(folder, recursive: true);
        }

        return 0;
    }

    /// <summary>The run that is measured, in a process of its own: 0 when all of its shots were proved without a browser.</summary>
    public static async Task<int> MeasuredAsync(string folder, string shots)
    {
        RunReport report = await new KnownSite(folder).RunAsync(new GateOptions()).ConfigureAwait(false);
        return report.Counts.ByInputs == int.Parse(shots, CultureInfo.InvariantCulture) ? 0 : 1;
    }

    private static double Size(string folder, string file) => new FileInfo(Path.Combine(folder, "out", file)).Length / 1e6;
}

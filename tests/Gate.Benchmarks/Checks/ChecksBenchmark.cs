using System.Diagnostics;
using System.Globalization;
using System.Text;
using Gate.Core.Markup;
using Gate.Core.Pages;
using Gate.Core.Semantics;

namespace Gate.Benchmarks.Checks;

/// <summary>What reading the markup of a page costs beside its rendering: the lens and all checks, page by page.</summary>
internal static class ChecksBenchmark
{
    private const int LargePage = 500 * 1024;

    public static async Task<int> RunAsync(string[] arguments)
    {
        int rounds = int.Parse(Option("--rounds") ?? "5", CultureInfo.InvariantCulture);
        string[] sets = [.. arguments.Zip(arguments.Skip(1)).Where(pair => pair.First == "--set").Select(pair => pair.Second)];
        Console.WriteLine(FormattableString.Invariant($"{Environment.ProcessorCount} cores, .NET {Environment.Version}, {rounds} rounds after one to warm up, ms a page: reading, parsing, lens, all checks"));
        Console.WriteLine("| pages | number | KB, median | median | 90 % | most | CPU, median |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (string set in sets)
        {
            var (differing, equal) = await ReadAsync(set, rounds).ConfigureAwait(false);
            Print($"{Path.GetFileName(set)}, bytes differ", differing);
            Print($"{Path.GetFileName(set)}, bytes equal", equal);
        }

        Console.WriteLine();
        Console.WriteLine("| the lens alone, one thread, ms | KB | parse both | align | compare | all, median | most | CPU, median |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (string set in sets)
            Large(set, rounds * 4);
        return 0;

        string? Option(string name) => Array.IndexOf(arguments, name) is >= 0 and int at && at + 1 < arguments.Length ? arguments[at + 1] : null;
    }

    private static async Task<(List<PageCost> Differing, List<PageCost> Equal)> ReadAsync(string set, int rounds)
    {
        var (before, after) = (FolderSource.Open(Path.Combine(set, "before"), "--before"), FolderSource.Open(Path.Combine(set, "after"), "--after"));
        var pairs = PagePairing.Pair(before, after, PageRules.Everything).Pairs;
        List<PageCost> differing = [], equal = [];
        foreach (var pair in pairs.Where(pair => pair.Before is not null && pair.After is not null))
        {
            double kilobytes = new FileInfo(Path.Combine(set, "after", pair.Id.Value)).Length / 1024.0;
            bool isEqual = true;
            List<double> times = [], cpu = [];
            for (int round = 0; round <= rounds; round++)
            {
                var used = Environment.CpuUsage.TotalTime;
                long start = Stopwatch.GetTimestamp();
                var review = await MarkupReview.RunAsync(before, after, [pair], SemanticsPolicy.Default, CancellationToken.None).ConfigureAwait(false);
                if (round > 0)
                {
                    times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                    cpu.Add((Environment.CpuUsage.TotalTime - used).TotalMilliseconds);
                }

                isEqual = review.Markup.Count == 0;
            }

            (isEqual ? equal : differing).Add(new PageCost(kilobytes, Percentile(times, 50), Percentile(cpu, 50)));
        }

        return (differing, equal);
    }

    // The longest page of the set, its body repeated until it is large, with every kind of quote, space and entity that it has exchanged.
    private static void Large(string set, int rounds)
    {
        string page = Directory.EnumerateFiles(Path.Combine(set, "before"), "*.html", SearchOption.AllDirectories).Select(File.ReadAllText).MaxBy(text => text.Length)!;
        int body = page.IndexOf("<body", StringComparison.OrdinalIgnoreCase), end = page.LastIndexOf("</body", StringComparison.OrdinalIgnoreCase);
        if (body < 0 || end < body)
            return;
        body = page.IndexOf('>', body) + 1;
        StringBuilder large = new(page[..body]);
        while (large.Length < LargePage)
            large.Append(page, body, end - body);
        string before = large.Append(page, end, page.Length - end).ToString();
        string after = before.Replace("&nbsp;", "\u00A0", StringComparison.Ordinal).Replace("\n\n", "\n", StringComparison.Ordinal).Replace("<div class=", "<DIV  class = ", StringComparison.Ordinal).Replace(" />", ">", StringComparison.Ordinal);
        byte[] one = Encoding.UTF8.GetBytes(before), other = Encoding.UTF8.GetBytes(after);
        List<double> parse = [], align = [], compare = [], all = [], cpu = [];
        int differences = 0;
        for (int round = -5; round < rounds; round++)
        {
            var used = Environment.CpuUsage.TotalTime;
            long start = Stopwatch.GetTimestamp();
            var (old, now) = (ParsedPage.Parse(MarkupSource.Read("page.html", one)), ParsedPage.Parse(MarkupSource.Read("page.html", other)));
            long parsed = Stopwatch.GetTimestamp();
            var alignment = PageAlignment.Of(old, now);
            long aligned = Stopwatch.GetTimestamp();
            differences = MarkupLens.Compare(old, now, alignment).Count;
            long done = Stopwatch.GetTimestamp();
            if (round < 0)
                continue;
            parse.Add(Stopwatch.GetElapsedTime(start, parsed).TotalMilliseconds);
            align.Add(Stopwatch.GetElapsedTime(parsed, aligned).TotalMilliseconds);
            compare.Add(Stopwatch.GetElapsedTime(aligned, done).TotalMilliseconds);
            all.Add(Stopwatch.GetElapsedTime(start, done).TotalMilliseconds);
            cpu.Add((Environment.CpuUsage.TotalTime - used).TotalMilliseconds);
        }

        Console.WriteLine(FormattableString.Invariant($"| {Path.GetFileName(set)}, {differences} differences | {one.Length / 1024} | {Percentile(parse, 50):0.0} | {Percentile(align, 50):0.0} | {Percentile(compare, 50):0.0} | {Percentile(all, 50):0.0} | {all.Max():0.0} | {Percentile(cpu, 50):0.0} |"));
    }

    private static void Print(string name, List<PageCost> pages)
    {
        if (pages.Count == 0)
            return;
        List<double> times = [.. pages.Select(page => page.Milliseconds)];
        Console.WriteLine(FormattableString.Invariant($"| {name} | {pages.Count} | {Percentile([.. pages.Select(page => page.Kilobytes)], 50):0} | {Percentile(times, 50):0.0} | {Percentile(times, 90):0.0} | {times.Max():0.0} | {Percentile([.. pages.Select(page => page.Cpu)], 50):0.0} |"));
    }

    private static double Percentile(List<double> values, int percent) => values.Order().ElementAt((int)Math.Ceiling((values.Count - 1) * percent / 100.0));

    /// <param name="Kilobytes">Size of the page.</param>
    /// <param name="Milliseconds">By the clock.</param>
    /// <param name="Cpu">Milliseconds of processor, whoever else is at work on the machine.</param>
    private sealed record PageCost(double Kilobytes, double Milliseconds, double Cpu);
}

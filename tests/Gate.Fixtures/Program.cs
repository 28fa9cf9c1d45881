using System.Globalization;
using Gate.Fixtures.Causes;
using Gate.Fixtures.Edits;
using Gate.Fixtures.Mutants;
using Gate.Fixtures.Spread;
using Gate.Fixtures.Workload;

namespace Gate.Fixtures;

internal static class Program
{
    private const string Usage = """
        usage: sites OUT [--seed N]
               workload OUT [--pages N] [--changed N] [--inert N] [--seed N]
               causes OUT --seed N [--again REPORT] [SITE…]
               judge SET REPORT…
               checks OUT --seed N [SITE…]
               judge-checks SET REPORT
               mutants COPY
               spread OUT --seed N [--pages N]
               spread-judge SET REPORT

        sites     the demo stories, one folder each; the committed ones have seed 1
        workload  a seeded site for benchmarks: by default 60 pages, 10 % visibly changed, 17 % changed only in text
        causes    both demo stories, and folders of sites, with one planted change a page; --again plants elsewhere what REPORT
                  found identical, and lists those pages in OUT/again.txt; judge prints how the runs explained them
        checks    the same sites with inert and semantic edits, a folder for each; judge-checks prints how a run classified them
        mutants   writes every mutant into a copy of the checkout, each behind a switch, and lists them: number, filter of tests, name
        spread    a site with six changes that many pages share and five needles under them (150 pages unless said otherwise); spread-judge says
                  whether a run's groups tell them apart
        """;

    private static int Main(string[] args)
    {
        if (args is [_, ['-', ..], ..])
            return Fail(Usage);

        if (args is ["judge", var set, _, ..])
        {
            var (table, isMet) = CauseJudge.Judge(set, args[2..]);
            Console.WriteLine(table);
            return isMet ? 0 : 1;
        }

        if (args is ["judge-checks", var labelled, var said])
        {
            var (table, isMet) = EditJudge.Judge(labelled, said);
            Console.WriteLine(table);
            return isMet ? 0 : 1;
        }

        if (args is ["checks", var place, "--seed", var drawn, ..] && int.TryParse(drawn, NumberStyles.None, CultureInfo.InvariantCulture, out var start))
        {
            foreach (var site in CausePlanter.Sites(args[4..]))
                Report(site.Name, FixtureFolder.Write(Path.Combine(place, site.Name), EditSet.Truth, EditSet.Files(site, start)));
            return 0;
        }

        if (args is ["mutants", var copy])
        {
            MutantTree.Apply(copy, MutantTable.All);
            foreach (var (index, mutant) in MutantTable.All.Index())
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{index + 1}\t{mutant.Filter}\t{mutant.Name}\t{mutant.File}"));
            return 0;
        }

        if (args is ["causes", var folder, "--seed", var number, ..] && ulong.TryParse(number, out var seed))
        {
            Report("causes", args is [_, _, _, _, "--again", var report, ..] ? CausePlanter.Again(folder, seed, report, args[6..]) : CausePlanter.Plant(folder, seed, args[4..]));
            return 0;
        }

        if (args is ["spread", var target, "--seed", var spreadSeed, .. var rest] && ulong.TryParse(spreadSeed, out var random))
        {
            Report("spread", FixtureFolder.Write(target, CauseSet.Truth, new SpreadSite(random, rest is ["--pages", var pages] ? int.Parse(pages, CultureInfo.InvariantCulture) : 150).Files()));
            return 0;
        }

        if (args is ["spread-judge", var spread, var judged])
        {
            var (text, isMet) = SpreadJudge.Judge(spread, judged);
            Console.WriteLine(text);
            return isMet ? 0 : 1;
        }

        if (args.Length < 2 || Options(args[2..]) is not { } options) return Fail(Usage);
        try
        {
            switch (args[0])
            {
                case "sites":
                    foreach (var story in DemoSites.Stories(options.Seed))
                        Report(story.Name, FixtureFolder.Write(Path.Combine(args[1], story.Name), "expected.json", story.Files(options.Seed)));
                    return 0;
                case "workload":
                    var plan = WorkloadPlan.Of(options.Seed, options.Pages, options.Changed, options.Inert);
                    Report("workload", FixtureFolder.Write(args[1], "expected.json", WorkloadSite.Files(plan)));
                    return 0;
                default:
                    return Fail(Usage);
            }
        }
        catch (InvalidOperationException error)
        {
            return Fail(error.Message);
        }
    }

    private static void Report(string name, (int Files, long Bytes) written) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {written.Files} files, {written.Bytes} bytes"));

    private static int Fail(string message)
    {
        Console.Error.WriteLine(message);
        return 2;
    }

    private static (ulong Seed, int Pages, int? Changed, int? Inert)? Options(string[] args)
    {
        (ulong Seed, int Pages, int? Changed, int? Inert) options = (1, 60, null, null);
        for (var i = 0; i < args.Length; i += 2)
        {
            if (i + 1 == args.Length || !int.TryParse(args[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var value)) return null;
            switch (args[i])
            {
                case "--seed": options.Seed = (ulong)value; break;
                case "--pages": options.Pages = value; break;
                case "--changed": options.Changed = value; break;
                case "--inert": options.Inert = value; break;
                default: return null;
            }
        }
        return options;
    }
}

using System.Globalization;
using Gate.Fixtures.Harbour;

namespace Gate.Fixtures.Workload;

/// <summary>A benchmark site: pages of 40–300 KB and 1,500–6,000 px, pictures, a web font, one shared style sheet.</summary>
internal static class WorkloadSite
{
    private const string SharedSheet = ".panel{position:relative;overflow:hidden;background:#e7f0ec}.panel::after{content:\"\";position:absolute;left:0;right:0;bottom:0;height:6px;background:#0b6e69}";

    /// <summary>Every file of the tree, page by page, so that ten thousand pages need no more memory than one.</summary>
    public static IEnumerable<FixtureFile> Files(WorkloadPlan plan)
    {
        FixtureFile[] resources = [.. Asset.Font("inter"), .. HarbourPictures.Files(plan.Seed), FixtureFile.OfText("assets/shared.css", new HarbourShell(plan.Seed).Names.Style(SharedSheet) + "\n")];
        foreach (var side in new[] { "before/", "after/" })
            foreach (var file in resources)
                yield return file with { Path = side + file.Path };

        var turns = Turns(plan);
        var verdicts = new List<PageVerdict>(plan.Pages);
        for (var number = 0; number < plan.Pages; number++)
        {
            var page = Page(plan, number, turns[number]);
            yield return FixtureFile.OfText("before/" + page.Path, page.Before!);
            yield return FixtureFile.OfText("after/" + page.Path, page.After!);
            verdicts.Add(PageVerdict.Of(page));
        }
        yield return FixtureFile.OfText("expected.json", StoryPapers.Expected("workload", plan.Seed, verdicts, []));
    }

    private static StoryPage Page(WorkloadPlan plan, int number, int turn)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"passages/{number / 100:00}/p{number:00000}.html");
        var random = SeededRandom.For(plan.Seed, path);
        var weight = random.Unit();
        // Weights lean to the small side, as in exports: half of the pages stay under 105 KB.
        var html = new WorkloadPage(new(plan.Seed, path), random).Build(number, random.Between(1500, 6001), 40_000 + (int)(260_000 * weight * weight));
        return turn < plan.Changed ? WorkloadEdit.Changed(path, html, turn)
            : turn < plan.Changed + plan.Inert ? WorkloadEdit.Inert(path, html, turn - plan.Changed)
            : StoryPage.Same(path, html);
    }

    /// <summary>Each page's place in a random order, of which the first are edited.</summary>
    private static int[] Turns(WorkloadPlan plan)
    {
        var turns = new int[plan.Pages];
        var order = SeededRandom.For(plan.Seed, "turns").Shuffled(Enumerable.Range(0, plan.Pages));
        for (var turn = 0; turn < plan.Pages; turn++) turns[order[turn]] = turn;
        return turns;
    }
}

using Gate.Core.Explain;
using Gate.Core.Run;
using Gate.Core.Run.Facts;
using Gate.Pixels;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Explain;

/// <summary>300 changed shots of six causes, with five needles hidden under the shared shift.</summary>
[TestFixture]
public sealed class GroupingTests
{
    private const int Shots = 300;
    private static readonly int[] Needles = [17, 66, 131, 204, 288];

    [TestCase(1)]
    [TestCase(77)]
    [TestCase(4711)]
    public void Needles_under_a_shared_shift_stand_apart_and_the_rest_is_few_groups(int seed)
    {
        var shots = Enumerable.Range(0, Shots).Select(index => Shot(index, seed)).ToList();
        var groups = ChangeGroups.Of(shots);

        Assert.That(groups, Has.Count.LessThanOrEqualTo(12), string.Join('\n', groups.Select(group => $"{group.Title}: {group.Shots.Count}")));
        Assert.That(groups.TakeWhile(group => group.Remainder).Select(group => group.Shots.Single()), Is.EquivalentTo(Needles.Select(Id)));
        var shared = groups.Single(group => group is { Kind: "cause", Causes: [{ Name: "margin-top" }, ..] });
        Assert.That(shared.Shots, Has.Count.GreaterThan(40).And.None.AnyOf(Needles.Select(Id)));
        Assert.That(shared.Title, Does.Contain("margin-top 16px → 17px").And.Contain("down by 1 px"));
    }

    [Test]
    public void Ids_are_made_of_the_change_alone()
    {
        var (one, other) = (Shot(0, 1), Shot(6, 2));
        Assert.That(other.Regions.SelectMany(region => region.Groups).Distinct(), Is.EqualTo(one.Regions.SelectMany(region => region.Groups).Distinct()));
    }

    [Test]
    public void What_nothing_explains_says_so()
    {
        var page = Page(0, 3, changed: false);
        using var before = page.Paint();
        using var after = page.Paint();
        after.Set(5, 5, new Rgba(1, 2, 3, 255));
        var explained = Explain(page, page, before, after).Single();
        Assert.That((explained.Verdict, explained.Causes.Count, explained.Remainder), Is.EqualTo(("unexplained", 0, (long?)1)));
    }

    [TestCase("-12", "p margin-top 0px → 12px")]
    [TestCase("20", "p margin-top 0px → 12px, TOLD")]
    public void A_group_tells_how_far_things_moved_only_where_all_of_its_shots_say_so(string other, string title)
    {
        static RegionFacts Region(string by) => new()
        {
            X = 0, Y = 0, Width = 100, Height = 40, Ae = 20, Explanation = "whole", Remainder = 0, Groups = ["g-1"],
            Causes = [new CauseFacts("p", "style", "margin-top", "0px", "12px", null) { Group = "g-1" }, ShiftOf(by)],
        };

        static CauseFacts ShiftOf(string now) => new("footer", "shift", "y", "0", now, null);

        var told = CauseWords.Of(ShiftOf("20"));
        var groups = ChangeGroups.Of([SampleReports.Changed("a.html", "desktop", 20, [Region("20")]), SampleReports.Changed("a.html", "phone", 20, [Region(other)])]);

        Assert.That(groups.Single().Title, Is.EqualTo(title.Replace("TOLD", told, StringComparison.Ordinal)));
    }

    [Test]
    public void A_change_is_shown_where_its_element_lies()
    {
        var padding = new CauseFacts("header", "style", "padding", "15px", "17px", null) { Group = "g-1" };
        var text = new CauseFacts("h2", "text", null, "Pearson", "Pierson", null) { Group = "g-2", AfterBox = new BoxFacts(10, 100, 80, 20) };
        RegionFacts Region(int top, long ae, params CauseFacts[] causes) =>
            new() { X = 0, Y = top, Width = 100, Height = 40, Ae = ae, Explanation = "whole", Remainder = 0, Groups = [.. causes.Select(cause => cause.Group!)], Causes = causes };

        var shot = SampleReports.Changed("a.html", "desktop", 60, [Region(90, 20, padding, text), Region(900, 40, text, padding)]);

        Assert.That(ChangeGroups.Of([shot]).Single(group => group.Id == "g-2").Representative!.Region, Is.Zero);
    }

    private static string Id(int index) => $"page-{index:000}.html@desktop";

    private static ShotFacts Shot(int index, int seed)
    {
        var (was, now) = (Page(index, seed, changed: false), Page(index, seed, changed: true));
        using var before = was.Paint();
        using var after = now.Paint();
        if (Needles.Contains(index))
            Prick(after, 1 + (index % 20), index);
        var diff = PixelComparer.Compare(before, after, Mask.None, CompareSettings.Default);
        var explained = Explain(was, now, before, after);
        return new ShotFacts
        {
            Id = Id(index), Page = $"page-{index:000}.html", Viewport = "desktop", State = "default", Status = ShotStatus.Changed,
            Regions =
            [
                .. diff.Regions.Zip(explained, (region, told) => new RegionFacts
                {
                    X = region.Bounds.Left, Y = region.Bounds.Top, Width = region.Bounds.Width, Height = region.Bounds.Height, Ae = region.AbsoluteError,
                    Groups = told.Groups, Causes = told.Causes, Explanation = told.Verdict, Remainder = told.Remainder,
                }),
            ],
        };
    }

    private static IReadOnlyList<RegionExplanation> Explain(SyntheticPage was, SyntheticPage now, Raster before, Raster after)
    {
        var regions = PixelComparer.Compare(before, after, Mask.None, CompareSettings.Default).Regions;
        return ShotExplanation.Of(new ExplainedSides(was.Facts, now.Facts, 1, new RequestChanges([], [])), new ComparedPictures(before, after, Mask.None), regions, new StepBudget(StepBudget.Default, CancellationToken.None))!;
    }

    // Within a card, where nothing but the shift shows.
    private static void Prick(Raster image, int pixels, int index)
    {
        for (var i = 0; i < pixels; i++)
            image.Set(30 + (i % 5), 70 + (i / 5), new Rgba((byte)(10 + (index % 200)), 1, 2, 255));
    }

    // Needles hide under cause 0; the other five take turns. Cards are placed and coloured by the seed.
    private static SyntheticPage Page(int index, int seed, bool changed)
    {
        var cause = Needles.Contains(index) ? 0 : index % 6;
        var random = new Random((seed * 1000) + index);
        var page = new SyntheticPage(200, 220);
        var shift = changed && cause == 0 ? 1 : 0;
        page.Add(0, "header.top", new LayoutBox(0, 0, 200, 20), ("background-color", changed && cause == 1 ? "rgb(20, 40, 61)" : "rgb(20, 40, 60)"));
        var main = page.Add(0, "main.list", new LayoutBox(0, 24 + shift, 200, 150), ("margin-top", shift == 1 ? "17px" : "16px"), ("background-color", "rgb(250, 250, 240)"));
        for (var i = 0; i < 3; i++)
        {
            var width = changed && cause == 2 && i == 0 ? 51 : 50;
            var card = page.Add(main, $"article#card-{i}", new LayoutBox(20 + random.Next(80), 30 + (45 * i) + shift, width, 40), ("background-color", i == 1 ? "rgb(120, 0, 90)" : $"rgb({random.Next(100, 200)}, 200, 90)"), ("min-width", $"{width}px"));
            _ = card;
        }

        page.Add(0, "footer.end", new LayoutBox(0, 190, 200, 10), ("background-color", changed && cause == 3 ? "rgb(0, 0, 0)" : "rgb(9, 9, 9)"));
        page.Add(0, "div.badge", new LayoutBox(180, 2, 8, 8), ("background-color", changed && cause == 4 ? "rgb(200, 0, 0)" : "rgb(199, 0, 0)"));
        if (changed && cause == 5)
            page.Add(0, "aside.new", new LayoutBox(2, 205, 12, 6), ("background-color", "rgb(0, 0, 255)"));
        return page;
    }
}

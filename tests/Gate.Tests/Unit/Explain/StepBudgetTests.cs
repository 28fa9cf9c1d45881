using Gate.Core.Explain;
using Gate.Core.Pages;
using Gate.Core.Rendering;
using Gate.Pixels;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Explain;

/// <summary>A photo behind a card that is gone: the explanation costs so many steps a pixel and no more, ends where they end, and when the run does.</summary>
[TestFixture]
public sealed class StepBudgetTests
{
    private const int Side = 240;

    [Test]
    public void A_photo_that_is_gone_is_looked_at_so_often_a_pixel()
    {
        var budget = new StepBudget(StepBudget.Default, CancellationToken.None);
        var told = Explain(budget);
        Assert.That(told.Single().Causes.Select(cause => cause.Name), Does.Contain("background-image"));
        Assert.That(budget.Spent, Is.LessThan(200 * Side * Side));
    }

    // A page whose type became smaller: all that follows moved, the last by half of the page.
    [Test]
    public void Boxes_that_all_moved_another_way_cost_what_lies_around_each_position()
    {
        const int boxes = 2000;
        var (before, after) = (Rows(4), Rows(2));
        using var was = before.Paint();
        using var now = after.Paint();
        var budget = new StepBudget(StepBudget.Default, CancellationToken.None);
        var sides = new ExplainedSides(before.Facts, after.Facts, 1, new RequestChanges([], []));
        ShotExplanation.Of(sides, new ComparedPictures(was, now, Mask.None), PixelComparer.Compare(was, now, Mask.None, CompareSettings.Default).Regions, budget);
        Assert.That(budget.Spent, Is.LessThan(60L * was.Width * was.Height));

        static SyntheticPage Rows(int step)
        {
            var page = new SyntheticPage(12, boxes * 4);
            for (var at = 0; at < boxes; at++)
                page.Add(0, $"div#b{at}", new LayoutBox(2, at * step, 8, 1), ("background-color", $"rgb({at % 200}, 80, 90)"), ("box-shadow", "rgb(0, 0, 0) 0px 0px 1px 0px"));
            return page;
        }
    }

    [Test]
    public void Beyond_the_budget_it_ends() => Assert.Throws<StepBudgetException>(() => Explain(new StepBudget(1000, CancellationToken.None)));

    [Test]
    public void A_run_that_is_called_off_ends_it() =>
        Assert.Throws<OperationCanceledException>(() => Explain(new StepBudget(StepBudget.Default, new CancellationToken(canceled: true))));

    [Test]
    public void A_shot_beyond_its_budget_is_told_by_its_pixels_and_the_note_says_why()
    {
        var notes = new List<string>();
        var told = Told(notes, 1000, CancellationToken.None);
        Assert.That(told.Regions.Single(), Has.Property("Verdict").Null.And.Property("Causes").Empty.And.Property("Groups").Count.EqualTo(1));
        Assert.That(notes, Is.EqualTo(new[] { "index.html@desktop: too large to be explained: it would take more than 1,000 steps" }));
    }

    [Test]
    public void A_shot_of_a_run_that_is_called_off_is_not_told_at_all()
    {
        var notes = new List<string>();
        Assert.Throws<OperationCanceledException>(() => Told(notes, StepBudget.Default, new CancellationToken(canceled: true)));
        Assert.That(notes, Is.Empty);
    }

    private static IReadOnlyList<RegionExplanation> Explain(StepBudget budget)
    {
        using var before = Photo();
        using var after = Page("none").Paint();
        var sides = new ExplainedSides(Page("url(photo.jpg)").Facts, Page("none").Facts, 1, new RequestChanges([], []));
        return ShotExplanation.Of(sides, new ComparedPictures(before, after, Mask.None), Whole(before, after), budget)!;
    }

    private static ExplainedShot Told(List<string> notes, long steps, CancellationToken cancellationToken)
    {
        using var before = Photo();
        using var after = Page("none").Paint();
        var rendered = new RenderedShot(Renders.Shot(), Rendered(before, Page("url(photo.jpg)").Facts), Rendered(after, Page("none").Facts));
        var site = new Site.Served(new MemorySite());
        var explainer = new ShotExplainer(new RenderPlan(site, site, [rendered.Shot], new RenderSettings(), 1), TimeProvider.System, notes.Add) { Steps = steps };
        return explainer.Explain(rendered, new ComparedPictures(before, after, Mask.None), Whole(before, after), cancellationToken);
    }

    private static SideRender Rendered(Raster image, LayoutFacts layout)
    {
        using var file = new MemoryStream();
        PngWriter.Write(image, file);
        var captured = (RenderOutcome.Captured)Renders.Captured(file.ToArray());
        return Renders.Side(captured with { Capture = captured.Capture with { Layout = layout } });
    }

    private static IReadOnlyList<DiffRegion> Whole(Raster before, Raster after) =>
        [PixelComparer.Compare(before, after, Mask.None, CompareSettings.Default).Regions[0] with { Bounds = Region.OfSize(Side, Side) }];

    // No two neighbours are alike, as in the leaves of a tree.
    private static Raster Photo()
    {
        var image = Page("none").Paint();
        for (var at = 0; at < Side * Side; at++)
            image.Set(at % Side, at / Side, new Rgba((byte)(at * 37), (byte)(at * 91 / 7), (byte)(at * 53), 255));
        return image;
    }

    private static SyntheticPage Page(string picture)
    {
        var page = new SyntheticPage(Side, Side);
        page.Add(0, "div.card", new LayoutBox(0, 0, Side, Side), ("background-color", "rgb(240, 240, 240)"), ("background-image", picture));
        return page;
    }
}

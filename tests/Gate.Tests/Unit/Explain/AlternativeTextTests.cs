using Gate.Core.Explain;
using Gate.Pixels;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Explain;

/// <summary>A picture that moved and whose <c>alt</c> is another: where it is shown, its alternative paints nothing.</summary>
internal sealed class AlternativeTextTests
{
    private const string File = "http://site.localhost/m.png";

    private static readonly Dictionary<string, ImageSize> Loaded = new() { [File] = new(40, 30) };
    private static readonly Dictionary<string, ImageSize> Missing = [];

    [Test]
    public void Of_a_picture_that_is_shown_it_is_no_cause() => Assert.That(Told(Loaded, Loaded, File), Is.EqualTo(new[] { "style padding-top" }));

    [Test]
    public void Of_one_that_is_written_into_the_page_it_is_none_either() => Assert.That(Told(Missing, Missing, "data:image/png;base64,AAAA"), Is.EqualTo(new[] { "style padding-top" }));

    [Test]
    public void Of_one_that_is_missing_on_either_side_it_is_a_cause()
    {
        foreach (var (was, now) in new[] { (Missing, Missing), (Loaded, Missing), (Missing, Loaded) })
            Assert.That(Told(was, now, File), Does.Contain("attribute alt"));
    }

    private static string[] Told(Dictionary<string, ImageSize> sizes, Dictionary<string, ImageSize> nowSizes, string picture)
    {
        var (was, now) = (Page(0), Page(5));
        using var before = was.Paint();
        using var after = now.Paint();
        var regions = PixelComparer.Compare(before, after, Mask.None, CompareSettings.Default).Regions;
        var sides = new ExplainedSides(Facts(was, "Key", sizes), Facts(now, "Lock", nowSizes), 1, new RequestChanges([], []));
        var told = ShotExplanation.Of(sides, new ComparedPictures(before, after, Mask.None), regions, new StepBudget(StepBudget.Default, CancellationToken.None))!;
        return [.. told.SelectMany(each => each.Causes).Where(cause => cause.Kind != "shift").Select(cause => $"{cause.Kind} {cause.Name}").Distinct()];

        LayoutFacts Facts(SyntheticPage page, string alternative, Dictionary<string, ImageSize> known) => page.Facts with
        {
            Nodes = [.. page.Facts.Nodes.Select(node => node.Name != "img" ? node : node with { Picture = picture, Attributes = new Dictionary<string, string> { ["alt"] = alternative } })],
            PictureSizes = known,
        };
    }

    private static SyntheticPage Page(int shift)
    {
        var page = new SyntheticPage(120, 100);
        page.Add(0, "h2", new LayoutBox(0, 0, 120, 20 + shift), ("padding-top", $"{shift}px"));
        page.Add(0, "img", new LayoutBox(30, 30 + shift, 40, 30), ("background-color", "rgb(80, 60, 30)"));
        return page;
    }
}

using Gate.Core.Checks;
using Gate.Core.Rendering;
using Gate.Core.Run;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Checks;

[TestFixture]
internal sealed class ContentCheckTests
{
    [Test]
    public void A_blank_capture_warns_once_a_page_whatever_the_side()
    {
        var found = Examine(("a.html", new CaptureTraits(true, [])), ("a.html", new CaptureTraits(true, [])), ("b.html", new CaptureTraits(false, [])));

        Assert.That(found.Single().Page, Is.EqualTo("a.html"));
        Assert.That((found[0].Check, found[0].Severity), Is.EqualTo(("capture-blank", Severity.Warn)));
    }

    [Test]
    public void Hidden_content_says_where_and_how_much_at_most()
    {
        var found = Examine(("a.html", new CaptureTraits(false, [new("main#list", 100)])), ("b.html", new CaptureTraits(false, [new("main#list", 300)])));

        Assert.That((found.Single().Check, found[0].Severity), Is.EqualTo(("content-hidden", Severity.Warn)));
        Assert.That(found[0].Message, Is.EqualTo("main#list can be scrolled further than was looked: about 300 px of it are in no picture; on 2 pages"));
    }

    private static List<Finding> Examine(params (string Page, CaptureTraits Traits)[] shots)
    {
        var check = new ContentCheck();
        foreach (var (page, traits) in shots)
        {
            var captured = (RenderOutcome.Captured)Renders.Captured([]);
            var side = Renders.Side(captured with { Capture = captured.Capture with { IsBlank = traits.IsBlank, Hidden = traits.Hidden } });
            check.Observe(new ShotComparison { Rendered = new RenderedShot(Renders.Shot(page), side, side), Status = ShotStatus.Identical });
        }
        return [.. check.Findings()];
    }

    private sealed record CaptureTraits(bool IsBlank, IReadOnlyList<HiddenContent> Hidden);
}

using Gate.Core.Checks;
using Gate.Core.Pages;
using Gate.Core.Rendering;
using Gate.Core.Run;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Checks;

/// <summary>A page that leads elsewhere has no picture of its own.</summary>
[TestFixture]
internal sealed class RedirectCheckTests
{
    [TestCase("x", "y", new[] { "page-not-seen" })]
    [TestCase("x", "x", new string[0])]
    public void What_such_a_page_says_itself_is_told_once_where_it_differs(string before, string after, string[] expected)
    {
        var check = Check(before, after);

        for (var shot = 0; shot < 2; shot++)
            check.Observe(Compared(Renders.Redirected("b.html"), Renders.Redirected("b.html"), ShotStatus.Identical));

        Assert.That(check.Findings().Select(finding => finding.Check), Is.EqualTo(expected));
        Assert.That(check.Findings().Select(finding => (finding.Severity, finding.Page)), Has.All.EqualTo((Severity.Warn, "index.html")));
    }

    [Test]
    public void Another_target_differs_and_a_picture_says_all()
    {
        var check = Check("x", "y");

        check.Observe(Compared(Renders.Captured([1]), Renders.Captured([1]), ShotStatus.Identical));
        Assert.That(check.Findings(), Is.Empty);
        check.Observe(Compared(Renders.Redirected("b.html"), Renders.Redirected("c.html"), ShotStatus.Changed));
        Assert.That(check.Findings().Select(finding => finding.Check), Is.EqualTo(new[] { "redirect-differs" }));
    }

    private static RedirectCheck Check(string before, string after) =>
        new(new RenderPlan(new Site.Served(new MemorySite().With("index.html", before)), new Site.Served(new MemorySite().With("index.html", after)), [], new RenderSettings(), 3));

    private static ShotComparison Compared(RenderOutcome before, RenderOutcome after, ShotStatus status)
    {
        var (old, now) = (Renders.Side(before), Renders.Side(after));
        return new ShotComparison { Rendered = new RenderedShot(Renders.Shot(), old, now), Status = status, Before = new ComparedSide { Render = old }, After = new ComparedSide { Render = now } };
    }
}

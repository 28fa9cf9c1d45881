using Gate.Core.Checks;
using Gate.Core.Pages;
using Gate.Core.Rendering;
using Gate.Core.Run;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Checks;

[TestFixture]
internal sealed class MissingResourceCheckTests
{
    [TestCase("stylesheet", Severity.Incomplete)]
    [TestCase("script", Severity.Incomplete)]
    [TestCase("font", Severity.Incomplete)]
    [TestCase("document", Severity.Incomplete)]
    [TestCase("image", Severity.Warn)]
    [TestCase("fetch", Severity.Warn)]
    public void Missing_alike_on_both_sides(string kind, Severity expected)
    {
        var found = Examine([Missing("x", kind)], [Missing("x", kind)], []);
        Assert.That(found.Select(finding => finding.Severity), Is.EqualTo(new[] { expected }));
        Assert.That(found[0].Location, Is.EqualTo("/x"));
    }

    [TestCase("image")]
    [TestCase("font")]
    public void Missing_after_only_fails(string kind) =>
        Assert.That(Examine([Answered("x", kind)], [Missing("x", kind)], [])[0].Severity, Is.EqualTo(Severity.Fail));

    [Test]
    public void Missing_before_only_is_told() =>
        Assert.That(Examine([Missing("x", "font")], [], [])[0].Severity, Is.EqualTo(Severity.Info));

    [Test]
    public void An_accepted_absence_is_told_with_its_reason()
    {
        var found = Examine([Missing("fonts/a.woff2", "font")], [Missing("fonts/a.woff2", "font")], [new AcceptedAbsence("/fonts/*.woff2", "lost years ago")]);
        Assert.That(found[0].Severity, Is.EqualTo(Severity.Info));
        Assert.That(found[0].Message, Does.Contain("lost years ago"));
    }

    [Test]
    public void An_accepted_absence_does_not_cover_one_that_is_new_after() =>
        Assert.That(Examine([], [Missing("fonts/a.woff2", "font")], [new AcceptedAbsence("/fonts/*.woff2", "lost years ago")])[0].Severity, Is.EqualTo(Severity.Fail));

    [Test]
    public void A_failed_request_counts_as_missing()
    {
        var failed = new RequestRecord("GET", "http://site.localhost/x", "stylesheet", RequestResult.Failed, null, null);
        Assert.That(Examine([failed], [failed], [])[0].Severity, Is.EqualTo(Severity.Incomplete));
    }

    private static List<Finding> Examine(RequestRecord[] before, RequestRecord[] after, AcceptedAbsence[] accept)
    {
        var site = new Site.Live(new Uri("http://site.localhost/"));
        var check = new MissingResourceCheck(new RenderPlan(site, site, [], new RenderSettings(), 3), accept);
        check.Observe(new ShotComparison
        {
            Rendered = new RenderedShot(Renders.Shot(), Renders.Side(Renders.Captured([1], before)), Renders.Side(Renders.Captured([1], after))),
            Status = ShotStatus.Identical,
        });
        return [.. check.Findings()];
    }

    private static RequestRecord Missing(string path, string kind) => new("GET", $"http://site.localhost/{path}", kind, RequestResult.Answered, 404, null);

    private static RequestRecord Answered(string path, string kind) => new("GET", $"http://site.localhost/{path}", kind, RequestResult.Answered, 200, null);
}

using Gate.Core.Checks;
using Gate.Core.Pages;
using Gate.Core.Rendering;
using Gate.Core.Run;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Checks;

[TestFixture]
internal sealed class ExternalHostCheckTests
{
    [Test]
    public void An_undeclared_host_is_one_finding_with_the_line_to_paste()
    {
        var found = Examine(new RenderSettings(), Refused("https://fonts.example/a.css", "stylesheet"), Refused("https://fonts.example/b.woff2", "font"));
        Assert.That(found, Has.Count.EqualTo(1));
        Assert.That(found[0].Severity, Is.EqualTo(Severity.Incomplete));
        Assert.That(found[0].Message, Does.Contain("\"externals\": { \"fonts.example\": \"replay\" }"));
        Assert.That(found[0].Message, Does.Contain("font and stylesheet on 1 page"));
    }

    [Test]
    public void A_declared_host_is_told()
    {
        var settings = new RenderSettings { Externals = new Dictionary<string, ExternalPolicy> { ["fonts.example"] = ExternalPolicy.Block } };
        var found = Examine(settings, Refused("https://fonts.example/a.css", "stylesheet"));
        Assert.That(found.Select(finding => (finding.Check, finding.Severity)), Is.EqualTo(new[] { ("external-blocked", Severity.Info) }));
    }

    [Test]
    public void What_came_from_the_record_is_told_once_a_host()
    {
        var settings = new RenderSettings { Externals = new Dictionary<string, ExternalPolicy> { ["fonts.example"] = ExternalPolicy.Replay } };
        var found = Examine(settings, Answered("https://fonts.example/a.css"), Answered("https://fonts.example/b.css"), Answered("http://site.localhost/own.css"));
        Assert.That(found.Select(finding => (finding.Check, finding.Severity)), Is.EqualTo(new[] { ("external-replayed", Severity.Info) }));
        Assert.That(found[0].Message, Does.StartWith("2 answers of fonts.example"));
    }

    [Test]
    public void A_beacon_warns() =>
        Assert.That(Examine(new RenderSettings(), Refused("https://count.example/hit", "ping"))[0].Severity, Is.EqualTo(Severity.Warn));

    [Test]
    public void The_sites_own_origin_is_not_external() =>
        Assert.That(Examine(new RenderSettings(), Refused("http://site.localhost/a.css", "stylesheet")), Is.Empty);

    private static List<Finding> Examine(RenderSettings settings, params RequestRecord[] requests)
    {
        var site = new Site.Live(new Uri("http://site.localhost/"));
        var check = new ExternalHostCheck(new RenderPlan(site, site, [], settings, 3));
        check.Observe(new ShotComparison
        {
            Rendered = new RenderedShot(Renders.Shot(), Renders.Side(Renders.Captured([1], requests)), null),
            Status = ShotStatus.Identical,
        });
        return [.. check.Findings()];
    }

    private static RequestRecord Answered(string url) => new("GET", url, "stylesheet", RequestResult.Answered, 200, null);

    private static RequestRecord Refused(string url, string kind) => new("GET", url, kind, RequestResult.RefusedHost, null, null);
}

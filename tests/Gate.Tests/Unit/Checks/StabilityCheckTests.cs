using System.Text;
using Gate.Core.Checks;
using Gate.Core.Pages;
using Gate.Core.Rendering;
using Gate.Core.Report;
using Gate.Core.Run;
using Gate.Core.Run.Config;
using Gate.Pixels;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Checks;

internal sealed class StabilityCheckTests
{
    private static readonly RequestRecord Steady = new("GET", "http://site.localhost/a.css", "stylesheet", RequestResult.Answered, 200, "sha256:1");

    [Test]
    public void The_mask_to_paste_makes_the_shot_stable()
    {
        var message = Tell(Wobbling()).Single().Message;

        var pasted = $"{{ \"gate\": {{ {PasteLine.In(message)!.Replace("…", "a clock that ticks", StringComparison.Ordinal)} }} }}";
        var rule = ConfigReader.Read("test.json", Encoding.UTF8.GetBytes(pasted), new Dictionary<string, string>()).Masks.Single();
        Assert.That((rule.Rectangle, rule.Scope.Covers(Renders.Shot().Id)), Is.EqualTo(((2, 3, 1, 1), true)));
        Assert.That(Judge(Wobbling(new MeasuredMask(rule, [new Region(2, 3, 3, 4)]))).Status, Is.EqualTo(ShotStatus.Identical));
    }

    [Test]
    public void What_else_differed_is_the_likely_cause()
    {
        var other = Steady with { Body = "sha256:2" };
        var late = Steady with { Url = "http://site.localhost/late.png" };

        Assert.That(Cause(Wobbling(null, [Steady], [other])), Is.EqualTo("http://site.localhost/a.css is answered differently"));
        Assert.That(Cause(Wobbling(null, [Steady], [Steady, late])), Is.EqualTo("http://site.localhost/late.png is asked for in some captures only"));
        Assert.That(Cause(Wobbling(null, [Steady], [Steady])), Does.StartWith("nothing that was seen"));
    }

    [TestCase(206, "sha256:1", "sha256:2")]
    [TestCase(200, "sha256:1", null)]
    public void Other_pieces_of_one_film_are_no_cause(int status, string? body, string? other)
    {
        var film = new RequestRecord("GET", "http://site.localhost/film.mp4", "media", RequestResult.Answered, status, body);

        Assert.That(Cause(Wobbling(null, [film], [film with { Body = other }])), Does.StartWith("nothing that was seen"));
        Assert.That(Cause(Wobbling(null, [film], [film with { Result = RequestResult.Failed, Status = null }])), Does.EndWith("film.mp4 is answered differently"));
    }

    [TestCase(new[] { "font failed: Inter 400 normal" }, new[] { "font failed: Inter 400 normal" }, "nothing that was seen: animation frames, workers, the order in which files arrived, or raster noise")]
    [TestCase(new[] { "font failed: Inter 400 normal" }, new string[0], "font failed: Inter 400 normal")]
    [TestCase(new[] { "font failed: Inter 400 normal", "still moving: b" }, new[] { "font failed: Inter 400 normal", "still moving: b" }, "still moving: b")]
    public void What_every_capture_says_alike_is_a_cause_only_where_something_goes_on(string[] first, string[] second, string cause) =>
        Assert.That(Cause(Renders.Side(Unsettled(first), Unsettled(second))), Is.EqualTo(cause));

    [Test]
    public void Many_areas_become_one_in_css_pixels()
    {
        var shot = Renders.Shot() with { Viewport = new Viewport("wide", 100, 100, 2) };

        var line = NoiseMask.For(shot, [new(10, 20, 5, 5), new(50, 20, 5, 5), new(10, 60, 5, 5), new(90, 61, 9, 9)]);

        Assert.That(line, Does.Contain("\"viewport\": \"wide\", \"rect\": { \"x\": 5, \"y\": 10, \"width\": 45, \"height\": 25 }"));
    }

    [TestCase(true, "1 of 2 shots wobbled over 3 fresh captures a side")]
    [TestCase(false, null)]
    public void Repeated_runs_say_how_many_wobbled(bool repeats, string? message)
    {
        var check = new StabilityCheck(Plan() with { Repeat = repeats });
        check.Observe(Judge(Wobbling()));
        check.Observe(Judge(Renders.Steady(Renders.Picture())));

        Assert.That(check.Findings().FirstOrDefault(finding => finding.Check == "stability")?.Message, Is.EqualTo(message));
    }

    private static RenderOutcome.Captured Unsettled(string[] names)
    {
        var captured = (RenderOutcome.Captured)Renders.Captured(Renders.Picture());
        return captured with { Capture = captured.Capture with { Settle = captured.Capture.Settle with { Unsettled = names } } };
    }

    private static string Cause(SideRender side) => NoiseCause.Of(side);

    private static List<Finding> Tell(SideRender before)
    {
        var check = new StabilityCheck(Plan());
        check.Observe(Judge(before));
        return [.. check.Findings()];
    }

    private static ShotComparison Judge(SideRender before) =>
        new ShotJudge(null).Judge(new RenderedShot(Renders.Shot(), before, Renders.Steady(Renders.Picture()))).Comparison;

    private static SideRender Wobbling(MeasuredMask? mask = null, RequestRecord[]? first = null, RequestRecord[]? second = null) => Renders.Side(
        Masked(Renders.Captured(Renders.Picture(), first ?? []), mask),
        Masked(Renders.Captured(Renders.Picture(8, 8, (2, 3)), second ?? []), mask));

    private static RenderOutcome Masked(RenderOutcome outcome, MeasuredMask? mask) => mask is null
        ? outcome
        : (RenderOutcome.Captured)outcome with { Capture = ((RenderOutcome.Captured)outcome).Capture with { Masks = [mask] } };

    private static RenderPlan Plan()
    {
        var site = new Site.Live(new Uri("http://site.localhost/"));
        return new RenderPlan(site, site, [], new RenderSettings(), 3);
    }
}

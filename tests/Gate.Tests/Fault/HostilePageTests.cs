using Gate.Core.Rendering;
using Gate.Harness;
using Gate.Harness.Capturing;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Fault;

[TestFixture]
[Category("Browser")]
public sealed class HostilePageTests
{
    private const string Good = "<!doctype html><p>good";

    private ChromiumRenderer _renderer = null!;

    [OneTimeSetUp]
    public async Task Start() => _renderer = await Plans.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _renderer.DisposeAsync();

    [Test]
    public async Task Pages_that_never_end_fail_in_time_and_the_others_are_right()
    {
        var site = new MemorySite()
            .With("alerts.html", "<!doctype html><script>for (;;) alert(1)</script>")
            .With("late-loop.html", "<!doctype html><script>onload = () => setTimeout(() => { while (true); })</script>")
            .With("loop.html", "<!doctype html><script>while (true);</script>")
            .With("script.html", "<!doctype html><script src=endless.js></script>")
            .With("style.html", "<!doctype html><link rel=stylesheet href=endless.css>")
            .WithEndless("document.html").WithEndless("endless.css").WithEndless("endless.js").With("good.html", Good);
        string[] names = ["alerts.html", "document.html", "late-loop.html", "loop.html", "script.html", "style.html"];
        var plan = Plans.Of(site, site) with { Shots = [.. names.Select(Plans.OnlyAfter)] };

        var shots = await _renderer.RenderAllAsync(plan with { Settings = plan.Settings with { PageTimeout = TimeSpan.FromSeconds(5) } });
        var good = (await _renderer.RenderAllAsync(Plans.Of(site, site, "good.html"))).Single();

        Assert.That(shots.Select(shot => shot.Shot.Pair.Id.Value), Is.EqualTo(names));
        foreach (var shot in shots)
        {
            Assert.That(shot.After!.Attempts, Has.Count.EqualTo(2), "once more");
            foreach (var attempt in shot.After.Attempts)
            {
                Assert.That(FailureOf(attempt).Kind, Is.EqualTo(FailureKind.Timeout), shot.Shot.Pair.Id.Value);
                Assert.That(FailureOf(attempt).Message, Does.StartWith("not done within 5 s, while: "));
            }
        }
        Assert.That(FailureOf(shots[4].After!.First).Message, Does.EndWith("load, waiting for script http://site.localhost/endless.js"));
        Assert.That(FailureOf(shots[5].After!.First).Message, Does.EndWith("load, waiting for stylesheet http://site.localhost/endless.css"));
        Assert.That(good.Before!.First, Is.InstanceOf<RenderOutcome.Captured>());
    }

    [TestCase("<!doctype html><script>for (let i = 0; i < 20; i++) alert(i)</script><p>after", "dialogs", 20)]
    [TestCase("<!doctype html><script>confirm(1); prompt(2)</script><p>after", "dialogs", 2)]
    public async Task Dialogs_are_shut_and_counted(string html, string what, int count)
    {
        var shot = await RenderAsync(html);

        Assert.That(shot.Before!.Attempts, Has.Count.EqualTo(1));
        Assert.That(shot.Before!.First, Is.InstanceOf<RenderOutcome.Captured>());
        Assert.That(((RenderOutcome.Captured)shot.Before!.First).Capture.Settle.Waited[what], Is.EqualTo(count));
    }

    [Test]
    public async Task What_a_page_says_is_kept_with_its_capture()
    {
        var shot = await RenderAsync("""
            <!doctype html><meta http-equiv=Content-Security-Policy content="img-src 'none'"><img src=a.png>
            <script src=gone.js></script><script>console.error('one', 2); console.log('three'); setTimeout(() => { throw new Error('four') }); Promise.reject(new Error('five'))</script>
            """);

        var said = ((RenderOutcome.Captured)shot.Before!.First).Capture.Runtime;
        Assert.That(said.Exceptions, Is.EquivalentTo(new[] { "Error: four", "Error: five" }));
        Assert.That(said.ConsoleErrors, Has.Count.EqualTo(2));
        Assert.That(said.ConsoleErrors, Has.One.EqualTo("one 2").And.One.Contains("Content Security Policy"));
    }

    [Test]
    public async Task Windows_that_a_page_opens_by_itself_stay_shut()
    {
        var shot = await RenderAsync("<!doctype html><script>const w = [open('about:blank'), open('good.html')]; document.write(w.filter(x => x).length ? '<div style=height:2000px>' : 'blocked')</script>");

        Assert.That(shot.Before!.Attempts, Has.Count.EqualTo(1));
        Assert.That(PngHeader.TryRead(((RenderOutcome.Captured)shot.Before.First).Capture.Png.Span), Is.EqualTo((400u, 300u)));
        Assert.That(((RenderOutcome.Captured)shot.Before.First).Capture.Runtime.Windows, Is.EqualTo(2), "what the browser blocked was tried");
    }

    [Test]
    public async Task A_page_of_60_000_px_is_captured_whole()
    {
        var shot = await RenderAsync("<!doctype html><style>body{margin:0}div{height:60000px;background:linear-gradient(red,blue)}</style><div></div>");

        Assert.That(shot.Before!.First, Is.InstanceOf<RenderOutcome.Captured>());
        Assert.That(PngHeader.TryRead(((RenderOutcome.Captured)shot.Before!.First).Capture.Png.Span), Is.EqualTo((400u, 60000u)));
    }

    [Test]
    public async Task A_page_beyond_the_limit_is_never_cut()
    {
        var shot = await RenderAsync("<!doctype html><style>body{margin:0}div{height:100001px}</style><div></div>");

        Assert.That(FailureOf(shot.Before!.First), Is.EqualTo(new Failure(FailureKind.Limit, "the page is 400×100001 device px; more than 100000 a side; the bound is gate.limits.pageSide")));
    }

    [Test]
    public async Task A_missing_page_is_no_capture()
    {
        var site = new MemorySite().With("good.html", Good);
        var shot = (await _renderer.RenderAllAsync(Plans.Of(site, site, "bad page.html"))).Single();

        Assert.That(FailureOf(shot.Before!.First), Is.EqualTo(new Failure(FailureKind.HttpStatus, "HTTP 404 for /bad%20page.html")));
    }

    [TestCase("bad.zip")]
    [TestCase("bad.json")]
    [TestCase("bad.wasm")]
    public async Task What_is_no_document_is_not_a_page(string name)
    {
        var site = new MemorySite().With(name, "{}");
        var shot = (await _renderer.RenderAllAsync(Plans.Of(site, site, name))).Single();

        Assert.That(FailureOf(shot.Before!.First).Kind, Is.EqualTo(FailureKind.NotAPage));
    }

    [TestCase("<!doctype html><meta http-equiv=refresh content='0; url=good.html'>", "/good.html")]
    [TestCase("<!doctype html><script>location = 'good.html?x#y'</script>", "/good.html?x")]
    [TestCase("<!doctype html><script>onload = () => location.replace('/good.html')</script>", "/good.html")]
    [TestCase("<!doctype html><script>location = 'https://elsewhere.example/a?b'</script>", "https://elsewhere.example/a?b")]
    [TestCase("<!doctype html><body><form action=good.html></form><script>document.forms[0].submit()</script>", "/good.html?")]
    public async Task A_page_that_leads_elsewhere_is_told_by_its_target(string html, string target)
    {
        var shot = await RenderAsync(html);

        Assert.That(shot.Before!.Attempts, Has.Count.EqualTo(1));
        Assert.That(shot.Before!.First, Is.InstanceOf<RenderOutcome.Redirected>());
        Assert.That(((RenderOutcome.Redirected)shot.Before!.First).Target, Is.EqualTo(target));
    }

    [Test]
    public async Task A_page_that_loads_itself_once_more_is_captured()
    {
        var shot = await RenderAsync("<!doctype html><script>if (!sessionStorage.seen) { sessionStorage.seen = 1; location.reload() }</script><p>second");

        Assert.That(shot.Before!.First, Is.InstanceOf<RenderOutcome.Captured>());
    }

    [Test]
    public async Task A_page_that_loads_itself_without_end_fails()
    {
        var shot = await RenderAsync("<!doctype html><script>onload = () => location.reload()</script><p>again");

        Assert.That(FailureOf(shot.Before!.First).Kind, Is.EqualTo(FailureKind.Navigation));
    }

    private async Task<RenderedShot> RenderAsync(string html)
    {
        var site = new MemorySite().With("bad.html", html).With("good.html", Good);
        return (await _renderer.RenderAllAsync(Plans.Of(site, site, "bad.html"))).Single();
    }

    private static Failure FailureOf(RenderOutcome outcome)
    {
        Assert.That(outcome, Is.InstanceOf<RenderOutcome.NotCaptured>());
        return ((RenderOutcome.NotCaptured)outcome).Failure;
    }
}

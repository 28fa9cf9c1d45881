using Gate.Core.Rendering;
using Gate.Harness;
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

    [TestCase("<!doctype html><script>while (true);</script>", "load")]
    [TestCase("<!doctype html><script>onload = () => setTimeout(() => { while (true); })</script>", "settle")]
    [TestCase("<!doctype html><script>for (;;) alert(1)</script>", "load")]
    [TestCase("<!doctype html><link rel=stylesheet href=endless.css>", "load")]
    [TestCase("<!doctype html><script src=endless.js></script>", "load")]
    public async Task A_page_that_never_ends_fails_in_time_and_the_others_are_right(string html, string phase)
    {
        var shots = await RenderBesideGood(html);

        foreach (var attempt in Attempts(shots[0]))
            Assert.That(FailureOf(attempt), Is.EqualTo(new Failure(FailureKind.Timeout, $"not done within 2 s, while: {phase}")));
        Assert.That(Attempts(shots[0]).Count(), Is.EqualTo(4), "each side once more");
        Assert.That(Attempts(shots[1]), Is.All.InstanceOf<RenderOutcome.Captured>());
    }

    [Test]
    public async Task A_document_that_never_ends_fails_in_time()
    {
        var site = new MemorySite().WithEndless("bad.html").With("good.html", Good);
        var shots = await _renderer.RenderAllAsync(Short(Plans.Of(site, site, "bad.html", "good.html")));

        Assert.That(FailureOf(shots[0].Before!.First).Kind, Is.EqualTo(FailureKind.Timeout));
        Assert.That(shots[1].Before!.First, Is.InstanceOf<RenderOutcome.Captured>());
    }

    [TestCase("<!doctype html><script>for (let i = 0; i < 20; i++) alert(i)</script><p>after", "dialogs", 20)]
    [TestCase("<!doctype html><script>confirm(1); prompt(2)</script><p>after", "dialogs", 2)]
    [TestCase("<!doctype html><script>open('about:blank'); open('good.html')</script><p>after", "windows", 2)]
    public async Task Dialogs_and_windows_are_shut_and_counted(string html, string what, int count)
    {
        var shots = await RenderBesideGood(html);

        Assert.That(shots[0].Before!.Attempts, Has.Count.EqualTo(1));
        Assert.That(shots[0].Before!.First, Is.InstanceOf<RenderOutcome.Captured>());
        Assert.That(((RenderOutcome.Captured)shots[0].Before!.First).Capture.Settle.Waited[what], Is.EqualTo(count));
    }

    [Test]
    public async Task A_page_of_60_000_px_is_captured_whole()
    {
        var shots = await RenderBesideGood("<!doctype html><style>body{margin:0}div{height:60000px;background:linear-gradient(red,blue)}</style><div></div>", TimeSpan.FromSeconds(30));

        Assert.That(shots[0].Before!.First, Is.InstanceOf<RenderOutcome.Captured>());
        Assert.That(PngHeader.TryRead(((RenderOutcome.Captured)shots[0].Before!.First).Capture.Png.Span), Is.EqualTo((400u, 60000u)));
    }

    [Test]
    public async Task A_page_beyond_the_limit_is_never_cut()
    {
        var shots = await RenderBesideGood("<!doctype html><style>body{margin:0}div{height:100001px}</style><div></div>", TimeSpan.FromSeconds(30));

        Assert.That(FailureOf(shots[0].Before!.First), Is.EqualTo(new Failure(FailureKind.Limit, "the page is 400×100001 device px; the limit is 100000 a side")));
    }

    [Test]
    public async Task A_missing_page_is_no_capture()
    {
        var site = new MemorySite().With("good.html", Good);
        var shots = await _renderer.RenderAllAsync(Plans.Of(site, site, "bad page.html", "good.html"));

        Assert.That(FailureOf(shots[0].Before!.First), Is.EqualTo(new Failure(FailureKind.HttpStatus, "HTTP 404 for /bad%20page.html")));
    }

    [TestCase("bad.zip")]
    [TestCase("bad.json")]
    [TestCase("bad.wasm")]
    public async Task What_is_no_document_is_not_a_page(string name)
    {
        var site = new MemorySite().With(name, "{}");
        var shots = await _renderer.RenderAllAsync(Plans.Of(site, site, name));

        Assert.That(FailureOf(shots[0].Before!.First).Kind, Is.EqualTo(FailureKind.NotAPage));
    }

    [TestCase("<!doctype html><meta http-equiv=refresh content='0; url=good.html'>", "/good.html")]
    [TestCase("<!doctype html><script>location = 'good.html?x#y'</script>", "/good.html?x")]
    [TestCase("<!doctype html><script>onload = () => location.replace('/good.html')</script>", "/good.html")]
    [TestCase("<!doctype html><script>location = 'https://elsewhere.example/a?b'</script>", "https://elsewhere.example/a?b")]
    [TestCase("<!doctype html><body><form action=good.html></form><script>document.forms[0].submit()</script>", "/good.html?")]
    public async Task A_page_that_leads_elsewhere_is_told_by_its_target(string html, string target)
    {
        var shots = await RenderBesideGood(html);

        Assert.That(shots[0].Before!.Attempts, Has.Count.EqualTo(1));
        Assert.That(shots[0].Before!.First, Is.InstanceOf<RenderOutcome.Redirected>());
        Assert.That(((RenderOutcome.Redirected)shots[0].Before!.First).Target, Is.EqualTo(target));
    }

    [Test]
    public async Task A_page_that_loads_itself_once_more_is_captured()
    {
        var shots = await RenderBesideGood("<!doctype html><script>if (!sessionStorage.seen) { sessionStorage.seen = 1; location.reload() }</script><p>second");

        Assert.That(shots[0].Before!.First, Is.InstanceOf<RenderOutcome.Captured>());
    }

    [Test]
    public async Task A_page_that_loads_itself_without_end_fails()
    {
        var shots = await RenderBesideGood("<!doctype html><script>onload = () => location.reload()</script><p>again", TimeSpan.FromSeconds(10));

        Assert.That(FailureOf(shots[0].Before!.First).Kind, Is.EqualTo(FailureKind.Navigation));
    }

    private Task<List<RenderedShot>> RenderBesideGood(string html, TimeSpan? timeout = null)
    {
        var site = new MemorySite().With("bad.html", html).With("good.html", Good).WithEndless("endless.css").WithEndless("endless.js");
        return _renderer.RenderAllAsync(Short(Plans.Of(site, site, "bad.html", "good.html"), timeout));
    }

    private static RenderPlan Short(RenderPlan plan, TimeSpan? timeout = null)
        => plan with { Settings = plan.Settings with { PageTimeout = timeout ?? TimeSpan.FromSeconds(2) } };

    private static IEnumerable<RenderOutcome> Attempts(RenderedShot shot) => shot.Before!.Attempts.Concat(shot.After!.Attempts);

    private static Failure FailureOf(RenderOutcome outcome)
    {
        Assert.That(outcome, Is.InstanceOf<RenderOutcome.NotCaptured>());
        return ((RenderOutcome.NotCaptured)outcome).Failure;
    }
}

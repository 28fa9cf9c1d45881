using Gate.Core;
using Gate.Core.Rendering;
using Gate.Harness;
using Gate.Harness.Capturing;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Browser;

[TestFixture]
[Category("Browser")]
public sealed class ChromiumRendererTests
{
    private const string Page = "<!doctype html><title>t</title><style>body{margin:0}div{height:900px;background:teal}</style><div>text</div>";

    private ChromiumRenderer _renderer = null!;

    [OneTimeSetUp]
    public async Task Start() => _renderer = await Plans.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _renderer.DisposeAsync();

    [Test]
    public async Task Equal_pages_give_equal_bytes_in_one_attempt_a_side()
    {
        var shot = (await _renderer.RenderAllAsync(Plans.Of(Site(Page), Site(Page), "index.html"))).Single();

        Assert.That(shot.Before!.Attempts, Has.Count.EqualTo(1));
        Assert.That(shot.After!.Attempts, Has.Count.EqualTo(1));
        Assert.That(Png(shot.Before.First), Is.EqualTo(Png(shot.After.First)));
        Assert.That(PngHeader.TryRead(Png(shot.Before.First)), Is.EqualTo((400u, 900u)));
    }

    [Test]
    public async Task A_difference_is_repeated_in_another_process_and_every_attempt_agrees_with_the_first()
    {
        var shot = (await _renderer.RenderAllAsync(Plans.Of(Site(Page), Site(Page.Replace("teal", "navy", StringComparison.Ordinal)), "index.html"))).Single();

        foreach (var side in new[] { shot.Before!, shot.After! })
        {
            Assert.That(side.Attempts, Has.Count.EqualTo(3));
            Assert.That(side.Attempts.Select(Png), Is.All.EqualTo(Png(side.First)));
            Assert.That(side.Attempts.Select(Process).Distinct().Count(), Is.GreaterThan(1));
        }
        Assert.That(Process(shot.Before!.First), Is.EqualTo(Process(shot.After!.First)));
        Assert.That(Png(shot.Before.First), Is.Not.EqualTo(Png(shot.After.First)));
    }

    [Test]
    public async Task A_window_of_a_few_pixels_comes_to_rest_too()
    {
        var site = Site("<!doctype html><title>t</title><p>Some words, and a <button>button</button> that is wider than the window.");

        var shot = (await _renderer.RenderAllAsync(Plans.Of(site, site) with { Shots = [Plans.Both("index.html", new Viewport("tiny", 60, 40))], Confirm = 1 })).Single();

        Assert.That(shot.After!.First, Is.InstanceOf<RenderOutcome.Captured>(), (shot.After.First as RenderOutcome.NotCaptured)?.Failure.Message);
        Assert.That(Png(shot.Before!.First), Is.EqualTo(Png(shot.After.First)));
    }

    [Test]
    public async Task A_page_on_one_side_only_is_rendered_and_confirmed_there()
    {
        var plan = Plans.Of(new MemorySite(), Site(Page)) with { Shots = [Plans.OnlyAfter("index.html")] };

        var shot = (await _renderer.RenderAllAsync(plan)).Single();

        Assert.That(shot.Before, Is.Null);
        Assert.That(shot.After!.Attempts, Has.Count.EqualTo(3));
        Assert.That(shot.After.Attempts, Is.All.InstanceOf<RenderOutcome.Captured>());
    }

    [Test]
    public async Task The_viewport_is_captured_alone_when_the_whole_page_is_not_wanted()
    {
        var plan = Plans.Of(Site(Page), Site(Page), "index.html");
        var shot = (await _renderer.RenderAllAsync(plan with { Settings = plan.Settings with { FullPage = false } })).Single();

        Assert.That(PngHeader.TryRead(Png(shot.Before!.First)), Is.EqualTo((400u, 300u)));
    }

    [TestCase(1, 400u, 900u)]
    [TestCase(2, 800u, 1800u)]
    [TestCase(1.5, 600u, 1350u)]
    [TestCase(1.25, 500u, 1125u)]
    [TestCase(2.625, 1050u, 2363u)]
    public async Task Captures_are_in_device_pixels(double scale, uint width, uint height)
    {
        var plan = Plans.Of(Site(Page), Site(Page)) with { Shots = [Plans.Both("index.html", Plans.Small with { Scale = scale })] };

        var shot = (await _renderer.RenderAllAsync(plan)).Single();

        Assert.That(PngHeader.TryRead(Png(shot.Before!.First)), Is.EqualTo((width, height)));
    }

    [Test]
    public async Task The_viewport_keeps_its_height_while_the_whole_page_is_captured()
    {
        const string Hero = "<!doctype html><style>body{margin:0}</style><div style='height:100vh'></div><div style='height:500px'></div>";
        var shot = (await _renderer.RenderAllAsync(Plans.Of(Site(Hero), Site(Hero), "index.html"))).Single();

        Assert.That(PngHeader.TryRead(Png(shot.Before!.First)), Is.EqualTo((400u, 800u)));
    }

    [Test]
    public async Task Odd_page_names_reach_their_pages()
    {
        string[] names = ["<script>alert(1)</script>.html", "a b/c#d?e%20.html", "ä/日本語.html", "'\"&.html"];
        var site = new MemorySite();
        foreach (var name in names)
            site.With(name, Page);

        var shots = await _renderer.RenderAllAsync(Plans.Of(site, site, names));

        Assert.That(shots, Has.Count.EqualTo(names.Length));
        Assert.That(shots.Select(shot => shot.Before!.First), Is.All.InstanceOf<RenderOutcome.Captured>());
    }

    [Test]
    public async Task The_environment_is_known_before_the_first_shot()
    {
        Assert.That(_renderer.Environment.Browser, Does.Match(@"^Chromium \d+\."));
        Assert.That(_renderer.Environment.Fonts, Does.Match("^sha256:[0-9a-f]{64}$"));
        Assert.That(_renderer.Environment.Flags, Does.Contain("--disable-partial-raster").And.Contain("--hide-scrollbars"));
        Assert.That(_renderer.Environment.Flags, Is.Ordered.Using((IComparer<string>)StringComparer.Ordinal));
        Assert.That(string.Join(' ', _renderer.Environment.Flags), Does.Not.Contain(Path.GetTempPath()));
        await using var other = await Plans.StartAsync(1);
        Assert.That(other.Environment.Flags, Is.EqualTo(_renderer.Environment.Flags));
        Assert.That(other.Environment.Fonts, Is.EqualTo(_renderer.Environment.Fonts));
    }

    [TestCase("xx-invalid-zz-1", "UTC", "use.locale", "the browser refuses the locale \"xx-invalid-zz-1\"")]
    [TestCase("en-US", "Mars/Base", "use.timezoneId", "the browser refuses the time zone \"Mars/Base\"")]
    public void A_setting_that_the_browser_refuses_is_named_with_its_place(string locale, string zone, string place, string message) => Assert.That(
        async () => await ChromiumRenderer.StartAsync(new BrowserSettings { Workers = 1 }, new RenderSettings { Locale = locale, TimezoneId = zone }, TestContext.Out.WriteLine, CancellationToken.None),
        Throws.TypeOf<GateException>().With.Property("Code").EqualTo("render-settings-refused").And.Property("Place").EqualTo(place).And.Message.EqualTo(message));

    private static MemorySite Site(string html) => new MemorySite().With("index.html", html);

    private static byte[] Png(RenderOutcome outcome) => Captured(outcome).Png.ToArray();

    private static int Process(RenderOutcome outcome) => Captured(outcome).Process;

    private static Capture Captured(RenderOutcome outcome)
    {
        if (outcome is RenderOutcome.NotCaptured lost)
            Assert.Fail(lost.Failure.ToString());
        return ((RenderOutcome.Captured)outcome).Capture;
    }
}

using Gate.Core.Rendering;
using Gate.Harness;
using Gate.Pixels;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Browser;

/// <summary>A page of any size up to the bounds is in its picture, whole: nothing cut, repeated, moved, scaled or left unpainted.</summary>
[TestFixture]
[Category("Browser")]
internal sealed class PageSizeTests
{
    private static readonly ImageLimits Any = ImageLimits.Default with { MaxPixels = 300_000_000 };

    private ChromiumRenderer _renderer = null!;

    [OneTimeSetUp]
    public async Task Start() => _renderer = await Plans.StartAsync(1);

    [OneTimeTearDown]
    public async Task Stop() => await _renderer.DisposeAsync();

    // The first is taken in two bands; the last has more layers than Chromium keeps painted by itself.
    [Test]
    public Task Tall_wide_dense_and_layered_pages_are_captured_whole()
        => CheckAsync((new(700, 60_000), 1), (new(30_000, 300), 1), (new(433, 10_001), 2), (new(1280, 12_000, Layers: 8), 1));

    [Test]
    [Category("Soak")]
    public Task Pages_as_large_as_the_bounds_allow_are_captured_whole()
        => CheckAsync((new(2_680, 100_000), 1), (new(100_000, 2_680), 1), (new(8_150, 8_200), 2), (new(1280, 60_000, Layers: 3), 1));

    // Fixed, sticky and viewport-high things stand where they stand in one shot, and a picture across a seam is scaled as there.
    [Test]
    public async Task Bands_show_what_one_shot_shows()
    {
        const string Html = """
            <!doctype html><title>t</title><style>body{margin:0;font:17px serif}header{position:fixed;top:0;width:100%;height:33px;background:#fc08}footer{position:fixed;bottom:0;right:9px}
            main{height:2900px;background:linear-gradient(tomato,navy) fixed}aside{position:sticky;top:50px;width:50px;height:70px;background:teal}h1{height:100vh;margin:0}img{display:block;width:333px;height:811px}</style>
            <header>head</header><h1>high</h1><main><aside></aside><img src=ramp.png>some words</main><footer>foot</footer>
            """;
        var site = new MemorySite().With("index.html", Html).With("ramp.png", TinyPng.Draw(640, 900, (x, y) => (x * y) & 0xFF_FFFF));
        var whole = await CaptureAsync(site, new RenderSettings());

        foreach (var rows in (int[])[500, 777])
        {
            var banded = await CaptureAsync(site, new RenderSettings { ShotPixels = 400 * rows });
            Assert.That(FileComparer.Compare(whole, banded, FileCompareOptions.Default).Diff.AbsoluteError, Is.Zero, $"bands of {rows} rows");
        }
    }

    // What is turned in space is painted otherwise as more or less of it is shown, so no two bands meet there.
    [TestCase("rotateY(30deg) rotateZ(3deg)")]
    [TestCase("perspective(960px) rotateX(30deg)")]
    public async Task What_is_turned_in_space_across_a_seam_is_taken_in_one_shot(string transform)
    {
        var site = Turned(transform);
        var whole = await CaptureAsync(site, new RenderSettings());
        var apart = await CaptureAsync(site, new RenderSettings { ShotPixels = 400 * 500 });

        Assert.That(FileComparer.Compare(whole, apart, FileCompareOptions.Default).Diff.AbsoluteError, Is.Zero);
    }

    [Test]
    public async Task Where_one_shot_would_be_too_large_what_is_turned_is_named()
    {
        var shot = Plans.OnlyAfter("index.html") with { Viewport = Plans.Small };
        var settings = new RenderSettings { ShotPixels = 400 * 500, WholePixels = 400 * 600 };
        var site = Turned("perspective(960px) rotateX(30deg)");

        var outcome = (await _renderer.RenderAllAsync(Plans.Of(site, site) with { Shots = [shot], Settings = settings, Confirm = 1 })).Single().After!.First;

        Assert.That((outcome as RenderOutcome.NotCaptured)?.Failure.Message, Does.Contain("div#turned is turned in space there (a 3D transform)"));
    }

    private static MemorySite Turned(string transform) => new MemorySite().With(
        "index.html",
        $"<!doctype html><title>t</title><style>html{{overflow-x:hidden}}body{{margin:0;height:1500px;position:relative}}#turned{{position:absolute;left:20px;font:40px/1.2 serif;width:360px;top:400px;transform:{transform}}}</style><div id=turned>Lorem ipsum dolor sit amet consectetur Lorem ipsum dolor sit amet consectetur</div>");

    private async Task<ReadOnlyMemory<byte>> CaptureAsync(MemorySite site, RenderSettings settings, int scale = 1)
    {
        var shot = Plans.OnlyAfter("index.html") with { Viewport = Plans.Small with { Scale = scale } };
        return (await _renderer.RenderAllAsync(Plans.Of(site, site) with { Shots = [shot], Settings = settings, Confirm = 1 })).Single().After!.First switch
        {
            RenderOutcome.Captured captured => captured.Capture.Png,
            RenderOutcome.NotCaptured lost => throw new AssertionException(lost.Failure.Message),
            var other => throw new AssertionException(other.ToString()),
        };
    }

    private async Task CheckAsync(params (RuledPage Page, int Scale)[] pages)
    {
        foreach (var (page, scale) in pages)
        {
            // As many pixels take half a minute on a loaded machine.
            var png = await CaptureAsync(page.AddTo(new MemorySite(), "index.html"), new RenderSettings { PageTimeout = TimeSpan.FromMinutes(4) }, scale);
            using var picture = PngReader.Decode(png, Any);
            Assert.That(page.FirstWrong(picture, scale), Is.Null, $"{page} at {scale}");
        }
    }
}

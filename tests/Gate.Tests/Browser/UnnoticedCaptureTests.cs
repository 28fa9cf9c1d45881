using Gate.Core.Rendering;
using Gate.Harness;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Browser;

[TestFixture]
[Category("Browser")]
public sealed class UnnoticedCaptureTests
{
    // Whatever a page can hear of another window than its own. That a visitor's window is one of 400 × 300 it is told once.
    private static readonly Dictionary<string, string> Listeners = new(StringComparer.Ordinal)
    {
        ["media-query"] = "matchMedia('(max-width: 300px)').addEventListener('change', seen)",
        ["media-query-property"] = "matchMedia('(min-height: 500px)').onchange = seen",
        ["resize"] = "addEventListener('resize', () => innerWidth === 400 && innerHeight === 300 || seen())",
        ["visual-viewport"] = "visualViewport.addEventListener('resize', () => visualViewport.width === 400 && visualViewport.height === 300 || seen())",
        ["resize-observer"] = "new ResizeObserver(([one]) => one.contentRect.width === 200 && one.contentRect.height === 150 || seen()).observe(half)",
        ["intersection-root"] = "new IntersectionObserver(([one]) => one.rootBounds.height === 300 || seen()).observe(half)",
        ["query-container"] = "new ResizeObserver(() => getComputedStyle(half).color === 'rgb(0, 0, 0)' || seen()).observe(half)",
    };

    private ChromiumRenderer _renderer = null!;

    [OneTimeSetUp]
    public async Task Start() => _renderer = await Plans.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _renderer.DisposeAsync();

    [Test]
    public async Task A_page_hears_of_no_window_but_its_own()
    {
        MemorySite before = new(), after = new();
        foreach (var (name, listener) in Listeners)
        {
            before.With($"{name}.html", Page(""));
            after.With($"{name}.html", Page(listener));
        }

        var shots = await _renderer.RenderAllAsync(Plans.Of(before, after, [.. Listeners.Keys.Select(name => $"{name}.html")]));

        Assert.Multiple(() =>
        {
            foreach (var shot in shots)
                Assert.That(Picture(shot.After).SequenceEqual(Picture(shot.Before)), Is.True, shot.Shot.Id.ToString());
        });
    }

    [Test]
    public async Task What_lies_below_the_window_is_on_the_picture()
    {
        MemorySite before = new(), after = new();
        before.With("index.html", "<!doctype html><body style='margin:0;height:5000px'><i style='position:absolute;top:4999px;width:1px;height:1px;background:#f00'></i>");
        after.With("index.html", "<!doctype html><body style='margin:0;height:5000px'><i style='position:absolute;top:4999px;width:1px;height:1px;background:#f10'></i>");

        var shot = (await _renderer.RenderAllAsync(Plans.Of(before, after, "index.html"))).Single();

        Assert.That(Picture(shot.After).SequenceEqual(Picture(shot.Before)), Is.False);
    }

    private static string Page(string listener) => $$"""
        <!doctype html><title>t</title><style>body { margin: 0; height: 2000px; background: white } #half { width: 50vw; height: 50vh; background: silver } @media (max-width: 300px) { #half { color: red } }</style>
        <div id=half></div><script>const seen = () => { document.body.style.background = 'red' }; {{listener}}</script>
        """;

    private static ReadOnlySpan<byte> Picture(SideRender? side) => ((RenderOutcome.Captured)side!.First).Capture.Png.Span;
}

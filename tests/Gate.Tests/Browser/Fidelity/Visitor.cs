using System.Globalization;
using Gate.Core.Pages;
using Gate.Core.Rendering;
using Gate.Harness;
using Gate.Harness.Browsers;
using Gate.Harness.Capturing;
using Gate.Pixels;
using Microsoft.Playwright;

namespace Gate.Tests.Browser.Fidelity;

/// <summary>
/// A plain Chromium: loads a page, waits in real time, takes a picture of all of it. Nothing is injected but what hides the
/// caret; machine noise (fonts, colours, raster) is kept out as in gate, since another machine's noise tells nothing.
/// </summary>
internal sealed class Visitor : IAsyncDisposable
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(10);

    // What stands in gate's flags for a page's own behaviour, and not for the machine's.
    private static readonly string[] Behaviour = ["--js-flags", "--blink-settings", "--num-raster-threads", "--disable-smooth-scrolling"];

    private const string HideCaret = "*{caret-color:transparent!important}";

    private const string ScrollThrough = """
        (async () => {
            const wait = (ms) => new Promise((done) => setTimeout(done, ms));
            const root = document.scrollingElement || document.documentElement;
            const height = root.scrollHeight;
            for (let y = 0; y < height; y += innerHeight) { scrollTo({ top: y, behavior: 'instant' }); await wait(100); }
            scrollTo({ top: 0, behavior: 'instant' });
        })()
        """;

    private const string EndAnimations = """
        for (let round = 0; round < 10; round++) {
            for (const animation of document.getAnimations()) {
                if (animation.playState !== 'running') continue;
                const end = animation.effect?.getComputedTiming().endTime;
                if (Number.isFinite(end) && animation.playbackRate !== 0) animation.finish(); else animation.cancel();
            }
        }
        for (const svg of document.querySelectorAll('svg')) {
            if (!svg.ownerSVGElement && svg.querySelector('animate,animateTransform,animateMotion,set')) { svg.pauseAnimations(); svg.setCurrentTime(10); }
        }
        """;

    private const string Unscaled = "const plain = new CSSStyleSheet(); plain.replaceSync(':root{image-rendering:pixelated!important}'); document.adoptedStyleSheets = [plain];";
    private const string Scaled = "document.adoptedStyleSheets = []; new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))";

    // A clip of what lies below the window is empty without it.
    private const string Unclipped = "--blink-settings=mainFrameClipsContent=false";

    private readonly IPlaywright _playwright;
    private readonly BrowserProcess _plain;
    private readonly BrowserProcess _seeded;
    private readonly BrowserProcess _unresized;

    private Visitor(IPlaywright playwright, BrowserProcess plain, BrowserProcess seeded, BrowserProcess unresized)
    {
        _playwright = playwright;
        _plain = plain;
        _unresized = unresized;
        _seeded = seeded;
    }

    public static async Task<Visitor> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        var settings = new BrowserSettings();
        var (path, sandbox) = (BrowserFinder.Find(settings).Path, SandboxPolicy.OfThisProcess().On);
        var flags = BrowserFlags.For(settings);
        string[] machine = [.. flags.Where(flag => !Behaviour.Contains(flag.Split('=')[0]))];
        var plain = await BrowserProcess.LaunchAsync(playwright, new BrowserLaunch(path, machine, sandbox), 0, CancellationToken.None);
        var seeded = await BrowserProcess.LaunchAsync(playwright, new BrowserLaunch(path, flags, sandbox), 1, CancellationToken.None);
        var unresized = await BrowserProcess.LaunchAsync(playwright, new BrowserLaunch(path, [.. machine, Unclipped], sandbox), 2, CancellationToken.None);
        return new Visitor(playwright, plain, seeded, unresized);
    }

    /// <summary>The whole page at rest, and whether its first screen held still in the three seconds before that.</summary>
    public async Task<(Raster Picture, bool HoldsStill)> SeeAsync(PageSide side, PageEntry page, Viewport viewport, RenderSettings settings, Levers levers)
    {
        var process = levers.HasFlag(Levers.StillAndSeeded) ? _seeded : levers.HasFlag(Levers.Unresized) ? _unresized : _plain;
        await using var context = await process.Browser.NewContextAsync(Options(side, viewport, settings, levers));
        if (levers.HasFlag(Levers.Clock))
        {
            await context.AddInitScriptAsync(string.Create(CultureInfo.InvariantCulture, $$"""
                { const real = Date, lag = {{VirtualTime.Start}} - real.now();
                  globalThis.Date = class extends real { constructor(...a) { if (a.length) super(...a); else super(real.now() + lag); } static now() { return real.now() + lag; } }; }
                """));
        }
        if (levers.HasFlag(Levers.ScaledOnce))
            await context.AddInitScriptAsync(Unscaled);
        var tab = await context.NewPageAsync();
        await tab.GotoAsync(side.UrlOf(page).AbsoluteUri, new PageGotoOptions { WaitUntil = WaitUntilState.Commit });
        await Task.WhenAny(tab.WaitForLoadStateAsync(LoadState.Load), Task.Delay(Rest));
        if (levers.HasFlag(Levers.Scrolled))
            await tab.EvaluateAsync(ScrollThrough);
        await Task.Delay(levers.HasFlag(Levers.Later) ? 3 * Rest : Rest);
        await tab.AddStyleTagAsync(new PageAddStyleTagOptions { Content = HideCaret });
        if (levers.HasFlag(Levers.AnimationsAtRest))
            await tab.EvaluateAsync($"() => {{ {EndAnimations} }}");
        if (levers.HasFlag(Levers.ScaledOnce))
            await tab.EvaluateAsync(Scaled);
        var session = await context.NewCDPSessionAsync(tab);
        // A capture beyond the viewport moves some pages, so that stillness is judged by what needs none.
        var earlier = await ScreenAsync(session);
        await Task.Delay(TimeSpan.FromSeconds(3));
        var isStill = earlier == await ScreenAsync(session);
        return (await ShootAsync(session, viewport, !levers.HasFlag(Levers.Unresized)), isStill);
    }

    public async ValueTask DisposeAsync()
    {
        await _plain.DisposeAsync();
        await _seeded.DisposeAsync();
        await _unresized.DisposeAsync();
        _playwright.Dispose();
    }

    private static async Task<string> ScreenAsync(ICDPSession session)
    {
        var answer = await session.SendAsync("Page.captureScreenshot", new Dictionary<string, object> { ["format"] = "png", ["optimizeForSpeed"] = true });
        return answer!.Value.GetProperty("data").GetString()!;
    }

    private static async Task<Raster> ShootAsync(ICDPSession session, Viewport viewport, bool beyond)
    {
        await session.SendAsync("Emulation.setDeviceMetricsOverride", new Dictionary<string, object>
        {
            ["width"] = viewport.Width,
            ["height"] = viewport.Height,
            ["screenWidth"] = viewport.Width,
            ["screenHeight"] = viewport.Height,
            ["deviceScaleFactor"] = viewport.Scale,
            ["mobile"] = viewport.IsMobile,
        });
        var size = (await session.SendAsync("Page.getLayoutMetrics"))!.Value.GetProperty("cssContentSize");
        var answer = await session.SendAsync("Page.captureScreenshot", new Dictionary<string, object>
        {
            ["format"] = "png",
            ["optimizeForSpeed"] = true,
            ["captureBeyondViewport"] = beyond,
            ["clip"] = new Dictionary<string, object> { ["x"] = 0, ["y"] = 0, ["width"] = size.GetProperty("width").GetDouble(), ["height"] = size.GetProperty("height").GetDouble(), ["scale"] = 1 },
        });
        return PngReader.Decode(answer!.Value.GetProperty("data").GetBytesFromBase64(), ImageLimits.Default);
    }

    private static BrowserNewContextOptions Options(PageSide side, Viewport viewport, RenderSettings settings, Levers levers) => new()
    {
        Proxy = new Proxy { Server = side.Proxy.Address.GetLeftPart(UriPartial.Authority), Bypass = "<-loopback>" },
        IgnoreHTTPSErrors = true,
        ViewportSize = new ViewportSize { Width = viewport.Width, Height = viewport.Height },
        ScreenSize = new ScreenSize { Width = viewport.Width, Height = viewport.Height },
        DeviceScaleFactor = (float)viewport.Scale,
        IsMobile = viewport.IsMobile,
        HasTouch = viewport.HasTouch,
        Locale = settings.Locale,
        TimezoneId = settings.TimezoneId,
        ColorScheme = ColorScheme.Light,
        ReducedMotion = levers.HasFlag(Levers.ReducedMotion) ? ReducedMotion.Reduce : ReducedMotion.NoPreference,
    };
}

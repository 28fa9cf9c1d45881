using System.Text.Json;
using Gate.Core.Rendering;
using Gate.Harness.Browsers;
using Gate.Harness.Remote;
using Microsoft.Playwright;

namespace Gate.Harness.Capturing;

/// <summary>
/// A page in a clean room, ready to navigate. The one place that decides how cleanliness is won: today by a fresh context
/// for every capture, so that cookies, storage, caches and permissions of another shot or side cannot be seen.
/// </summary>
internal sealed class OpenPage
{
    private static readonly TimeSpan CloseLimit = TimeSpan.FromSeconds(5);

    private readonly BrowserProcess _browser;
    private readonly IBrowserContext _context;

    private OpenPage(BrowserProcess browser, IBrowserContext context, IPage page, ICDPSession session, string? contextId)
    {
        ContextId = contextId;
        _browser = browser;
        _context = context;
        Page = page;
        Session = session;
    }

    public IPage Page { get; }

    /// <summary>The context as the DevTools protocol names it: what is told of all contexts of the browser is told apart by it.</summary>
    public string? ContextId { get; }

    /// <summary>The page's own DevTools session.</summary>
    public ICDPSession Session { get; }

    public static async Task<OpenPage> OpenAsync(BrowserProcess browser, PageSide side, Viewport viewport, RenderSettings settings, StateRecipe? recipe)
    {
        var options = Options(side, viewport, settings);
        if (recipe is not null)
            StateOptions.Add(options, recipe);
        var context = await browser.Browser.NewContextAsync(options);
        try
        {
            if (recipe is { Cookies.Count: > 0 })
                await context.AddCookiesAsync(StateOptions.Cookies(recipe, side.Address));
            var page = await context.NewPageAsync();
            var session = await context.NewCDPSessionAsync(page);
            // One round trip for all: they are carried out in this order.
            var about = session.SendAsync("Target.getTargetInfo");
            await Task.WhenAll(
                about,
                session.SendAsync("Page.enable"),
                session.SendAsync("Emulation.setDeviceMetricsOverride", Metrics(viewport, null)),
                session.SendAsync("Target.setDiscoverTargets", SharedWorkers()));
            if (side.Proxy.Login is { } login)
                await ProxyGreeting.SayAsync(session, login);
            if (recipe?.Media == "print")
                await session.SendAsync("Emulation.setEmulatedMedia", StateOptions.PrintMedia(options));
            return new OpenPage(browser, context, page, session, ContextOf((await about)!.Value.GetProperty("targetInfo")));
        }
        catch (PlaywrightException)
        {
            await CloseAsync(browser, context);
            throw;
        }
    }

    /// <summary>Of a target that belongs to one; null where it does not say.</summary>
    public static string? ContextOf(JsonElement target) => target.TryGetProperty("browserContextId", out var context) ? context.GetString() : null;

    /// <summary>Leaves nothing of the page behind; when the browser does not manage that in time, it is ended.</summary>
    public Task CloseAsync() => CloseAsync(_browser, _context);

    private static async Task CloseAsync(BrowserProcess browser, IBrowserContext context)
    {
        var close = context.CloseAsync();
        await Task.WhenAny(close, browser.Gone, Task.Delay(CloseLimit, CancellationToken.None));
        if (!close.IsCompletedSuccessfully)
            await browser.KillAsync();
        _ = close.ContinueWith(static task => _ = task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
    }

    // The driver tells of a page's own workers, and not of shared ones.
    private static Dictionary<string, object> SharedWorkers() => new(StringComparer.Ordinal)
    {
        ["discover"] = true,
        ["filter"] = new object[] { new Dictionary<string, object> { ["type"] = "shared_worker" } },
    };

    /// <summary>
    /// The window, as <c>Emulation.setDeviceMetricsOverride</c> takes it. A capture takes its scale from the session that asks for it: that the driver has set
    /// the same on its own is not enough.
    /// </summary>
    /// <param name="viewport">What the page sees.</param>
    /// <param name="part">What the browser shows of the page, unnoticed by it; null for the window.</param>
    public static Dictionary<string, object> Metrics(Viewport viewport, PageBox? part)
    {
        var metrics = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["width"] = viewport.Width,
            ["height"] = viewport.Height,
            ["screenWidth"] = viewport.Width,
            ["screenHeight"] = viewport.Height,
            // New windows stand beside one another, and pages may ask where theirs does.
            ["positionX"] = 0,
            ["positionY"] = 0,
            ["deviceScaleFactor"] = viewport.Scale,
            ["mobile"] = viewport.IsMobile,
        };
        if (part is { } shown)
            metrics["viewport"] = Part(shown);
        return metrics;
    }

    /// <summary>A part of the page in CSS px, as commands take it.</summary>
    public static Dictionary<string, object> Part(PageBox box) => new(StringComparer.Ordinal) { ["x"] = box.X, ["y"] = box.Y, ["width"] = box.Width, ["height"] = box.Height, ["scale"] = 1 };

    private static BrowserNewContextOptions Options(PageSide side, Viewport viewport, RenderSettings settings) => new()
    {
        Proxy = ContextProxy.At(side.Proxy),
        // The proxy signs for a published https address itself; a live site has to show its own certificate.
        IgnoreHTTPSErrors = side.Served || side.IsMapped,
        ServiceWorkers = ServiceWorkerPolicy.Block,
        AcceptDownloads = false,
        ViewportSize = new ViewportSize { Width = viewport.Width, Height = viewport.Height },
        ScreenSize = new ScreenSize { Width = viewport.Width, Height = viewport.Height },
        DeviceScaleFactor = (float)viewport.Scale,
        IsMobile = viewport.IsMobile,
        HasTouch = viewport.HasTouch,
        Locale = settings.Locale,
        TimezoneId = settings.TimezoneId,
        ColorScheme = settings.ColorScheme switch
        {
            "dark" => ColorScheme.Dark,
            "no-preference" => ColorScheme.NoPreference,
            _ => ColorScheme.Light,
        },
        ReducedMotion = settings.ReducedMotion == "reduce" ? ReducedMotion.Reduce : ReducedMotion.NoPreference,
        ForcedColors = ForcedColors.None,
        StorageState = settings.StorageState,
        // A mapped site gets them from the proxy, and no other host does.
        ExtraHTTPHeaders = side.Served || side.IsMapped ? null : settings.ExtraHeaders,
        HttpCredentials = side.Served || side.IsMapped || settings.HttpCredentials is not { } login
            ? null
            : new HttpCredentials { Username = login.User, Password = login.Password, Origin = side.Address.GetLeftPart(UriPartial.Authority) },
    };
}

using Gate.Core.Pages;
using Gate.Core.Rendering;
using Gate.Harness.Browsers;
using Gate.Harness.Capturing;
using Gate.Harness.Serving;
using Microsoft.Playwright;

namespace Gate.Harness.Remote;

/// <summary>Whether a remote browser reaches gate's proxy: otherwise that is one error, not one per shot.</summary>
internal static class ProxyTrial
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    /// <exception cref="Core.GateException"><c>remote-proxy</c>: it does not.</exception>
    public static async Task RunAsync(BrowserProcess browser, RemoteServer server, ProxyParts parts, CancellationToken cancellationToken)
    {
        // Nobody asks it for more than the greeting.
        await using var proxy = await SiteProxy.StartAsync(new Site.Live(new Uri("http://gate.invalid/")), new RenderSettings(), parts, cancellationToken);
        await using var context = await browser.Browser.NewContextAsync(new BrowserNewContextOptions { Proxy = ContextProxy.At(proxy) });
        var session = await context.NewCDPSessionAsync(await context.NewPageAsync());
        try
        {
            await ProxyGreeting.SayAsync(session, proxy.Login!).WaitAsync(Limit, cancellationToken);
        }
        catch (Exception exception) when (exception is PlaywrightException or TimeoutException && !browser.Gone.IsCompleted)
        {
            throw RemoteTrouble.ProxyNotReached(server, proxy.Address, exception);
        }
    }
}

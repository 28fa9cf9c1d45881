using System.Text.Json;
using Gate.Harness.Serving;
using Microsoft.Playwright;

namespace Gate.Harness.Remote;

/// <summary>
/// Tells a browser context the password of its proxy before a page is in it: Chromium then shows it on every connection by itself. Playwright's own
/// way would hold up every request of the page, and switch its cache off.
/// </summary>
internal static class ProxyGreeting
{
    // What Chromium calls a navigation that was answered with 204.
    private const string Stayed = "net::ERR_ABORTED";

    /// <param name="session">Of a page that shows nothing yet; it stays there.</param>
    /// <param name="login">What the proxy asks for.</param>
    /// <exception cref="PlaywrightException">The proxy is not reached.</exception>
    public static async Task SayAsync(ICDPSession session, ProxyLogin login)
    {
        var (paused, asked) = (session.Event("Fetch.requestPaused"), session.Event("Fetch.authRequired"));
        paused.OnEvent += GoOn;
        asked.OnEvent += Show;
        try
        {
            await session.SendAsync("Fetch.enable", new Dictionary<string, object> { ["handleAuthRequests"] = true });
            var answer = await session.SendAsync("Page.navigate", new Dictionary<string, object> { ["url"] = login.Greeting.AbsoluteUri });
            await session.SendAsync("Fetch.disable");
            var told = answer!.Value.TryGetProperty("errorText", out var text) ? text.GetString()! : "somebody else answers there";
            if (told != Stayed)
                throw new PlaywrightException(told);
        }
        finally
        {
            paused.OnEvent -= GoOn;
            asked.OnEvent -= Show;
        }

        void GoOn(object? sender, JsonElement? request) => Send("Fetch.continueRequest", request, []);

        void Show(object? sender, JsonElement? request) => Send("Fetch.continueWithAuth", request, new()
        {
            ["authChallengeResponse"] = new Dictionary<string, object> { ["response"] = "ProvideCredentials", ["username"] = ProxyLogin.User, ["password"] = login.Password },
        });

        // One that fails leaves the navigation without an answer, and that wait is bounded by whoever opens the page.
        void Send(string method, JsonElement? request, Dictionary<string, object> arguments) => _ = session
            .SendAsync(method, new Dictionary<string, object>(arguments) { ["requestId"] = request!.Value.GetProperty("requestId").GetString()! })
            .ContinueWith(static task => _ = task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
    }
}

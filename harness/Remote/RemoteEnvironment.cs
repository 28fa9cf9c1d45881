using System.Net;
using System.Security.Cryptography;
using System.Text;
using Gate.Core.Rendering;
using Gate.Harness.Browsers;
using Gate.Harness.Machine;
using Microsoft.Playwright;

namespace Gate.Harness.Remote;

/// <summary>Writes down what produces the pixels where gate cannot look: all of it is what the browser tells.</summary>
internal static class RemoteEnvironment
{
    // Answered by the driver; a secure context, which alone may ask for fonts.
    private const string AskingPage = "https://gate.invalid/";

    private const string AskFonts = "async () => self.queryLocalFonts ? (await queryLocalFonts()).map(font => [font.family, font.style, font.fullName, font.postscriptName].join('|')) : null";

    public static async Task<RenderEnvironment> ReadAsync(RemoteBrowser browser)
    {
        var session = await browser.Browser.NewBrowserCDPSessionAsync();
        var version = (await session.SendAsync("Browser.getVersion"))!.Value;
        await session.DetachAsync();
        var fonts = await FontsAsync(browser.Browser);
        return new RenderEnvironment(
            EnvironmentReader.Name(version.GetProperty("product").GetString()!),
            FileName(browser.CommandLine),
            EnvironmentReader.Lasting(RemoteFlags.Given(browser.CommandLine).Select(AsLocal)),
            Digest(fonts),
            $"{Platform(version.GetProperty("userAgent").GetString()!)}, remote, {(fonts is null ? "fonts unknown" : "fonts known by name")}",
            RemoteFlags.IsSandboxed(browser.CommandLine));
    }

    // Where the proxies listen is of no account to the pixels.
    private static string AsLocal(string flag) => flag.StartsWith("--host-resolver-rules=", StringComparison.Ordinal) ? BrowserFlags.OnlyReaching(IPAddress.Loopback) : flag;

    private static string FileName(string commandLine) => Path.GetFileName(commandLine.Split(" --")[0].Replace('\\', '/'));

    // Mozilla/5.0 (X11; Linux x86_64) …
    private static string Platform(string userAgent) => userAgent.Split('(', ')') is [_, var platform, ..] ? platform : userAgent;

    // Never that of a machine whose fonts are known with their versions.
    private static string Digest(IReadOnlyList<string>? fonts) =>
        "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(fonts is null ? "unknown" : string.Join('\n', ["by name", .. fonts.Distinct().Order(StringComparer.Ordinal)]))));

    // Null where the browser does not know the question, as a headless shell may not.
    private static async Task<IReadOnlyList<string>?> FontsAsync(IBrowser browser)
    {
        await using var context = await browser.NewContextAsync();
        try
        {
            await context.GrantPermissionsAsync(["local-fonts"]);
            var page = await context.NewPageAsync();
            await page.RouteAsync("**/*", route => route.FulfillAsync(new RouteFulfillOptions { ContentType = "text/html", Body = "<!doctype html>" }));
            await page.GotoAsync(AskingPage);
            return await page.EvaluateAsync<string[]?>(AskFonts);
        }
        catch (PlaywrightException exception) when (!BrowserTrouble.SaysGone(exception.Message))
        {
            return null;
        }
    }
}

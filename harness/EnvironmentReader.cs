using System.Runtime.InteropServices;
using Gate.Core.Rendering;

namespace Gate.Harness;

/// <summary>Writes down what produces the pixels of this run.</summary>
internal static class EnvironmentReader
{
    // Differ in every run, and do not reach the pixels.
    private static readonly string[] Fleeting = ["--user-data-dir", "--remote-debugging", "--load-extension", "--proxy-server", "--noerrdialogs"];

    public static async Task<RenderEnvironment> ReadAsync(BrowserProcess browser, BrowserLaunch launch, CancellationToken cancellationToken)
    {
        var session = await browser.Browser.NewBrowserCDPSessionAsync();
        var product = (await session.SendAsync("Browser.getVersion"))!.Value.GetProperty("product").GetString()!;
        var flags = await FlagsAsync(session, launch);
        await session.DetachAsync();
        return new RenderEnvironment(
            Name(product), Path.GetFileName(launch.ExecutablePath), flags, (await FontList.ReadAsync(cancellationToken)).Digest,
            $"{RuntimeInformation.OSDescription} {RuntimeInformation.OSArchitecture}", launch.Sandbox);
    }

    // "Chrome/156.0.8078.73", "HeadlessChrome/156.…": one name for one engine.
    private static string Name(string product) => "Chromium " + product[(product.IndexOf('/', StringComparison.Ordinal) + 1)..];

    private static async Task<IReadOnlyList<string>> FlagsAsync(Microsoft.Playwright.ICDPSession session, BrowserLaunch launch)
    {
        var flags = launch.Flags;
        try
        {
            var answer = await session.SendAsync("Browser.getBrowserCommandLine");
            flags = [.. answer!.Value.GetProperty("arguments").EnumerateArray().Skip(1).Select(argument => argument.GetString()!)];
        }
        catch (Microsoft.Playwright.PlaywrightException)
        {
            // Only answered under --enable-automation; what we asked for ourselves is known anyway.
        }
        return [.. flags.Where(flag => flag.StartsWith("--", StringComparison.Ordinal) && !Fleeting.Any(name => flag.StartsWith(name, StringComparison.Ordinal)))
            .Distinct().Order(StringComparer.Ordinal)];
    }
}

using System.Runtime.InteropServices;
using Gate.Core.Rendering;
using Gate.Harness.Browsers;
using Gate.Harness.Remote;

namespace Gate.Harness.Machine;

/// <summary>Writes down what produces the pixels of this run.</summary>
internal static class EnvironmentReader
{
    // Differ from run to run without reaching the pixels, or stand in the environment by themselves.
    private static readonly string[] Fleeting =
        ["--disable-dev-shm-usage", RemoteFlags.Mark, "--ignore-certificate-errors-spki-list", "--load-extension", "--no-sandbox", "--proxy-server", "--remote-debugging", "--user-data-dir"];

    public static async Task<RenderEnvironment> ReadAsync(BrowserProcess browser, BrowserLaunch launch, CancellationToken cancellationToken)
    {
        if (browser is RemoteBrowser remote)
            return await RemoteEnvironment.ReadAsync(remote);
        var session = await browser.Browser.NewBrowserCDPSessionAsync();
        var product = (await session.SendAsync("Browser.getVersion"))!.Value.GetProperty("product").GetString()!;
        await session.DetachAsync();
        return new RenderEnvironment(
            Name(product), Path.GetFileName(launch.ExecutablePath), Flags(browser, launch), (await FontList.ReadAsync(cancellationToken)).Digest,
            $"{RuntimeInformation.OSDescription} {RuntimeInformation.OSArchitecture}", launch.Sandbox);
    }

    // "Chrome/156.0.8078.73", "HeadlessChrome/156.…": one name for one engine.
    public static string Name(string product) => "Chromium " + product[(product.IndexOf('/', StringComparison.Ordinal) + 1)..];

    // What the process really was given, a distribution's launch script included; where that cannot be read, what we gave it.
    private static IReadOnlyList<string> Flags(BrowserProcess browser, BrowserLaunch launch)
    {
        return Lasting(OperatingSystem.IsLinux()
            ? File.ReadAllText($"/proc/{browser.ProcessId}/cmdline").Split('\0')
            : launch.Flags);
    }

    /// <summary>Those that reach the pixels and are the same in every run, sorted.</summary>
    public static IReadOnlyList<string> Lasting(IEnumerable<string> flags) =>
        [.. flags.Where(flag => flag.StartsWith("--", StringComparison.Ordinal) && !Fleeting.Any(name => flag.StartsWith(name, StringComparison.Ordinal)))
            .Distinct().Order(StringComparer.Ordinal)];
}

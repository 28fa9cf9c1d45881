using System.Globalization;

namespace Gate.Harness.Doctor;

/// <summary>The ways to a browser and to fonts on this machine, in the order in which they are tried; each made when its turn comes.</summary>
internal static class InstallSteps
{
    public static IReadOnlyList<Func<InstallStep>> Browser() => [Download, Libraries, SystemBrowser];

    public static InstallStep Fonts() => PackageManager.Step("fonts of the system", SearchGround.ThisMachine(), manager => manager.Fonts);

    // Its default of 30 s for each of several mirrors makes minutes on a network that swallows packets.
    private static InstallStep Download() =>
        InstallStep.Of("Playwright's download", PlaywrightDriver.Call("install", "chromium-headless-shell") with
        {
            Variables = new Dictionary<string, string>
            {
                ["PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT"] = 15_000.ToString(CultureInfo.InvariantCulture),
            },
        });

    // Of use only when the download came through and found libraries missing.
    private static InstallStep Libraries()
    {
        const string Title = "libraries for Playwright's Chromium";
        SearchGround ground = SearchGround.ThisMachine();
        if (PlaywrightRegistry.Find(ground) is null)
            return InstallStep.Blocked(Title, "it was not downloaded");
        return PackageManager.AsRoot(PlaywrightDriver.Call("install-deps", "chromium-headless-shell"), ground) is { } call
            ? InstallStep.Of(Title, call)
            : InstallStep.Blocked(Title, PackageManager.NotRoot);
    }

    private static InstallStep SystemBrowser() =>
        PackageManager.Step("a browser of the system", SearchGround.ThisMachine(), manager => manager.Browser);
}

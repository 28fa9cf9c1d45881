using Gate.Harness.Browsers;
using Gate.Harness.Machine;

namespace Gate.Harness.Doctor;

/// <summary>Where a browser and fonts are looked for, and the ways to get them, in the order in which they are tried.</summary>
internal sealed record InstallPlan
{
    /// <summary>Where browsers are looked for.</summary>
    public required SearchGround Ground { get; init; }

    /// <summary>Each made when its turn comes: what can be tried may hang on the step before.</summary>
    public required IReadOnlyList<Func<InstallStep>> Browser { get; init; }

    /// <summary>The way to fonts.</summary>
    public required Func<InstallStep> Fonts { get; init; }

    /// <summary>Which fonts there are now.</summary>
    public required Func<CancellationToken, Task<FontSummary>> ReadFonts { get; init; }

    public static InstallPlan ThisMachine()
    {
        SearchGround ground = SearchGround.ThisMachine();
        return new InstallPlan
        {
            Ground = ground,
            Browser =
            [
                Download,
                () => Libraries(ground),
                () => SystemPackages.Step("a browser of the system", ground, manager => manager.Browser),
            ],
            Fonts = () => SystemPackages.Step("fonts of the system", ground, manager => manager.Fonts),
            ReadFonts = FontList.ReadAsync,
        };
    }

    private static InstallStep Download() =>
        InstallStep.Of("Playwright's download", PlaywrightDriver.Call("install", "chromium-headless-shell") with
        {
            // Its default of 30 s (in ms here) for each of several mirrors makes minutes on a network that swallows packets.
            Variables = new Dictionary<string, string> { ["PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT"] = "15000" },
        });

    // Of use only when the download came through and found libraries missing.
    private static InstallStep Libraries(SearchGround ground)
    {
        const string Title = "libraries for Playwright's Chromium";
        if (PlaywrightRegistry.Find(ground) is null)
            return InstallStep.Blocked(Title, "it was not downloaded");
        return SystemPackages.AsRoot(PlaywrightDriver.Call("install-deps", "chromium-headless-shell"), ground) is { } call
            ? InstallStep.Of(Title, call)
            : InstallStep.Blocked(Title, SystemPackages.NotRoot);
    }
}

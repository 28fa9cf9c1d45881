using Gate.Harness.Machine;

namespace Gate.Harness.Browsers;

/// <summary>Browsers of the system: by name on the <c>PATH</c>, then in the usual places.</summary>
internal static class SystemBrowsers
{
    private static readonly string[] Names =
    [
        "chromium-headless-shell", "chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome",
    ];

    private static readonly string[] WindowsRoots = ["ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"];

    public static BrowserChoice? Find(SearchGround ground)
    {
        foreach (string name in Names)
        {
            if (Executable.OnPath(name, ground) is { } path)
                return new BrowserChoice(path, BrowserOrigin.System, $"\"{name}\" on the PATH");
        }

        return ground.UsualPlaces
            .Select(Executable.At)
            .Where(path => path is not null)
            .Select(path => new BrowserChoice(path!, BrowserOrigin.System, $"\"{Path.GetFileName(path)}\" in a usual place"))
            .FirstOrDefault();
    }

    public static IReadOnlyList<string> UsualPlaces(Platform platform, string home, Func<string, string?> variable) => platform switch
    {
        Platform.MacOs => [.. MacPlaces("/"), .. MacPlaces(home), "/opt/homebrew/bin/chromium", "/usr/local/bin/chromium"],
        Platform.Windows => [.. WindowsRoots
            .Select(variable)
            .Where(root => !string.IsNullOrEmpty(root))
            .SelectMany(root => new[] { Path.Combine(root!, "Chromium", "Application", "chrome.exe"), Path.Combine(root!, "Google", "Chrome", "Application", "chrome.exe") })],
        // The PATH of a service or a cron job often lacks these.
        _ =>
        [
            "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/lib/chromium/chromium", "/usr/lib64/chromium-browser/chromium-browser",
            "/usr/bin/google-chrome-stable", "/opt/google/chrome/chrome", "/snap/bin/chromium",
        ],
    };

    private static IEnumerable<string> MacPlaces(string root) =>
    [
        Path.Combine(root, "Applications", "Chromium.app", "Contents", "MacOS", "Chromium"),
        Path.Combine(root, "Applications", "Google Chrome.app", "Contents", "MacOS", "Google Chrome"),
    ];
}

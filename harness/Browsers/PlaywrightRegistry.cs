using System.Globalization;
using System.Text.Json;
using Gate.Harness.Machine;

namespace Gate.Harness.Browsers;

/// <summary>
/// Browsers that Playwright has installed. Taken first is the revision its driver was made for, then the newest; the
/// headless shell before the full browser, as Playwright itself does for headless work.
/// </summary>
internal static class PlaywrightRegistry
{
    // Folder prefix, name for people, executables inside the platform folder (old and new names).
    private static readonly (string Prefix, string Name, string[] Files)[] Kinds =
    [
        ("chromium_headless_shell-", "chromium-headless-shell", ["chrome-headless-shell", "headless_shell", "chrome-headless-shell.exe", "headless_shell.exe"]),
        ("chromium-", "chromium",
        [
            "chrome", "chrome.exe",
            Path.Combine("Google Chrome for Testing.app", "Contents", "MacOS", "Google Chrome for Testing"),
            Path.Combine("Chromium.app", "Contents", "MacOS", "Chromium"),
        ]),
    ];

    public static BrowserChoice? Find(SearchGround ground)
    {
        string root = Root(ground);
        if (!Directory.Exists(root))
            return null;
        int expected = ExpectedRevision(ground.DriverPackage);
        var found =
            from kind in Kinds.Index()
            from folder in Directory.EnumerateDirectories(root, kind.Item.Prefix + "*")
            let revision = RevisionOf(folder, kind.Item.Prefix)
            where revision > 0 && File.Exists(Path.Combine(folder, "INSTALLATION_COMPLETE"))
            orderby revision == expected descending, revision descending, kind.Index
            let path = ExecutableIn(folder, kind.Item.Files)
            where path is not null
            select new BrowserChoice(path, BrowserOrigin.Playwright, Phrase(kind.Item.Name, revision, expected));
        return found.FirstOrDefault();
    }

    // The order of Playwright's own registry: the variable ("0" means inside the driver's package), else the user's cache.
    internal static string Root(SearchGround ground)
    {
        string? named = ground.Variable("PLAYWRIGHT_BROWSERS_PATH");
        if (named == "0")
            return Path.Combine(ground.DriverPackage, ".local-browsers");
        if (!string.IsNullOrEmpty(named))
            return Path.GetFullPath(named, ground.WorkingFolder);
        string cache = ground.Platform switch
        {
            Platform.MacOs => Path.Combine(ground.Home, "Library", "Caches"),
            Platform.Windows => Given(ground, "LOCALAPPDATA") ?? Path.Combine(ground.Home, "AppData", "Local"),
            _ => Given(ground, "XDG_CACHE_HOME") ?? Path.Combine(ground.Home, ".cache"),
        };
        return Path.Combine(cache, "ms-playwright");
    }

    private static string? Given(SearchGround ground, string name) => ground.Variable(name) is { Length: > 0 } value ? value : null;

    // 0 where the driver does not say: then the newest wins.
    private static int ExpectedRevision(string driverPackage)
    {
        string file = Path.Combine(driverPackage, "browsers.json");
        if (!File.Exists(file))
            return 0;
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        foreach (JsonElement browser in json.RootElement.GetProperty("browsers").EnumerateArray())
        {
            if (browser.GetProperty("name").GetString() == "chromium-headless-shell")
                return int.Parse(browser.GetProperty("revision").GetString()!, CultureInfo.InvariantCulture);
        }

        return 0;
    }

    private static int RevisionOf(string folder, string prefix) =>
        int.TryParse(Path.GetFileName(folder).AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int revision) ? revision : 0;

    private static string? ExecutableIn(string folder, string[] files) =>
        Directory.EnumerateDirectories(folder)
            .Order(StringComparer.Ordinal)
            .SelectMany(platform => files.Select(file => Executable.At(Path.Combine(platform, file))))
            .FirstOrDefault(path => path is not null);

    private static string Phrase(string name, int revision, int expected) =>
        revision == expected || expected == 0
            ? $"Playwright's {name}, revision {revision}"
            : $"Playwright's {name}, revision {revision} (its driver was made for {expected})";
}

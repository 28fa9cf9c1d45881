using Gate.Harness.Machine;

namespace Gate.Harness.Browsers;

/// <summary>What the search for a browser looks at: the machine, or a made-up one in a test.</summary>
internal sealed record SearchGround
{
    /// <summary>Which places are usual.</summary>
    public required Platform Platform { get; init; }

    /// <summary>Reads an environment variable; null when unset.</summary>
    public required Func<string, string?> Variable { get; init; }

    /// <summary>The user's home folder, absolute.</summary>
    public required string Home { get; init; }

    /// <summary>Relative paths start here.</summary>
    public required string WorkingFolder { get; init; }

    /// <summary>The <c>package</c> folder of Playwright's driver, which names the browser revision it was made for.</summary>
    public required string DriverPackage { get; init; }

    /// <summary>Usual places of system browsers, best first, absolute.</summary>
    public required IReadOnlyList<string> UsualPlaces { get; init; }

    public static SearchGround ThisMachine()
    {
        Platform platform = OperatingSystem.IsWindows() ? Platform.Windows : OperatingSystem.IsMacOS() ? Platform.MacOs : Platform.Linux;
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify);
        return new SearchGround
        {
            Platform = platform,
            Variable = Environment.GetEnvironmentVariable,
            Home = home,
            WorkingFolder = Environment.CurrentDirectory,
            // Where Microsoft.Playwright's build targets put the driver: beside the program.
            DriverPackage = Path.Combine(AppContext.BaseDirectory, ".playwright", "package"),
            UsualPlaces = SystemBrowsers.UsualPlaces(platform, home, Environment.GetEnvironmentVariable),
        };
    }
}

using Gate.Harness.Machine;

namespace Gate.Harness.Browsers;

/// <summary>The commands to try where no browser is to be found.</summary>
internal static class BrowserAdvice
{
    /// <summary>For a search that found none.</summary>
    public static string Commands(Platform platform) => "gate doctor --fix, or " + ByHand(platform);

    /// <summary>For an installation that did not work.</summary>
    public static string ByHand(Platform platform) => platform switch
    {
        Platform.MacOs => "brew install --cask google-chrome, or --browser PATH",
        Platform.Windows => "winget install Google.Chrome, or --browser PATH",
        _ => "(as root) apt-get install chromium / dnf install chromium / apk add chromium, or --browser PATH",
    };
}

namespace Gate.Harness;

/// <summary>The commands to try where no browser is to be found.</summary>
internal static class BrowserAdvice
{
    public static string Commands(Platform platform) => platform switch
    {
        Platform.MacOs => "gate doctor --fix, or brew install --cask chromium, or --browser PATH",
        Platform.Windows => "gate doctor --fix, or winget install Google.Chrome, or --browser PATH",
        _ => "gate doctor --fix, or (as root) apt-get install chromium / dnf install chromium / apk add chromium, or --browser PATH",
    };
}

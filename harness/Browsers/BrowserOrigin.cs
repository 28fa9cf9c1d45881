namespace Gate.Harness.Browsers;

/// <summary>Where a browser came from, in the order of the search.</summary>
public enum BrowserOrigin
{
    /// <summary>Named by <c>--browser</c>, <c>GATE_BROWSER</c> or <c>use.launchOptions.executablePath</c>.</summary>
    Named,

    /// <summary>Installed and managed by Playwright.</summary>
    Playwright,

    /// <summary>Installed on the system.</summary>
    System,
}

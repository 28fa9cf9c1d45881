namespace Gate.Harness.Browsers;

/// <summary>How every browser process of a run is started.</summary>
/// <param name="ExecutablePath">The browser.</param>
/// <param name="Flags">Beyond Playwright's own.</param>
/// <param name="Sandbox">Whether Chromium's sandbox is on.</param>
internal sealed record BrowserLaunch(string ExecutablePath, IReadOnlyList<string> Flags, bool Sandbox);

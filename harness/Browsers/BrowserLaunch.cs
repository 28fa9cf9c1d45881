using Gate.Core.Rendering;

namespace Gate.Harness.Browsers;

/// <summary>How every browser process of a run is started.</summary>
/// <param name="ExecutablePath">The browser; empty for the one that a remote server has.</param>
/// <param name="Flags">Beyond Playwright's own.</param>
/// <param name="Sandbox">Whether Chromium's sandbox is on.</param>
internal sealed record BrowserLaunch(string ExecutablePath, IReadOnlyList<string> Flags, bool Sandbox)
{
    /// <summary>The server that starts it; null for this machine.</summary>
    public RemoteServer? Server { get; init; }
}

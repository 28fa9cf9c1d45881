namespace Gate.Harness.Browsers;

/// <summary>The browser that was taken, and why this one.</summary>
/// <param name="Path">Absolute path of the executable.</param>
/// <param name="Origin">Which step of the search found it.</param>
/// <param name="How">One phrase for people, e.g. <c>Playwright's chromium-headless-shell, revision 1248</c>; holds no path.</param>
public sealed record BrowserChoice(string Path, BrowserOrigin Origin, string How);

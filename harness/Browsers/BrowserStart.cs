namespace Gate.Harness.Browsers;

/// <summary>How the browsers of a run come to be.</summary>
/// <param name="Driver">Of all of them.</param>
/// <param name="Launch">Their command line.</param>
/// <param name="MeetAsync">Done once, with the first of them, before any is used.</param>
internal sealed record BrowserStart(BrowserDriver Driver, BrowserLaunch Launch, Func<BrowserProcess, CancellationToken, Task> MeetAsync);

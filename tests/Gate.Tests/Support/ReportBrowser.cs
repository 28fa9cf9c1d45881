using Gate.Core.Report;
using Gate.Core.Run;
using Microsoft.Playwright;

namespace Gate.Tests.Support;

/// <summary>One Chromium for the report's tests, and the pictures of the rich sample, drawn once.</summary>
internal sealed class ReportBrowser : IAsyncDisposable
{
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly string _pictures;

    private ReportBrowser(IPlaywright playwright, IBrowser browser, string pictures) => (_playwright, _browser, _pictures) = (playwright, browser, pictures);

    public static async Task<ReportBrowser> StartAsync()
    {
        var pictures = Directory.CreateTempSubdirectory("gate-pictures-").FullName;
        SampleEvidence.Write(SampleReports.Rich(), pictures);
        // What is asserted is what comes, not when: a loaded machine needs longer than the default of 5 s.
        Assertions.SetDefaultExpectTimeout(120_000);
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Executable(),
            ChromiumSandbox = !Environment.IsPrivilegedProcess,
        });
        return new ReportBrowser(playwright, browser, pictures);
    }

    /// <summary>Writes the report into a folder of its own, the pictures beside it unless they shall be missing, and opens it.</summary>
    public async Task<ReportPage> OpenAsync(RunReport report, string hash = "", BrowserNewContextOptions? options = null, bool withPictures = true)
    {
        var folder = Directory.CreateTempSubdirectory("gate-report-").FullName;
        if (withPictures)
        {
            foreach (var file in Directory.EnumerateFiles(_pictures, "*", SearchOption.AllDirectories))
            {
                var copy = Path.Combine(folder, Path.GetRelativePath(_pictures, file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }
        }

        await using (var file = File.Create(Path.Combine(folder, "index.html")))
            new HtmlReport().Write(report, file);
        var context = await _browser.NewContextAsync(options ?? new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1440, Height = 900 } });
        var page = new ReportPage(context, await context.NewPageAsync(), folder);
        page.Page.SetDefaultTimeout(120_000);
        await page.Page.GotoAsync(page.Address + hash);
        return page;
    }

    /// <summary>A page of its own at an address that is served; its context is the caller's to close.</summary>
    public async Task<IPage> VisitAsync(string address, BrowserNewContextOptions? options = null)
    {
        var context = await _browser.NewContextAsync(options);
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(120_000);
        await page.GotoAsync(address);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
        Directory.Delete(_pictures, recursive: true);
    }

    // The same order as the tool: what was named, then what the system has; null leaves it to Playwright.
    private static string? Executable() => Environment.GetEnvironmentVariable("GATE_BROWSER") is { Length: > 0 } named
        ? named
        : new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);
}

using Gate.Core.Report;
using Gate.Core.Run;
using Microsoft.Playwright;

namespace Gate.Tests.Support;

/// <summary>A report on disk, opened in Chromium from <c>file://</c>; everything a hostile or broken report could set off is collected.</summary>
internal sealed class ReportPage : IAsyncDisposable
{
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly string _folder;

    private ReportPage(IPlaywright playwright, IBrowser browser, IPage page, string folder)
    {
        (_playwright, _browser, Page, _folder) = (playwright, browser, page, folder);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                Troubles.Add($"console {message.Type}: {message.Text}");
        };
        page.PageError += (_, error) => Troubles.Add($"page error: {error}");
        page.Dialog += (_, dialog) =>
        {
            Troubles.Add($"dialog: {dialog.Message}");
            dialog.DismissAsync().GetAwaiter().GetResult();
        };
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith("file:", StringComparison.Ordinal))
                Troubles.Add($"request: {request.Url}");
        };
    }

    public IPage Page { get; }

    public List<string> Troubles { get; } = [];

    public string File => Path.Combine(_folder, "index.html");

    public string Address => new Uri(File).AbsoluteUri;

    public static async Task<ReportPage> OpenAsync(RunReport report, string hash = "", BrowserNewContextOptions? options = null, bool withEvidence = true)
    {
        var folder = Directory.CreateTempSubdirectory("gate-report-").FullName;
        if (withEvidence)
            SampleEvidence.Write(report, folder);
        await using (var file = System.IO.File.Create(Path.Combine(folder, "index.html")))
            new HtmlReport().Write(report, file);
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Executable(),
            ChromiumSandbox = !Environment.IsPrivilegedProcess,
        });
        var context = await browser.NewContextAsync(options ?? new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1440, Height = 900 } });
        var page = await context.NewPageAsync();
        var opened = new ReportPage(playwright, browser, page, folder);
        await page.GotoAsync(opened.Address + hash);
        return opened;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    // The same order as the tool: what was named, then what the system has; null leaves it to Playwright.
    private static string? Executable() => Environment.GetEnvironmentVariable("GATE_BROWSER") is { Length: > 0 } named
        ? named
        : new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(System.IO.File.Exists);
}

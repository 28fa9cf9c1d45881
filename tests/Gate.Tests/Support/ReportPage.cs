using Microsoft.Playwright;

namespace Gate.Tests.Support;

/// <summary>A report opened from <c>file://</c>; everything that a hostile or broken report could set off is collected.</summary>
internal sealed class ReportPage : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly string _folder;

    public ReportPage(IBrowserContext context, IPage page, string folder)
    {
        (_context, Page, _folder) = (context, page, folder);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                Troubles.Add($"console {message.Type}: {message.Text}");
        };
        page.PageError += (_, error) => Troubles.Add($"page error: {error}");
        page.Dialog += async (_, dialog) =>
        {
            Troubles.Add($"dialog: {dialog.Message}");
            await dialog.DismissAsync();
        };
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith("file:", StringComparison.Ordinal))
                Troubles.Add($"request: {request.Url}");
        };
    }

    public IPage Page { get; }

    public List<string> Troubles { get; } = [];

    public string IndexFile => Path.Combine(_folder, "index.html");

    public string Address => new Uri(IndexFile).AbsoluteUri;

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Gate.Tests.Support;

/// <summary>
/// The trap pages as a live site: files of a folder, <c>?delay=ms</c> before any answer, a random delay before all of them if
/// wanted, and answers no file can give: polls, a long poll, streams without end, a font of this machine.
/// </summary>
internal sealed class TrapServer : IAsyncDisposable
{
    private static readonly string[] FontFolders = ["/usr/share/fonts", "/System/Library/Fonts", "/Library/Fonts", @"C:\Windows\Fonts"];
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan LongPoll = TimeSpan.FromSeconds(20);

    private readonly WebApplication _app;
    private readonly string _folder;
    private readonly int _jitter;

    private TrapServer(WebApplication app, string folder, int jitter)
    {
        _app = app;
        _folder = folder;
        _jitter = jitter;
        app.Run(AnswerAsync);
    }

    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/");

    /// <param name="folder">With the pages.</param>
    /// <param name="jitter">Upper bound of the random delay, ms; 0 for none.</param>
    public static async Task<TrapServer> StartAsync(string folder, int jitter)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var server = new TrapServer(app, folder, jitter);
        await app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var (response, gone) = (context.Response, context.RequestAborted);
        var delay = int.TryParse(context.Request.Query["delay"], out var asked) ? asked : 0;
        try
        {
            await Task.Delay(delay + Random.Shared.Next(_jitter + 1), gone);
            response.Headers.CacheControl = "no-store";
            switch (context.Request.Path.Value)
            {
                case "/__poll":
                    await response.WriteAsync("{}", gone);
                    break;
                case "/__longpoll":
                    await Task.Delay(LongPoll, gone);
                    break;
                case "/__hang":
                    await Task.Delay(Timeout.Infinite, gone);
                    break;
                case "/__sse":
                    await EndlessAsync(response, "text/event-stream", "data: {0}\n\n", gone);
                    break;
                case "/__stream":
                    await EndlessAsync(response, "text/plain", "{0}\n", gone);
                    break;
                case "/__module":
                    response.ContentType = "text/javascript";
                    await response.WriteAsync("export const text = 'imported at ';", gone);
                    break;
                case "/__font":
                    response.ContentType = "font/ttf";
                    await response.SendFileAsync(Font(), gone);
                    break;
                default:
                    await FileAsync(response, context.Request.Path.Value!.TrimStart('/'), gone);
                    break;
            }
        }
        catch (OperationCanceledException)
        {
            // The browser left, as it does from all that has no end.
            context.Abort();
        }
    }

    private async Task FileAsync(HttpResponse response, string name, CancellationToken gone)
    {
        var file = Path.Combine(_folder, Path.GetFileName(name));
        if (!File.Exists(file))
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        response.ContentType = new FileExtensionContentTypeProvider().TryGetContentType(file, out var type) ? type : "application/octet-stream";
        response.ContentLength = new FileInfo(file).Length;
        await response.SendFileAsync(file, gone);
    }

    private static async Task EndlessAsync(HttpResponse response, string type, string format, CancellationToken gone)
    {
        response.ContentType = type;
        for (var count = 0; ; count++)
        {
            await response.WriteAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, format, count), gone);
            await response.Body.FlushAsync(gone);
            await Task.Delay(Beat, gone);
        }
    }

    // No font file is kept in this repository: any of the machine's does.
    private static string Font() => FontFolders.Where(Directory.Exists)
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*.ttf", SearchOption.AllDirectories))
        .Order(StringComparer.Ordinal)
        .FirstOrDefault() ?? throw new InvalidOperationException("the traps with fonts need a TrueType font in one of " + string.Join(", ", FontFolders));
}

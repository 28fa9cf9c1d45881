using System.Net;
using System.Text.Json;
using Gate.Core;
using Gate.Core.Report;
using Gate.Core.Run;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Gate.Cli.Reviewing;

/// <summary>The report of a run on loopback. It reads the run's own pictures, and writes nothing but the ledger.</summary>
internal sealed class ReviewServer : IAsyncDisposable
{
    /// <summary>Thousands of shot ids with a long reason; more is no decision.</summary>
    private const int MaxBody = 1024 * 1024;

    /// <summary>The same for every reason: who guesses learns nothing.</summary>
    private const string NotInside = "This link was used already, or is not of this review. Start `gate review` again.\n";

    private readonly ReviewDesk _desk;
    private readonly WebApplication _application;
    private ReviewDoor _door = new(0);

    private ReviewServer(ReviewDesk desk)
    {
        _desk = desk;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options =>
        {
            options.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
            options.Limits.MaxRequestBodySize = MaxBody;
            options.AddServerHeader = false;
        });
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(2));
        _application = builder.Build();
        _application.Run(AnswerAsync);
    }

    /// <summary>To be opened once, in a browser on this machine.</summary>
    public string Address => _door.Address;

    public static async Task<ReviewServer> StartAsync(ReviewDesk desk, CancellationToken cancellationToken)
    {
        var server = new ReviewServer(desk);
        await server._application.StartAsync(cancellationToken);
        server._door = new ReviewDoor(new Uri(server._application.Urls.Single()).Port);
        return server;
    }

    /// <summary>Until somebody ends it, from the page or from the terminal.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => _application.WaitForShutdownAsync(cancellationToken);

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        response.Headers["Content-Security-Policy"] = "frame-ancestors 'none'";
        var path = request.Path.Value ?? "/";
        if (!_door.IsForUs(request))
            response.StatusCode = StatusCodes.Status403Forbidden;
        else if (request.Method == HttpMethods.Get && path == "/" && request.Query.ContainsKey("token") && !_door.IsInside(request))
            await EnterAsync(context);
        else if (!_door.IsInside(request))
            await RefuseAsync(context);
        else if (request.Method == HttpMethods.Get)
            await ReadAsync(path, context);
        else if (request.Method != HttpMethods.Post)
            response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        else if (!_door.MayWrite(request))
            response.StatusCode = StatusCodes.Status403Forbidden;
        else
            await WriteAsync(path, context);
    }

    private async Task EnterAsync(HttpContext context)
    {
        if (_door.TryEnter(context))
            context.Response.Redirect("/");
        else
            await RefuseAsync(context);
    }

    private static Task RefuseAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(NotInside, context.RequestAborted);
    }

    private async Task ReadAsync(string path, HttpContext context)
    {
        var response = context.Response;
        if (path is "/" or "/index.html")
        {
            response.ContentType = "text/html; charset=utf-8";
            await response.WriteAsync(HtmlReport.Served(_desk.Report, _desk.Command, _desk.Notice), context.RequestAborted);
        }
        else if (_desk.Picture(path) is { } file)
        {
            response.ContentType = "image/png";
            await response.SendFileAsync(file, context.RequestAborted);
        }
        else
            response.StatusCode = StatusCodes.Status404NotFound;
    }

    private async Task WriteAsync(string path, HttpContext context)
    {
        if (path == "/shutdown")
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            await context.Response.CompleteAsync();
            _application.Lifetime.StopApplication();
            return;
        }

        if (path != "/decisions")
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        try
        {
            var asked = await JsonSerializer.DeserializeAsync<ReviewRequest>(context.Request.Body, ReportJson.LineOptions, context.RequestAborted);
            var uncounted = await _desk.RecordAsync(asked ?? throw new JsonException("nothing was asked"), context.RequestAborted);
            await TellAsync(context, StatusCodes.Status200OK, "recorded", uncounted);
        }
        catch (GateException exception)
        {
            await TellAsync(context, StatusCodes.Status409Conflict, exception.NextStep is { } next ? $"{exception.Message}; {next}" : exception.Message);
        }
        catch (JsonException)
        {
            await TellAsync(context, StatusCodes.Status400BadRequest, "the request is not a decision");
        }
        catch (Microsoft.AspNetCore.Http.BadHttpRequestException exception)
        {
            await TellAsync(context, exception.StatusCode, "the request is too large or broken");
        }
    }

    private static Task TellAsync(HttpContext context, int status, string message, string? warning = null)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(JsonSerializer.Serialize(new { message, warning }), context.RequestAborted);
    }
}

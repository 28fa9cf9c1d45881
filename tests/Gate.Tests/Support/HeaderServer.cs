using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Gate.Tests.Support;

/// <summary>A live site whose answers invite to be remembered: pages out of their own query, and a style sheet that is another one for every page that asks.</summary>
internal sealed class HeaderServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private HeaderServer(WebApplication app) => _app = app;

    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/");

    public static async Task<HeaderServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.Run(AnswerAsync);
        await app.StartAsync();
        return new HeaderServer(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static Task AnswerAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        switch (request.Path.Value)
        {
            case "/style.css":
                response.ContentType = "text/css";
                response.Headers.CacheControl = request.QueryString.Value == "?immutable" ? "public, max-age=99999, immutable" : "max-age=99999";
                response.Headers.ETag = "\"same\"";
                if (request.Headers.IfNoneMatch.Count > 0)
                {
                    response.StatusCode = 304;
                    return Task.CompletedTask;
                }
                var height = request.Headers.Referer.ToString().Contains("high", StringComparison.Ordinal) ? 900 : 700;
                return response.WriteAsync($"body {{ height: {height}px }}");
            case "/worker.js":
                response.ContentType = "text/javascript";
                return response.WriteAsync("oninstall = () => skipWaiting(); onactivate = () => clients.claim(); onfetch = () => {};");
            default:
                response.ContentType = "text/html";
                response.Headers.SetCookie = "seen=1; HttpOnly; Max-Age=9999; Path=/";
                var link = request.Query.TryGetValue("cached", out var name) ? $"<link rel=stylesheet href='style.css?{name}'>" : "";
                var seen = request.Cookies.ContainsKey("seen") ? "<div style='height:3000px'></div>" : "";
                return response.WriteAsync($"<!doctype html><style>body {{ margin: 0 }}</style>{link}<body>{seen}<script>{request.Query["script"]}</script>");
        }
    }
}

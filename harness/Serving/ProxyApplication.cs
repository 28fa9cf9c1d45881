using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Gate.Harness.Serving;

/// <summary>One HTTP request: find out what it is for, ask the routes, answer or drop.</summary>
internal sealed class ProxyApplication(ProxyRoutes routes, ProxyLogs logs, SiteResponder? site, Forwarder forwarder, ReplayResponder replay) : IHttpApplication<HttpContext>
{
    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }

    public async Task ProcessRequestAsync(HttpContext context)
    {
        if (TargetOf(context) is not { } target)
        {
            context.Abort();
            return;
        }

        var entry = logs.Current.Begin(context.Request.Method, target.Url);
        try
        {
            await (routes.ForRequest(target) switch
            {
                Route.Site => site!.AnswerAsync(context, target, entry),
                Route.Replay => replay.AnswerAsync(context, target, entry),
                Route.Forward => forwarder.ForwardAsync(context, target, entry),
                _ => RefuseAsync(context, target, entry),
            });
        }
        catch (Exception exception) when (context.RequestAborted.IsCancellationRequested || exception is IOException or OperationCanceledException)
        {
            entry.Failed("the connection ended early");
            context.Abort();
        }
        catch (Exception exception)
        {
            entry.Failed(exception.GetType().Name);
            logs.Fault(exception);
            context.Abort();
        }
    }

    private static ProxyTarget? TargetOf(HttpContext context)
    {
        var raw = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        if (context.Features.Get<TunnelOrigin>() is not { } tunnel)
            return ProxyTarget.ParseAbsolute(raw);
        // Inside a tunnel there is one destination, whatever the Host header says.
        return raw.StartsWith('/') ? tunnel.Target with { PathAndQuery = raw } : null;
    }

    private static Task RefuseAsync(HttpContext context, ProxyTarget target, ProxyLog.Entry entry)
    {
        entry.Refused($"{target.BareHost} is not declared");
        context.Abort();
        return Task.CompletedTask;
    }
}

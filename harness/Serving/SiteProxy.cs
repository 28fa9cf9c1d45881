using System.Text;
using Gate.Core.Pages;
using Gate.Core.Rendering;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Gate.Harness.Serving;

/// <summary>
/// One endpoint for one side, on loopback unless its browser is on another machine, which <em>is</em> the HTTP proxy of its browser context: it answers for the site's one
/// origin and is the wall towards everything else. Give the context <c>Proxy { Server = Address, Bypass = "&lt;-loopback&gt;" }</c>,
/// and let it ignore certificate errors when the base address is https.
/// </summary>
public sealed class SiteProxy : IAsyncDisposable
{
    /// <summary>Chromium opens at most 32 connections through one proxy; several contexts may share an endpoint.</summary>
    private const int MaxConnections = 256;

    private readonly KestrelServer _server;
    private readonly ProxyLogs _logs;
    private readonly SiteResponder? _responder;
    private readonly SiteTls? _tls;
    private readonly Forwarder _forwarder;

    private SiteProxy(Site site, RenderSettings settings, ProxyParts parts)
    {
        var mapping = site is Site.Live { IsMapped: true } live ? new SiteMapping(live, settings) : null;
        var routes = new ProxyRoutes(site, settings, mapping);
        _logs = new ProxyLogs();
        var hosts = TlsHosts(site, routes.Base, settings);
        _tls = hosts.Count > 0 ? new SiteTls(parts.Externals.Key, hosts) : null;
        _forwarder = new Forwarder(mapping, parts.Pace);
        var door = new ConnectionDoor(routes, _logs, _tls, parts.Pace);
        var transport = new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
        _server = new KestrelServer(Options.Create(ServerOptions(door, parts.Place)), transport, NullLoggerFactory.Instance);
        _responder = site is Site.Served served ? new SiteResponder(served.Files, routes.Base) : null;
        Login = parts.Place.Login;
        Application = new ProxyApplication(routes, _logs, _responder, _forwarder, new ReplayResponder(parts.Externals, routes.Base));
    }

    /// <summary>Where the proxy listens, e.g. <c>http://127.0.0.1:port/</c>.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    /// <summary>What a browser has to show; null on loopback.</summary>
    internal ProxyLogin? Login { get; }

    private ProxyApplication Application { get; }

    /// <summary>Starts listening on a free port.</summary>
    /// <param name="site">Whose pages are served or forwarded.</param>
    /// <param name="settings">The base address of served sites, and which hosts are allowed.</param>
    /// <param name="parts">Shared by both sides.</param>
    /// <param name="cancellationToken">Ends the start, not the proxy.</param>
    internal static async Task<SiteProxy> StartAsync(Site site, RenderSettings settings, ProxyParts parts, CancellationToken cancellationToken)
    {
        var proxy = new SiteProxy(site, settings, parts);
        try
        {
            await proxy._server.StartAsync(proxy.Application, cancellationToken);
            proxy.Address = new Uri(proxy._server.Features.Get<IServerAddressesFeature>()!.Addresses.Single());
            return proxy;
        }
        catch
        {
            await proxy.DisposeAsync();
            throw;
        }
    }

    /// <summary>A fresh log for the requests that arrive from now on; requests in flight stay in the one before.</summary>
    /// <exception cref="InvalidOperationException">A bug was met while serving: the inner exception.</exception>
    public ProxyLog BeginShot() => _logs.Next();

    /// <summary>What the served site would answer to a request, by the same code that answers browsers, without one.</summary>
    /// <param name="asked">A request for the site's own origin as it stands in a log.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The record that the log would hold; null where no whole answer can be given.</returns>
    internal async Task<ProxyRecord?> AskAsync(ProxyRecord asked, CancellationToken cancellationToken)
    {
        if (_responder is not { } responder || ProxyTarget.ParseAbsolute(asked.Url) is not { } target)
            return null;
        var log = new ProxyLog();
        var context = new DefaultHttpContext { RequestAborted = cancellationToken };
        context.Request.Method = asked.Method;
        context.Request.Headers.Range = asked.Range;
        context.Request.Headers.IfRange = asked.IfRange;
        context.Response.Body = Stream.Null;
        try
        {
            await responder.AnswerAsync(context, target, log.Begin(asked.Method, asked.Url));
        }
        catch (IOException)
        {
            // The file is being changed under us, or cannot be read to its end.
            return null;
        }
        return log.Records[0];
    }

    /// <summary>Stops listening and ends every connection, those in use too.</summary>
    public async ValueTask DisposeAsync()
    {
        // Waiting for the browser to let go of its connections would be in vain: it keeps them for later.
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _server.StopAsync(now.Token);
        _server.Dispose();
        _forwarder.Dispose();
        _tls?.Dispose();
    }

    private static List<string> TlsHosts(Site site, Uri address, RenderSettings settings)
    {
        var hosts = settings.Externals.Where(entry => entry.Value == ExternalPolicy.Replay).Select(entry => entry.Key.Trim('[', ']')).ToList();
        var signed = site switch { Site.Served => [address], Site.Live { IsMapped: true } live => new[] { live.Base, live.Reached }, _ => [] };
        hosts.AddRange(signed.Where(own => own.Scheme == Uri.UriSchemeHttps).Select(own => own.IdnHost));
        return hosts;
    }

    private static KestrelServerOptions ServerOptions(ConnectionDoor door, ProxyPlace place)
    {
        var options = new KestrelServerOptions
        {
            AddServerHeader = false,
            AllowHostHeaderOverride = true,
            RequestHeaderEncodingSelector = static _ => Encoding.Latin1,
            ResponseHeaderEncodingSelector = static _ => Encoding.Latin1,
        };
        var limits = options.Limits;
        limits.MaxConcurrentConnections = MaxConnections;
        limits.MaxRequestLineSize = ConnectionDoor.MaxRequestLine;
        limits.MaxRequestHeadersTotalSize = 256 << 10;
        limits.MaxRequestHeaderCount = 500;
        limits.MaxRequestBufferSize = 2 * ConnectionDoor.MaxRequestLine;
        limits.MaxRequestBodySize = 64 << 20;
        // A video that waits for its turn reads slowly, and is no attack on a loopback port.
        limits.MinRequestBodyDataRate = null;
        limits.MinResponseDataRate = null;
        options.Listen(place.Address, 0, listen =>
        {
            listen.Protocols = HttpProtocols.Http1;
            if (place.Login is { } login)
                listen.Use(next => connection => new LoginDoor(login).OnConnectionAsync(connection, next));
            listen.Use(next => connection => door.OnConnectionAsync(connection, next));
        });
        return options;
    }
}

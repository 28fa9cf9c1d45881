using System.Buffers;
using System.IO.Pipelines;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Connections;

namespace Gate.Harness.Serving;

/// <summary>
/// Stands before the HTTP parser and reads the first request line of every connection. What the site does not own is dropped
/// here, as bytes, so that not even a request the parser dislikes (a host name it cannot read, an overlong address) is answered
/// with an HTTP status. Chromium keeps connections apart by destination, so the first line is mostly the only one that matters;
/// <see cref="ProxyApplication"/> asks the same <see cref="ProxyRoutes"/> again for every later one.
/// </summary>
internal sealed class ConnectionDoor(ProxyRoutes routes, ProxyLogs logs, SiteTls? tls, HostPace pace)
{
    /// <summary>Chromium cuts addresses at 2 MiB (url::kMaxURLChars); a longer first line is nobody's.</summary>
    public const int MaxRequestLine = (2 << 20) + (64 << 10);

    /// <summary>Names and addresses in the log are cut here: they come from the page.</summary>
    private const int MaxLoggedTarget = 8192;

    /// <summary>A connection opened in advance may wait; one that never asks for anything is let go after this.</summary>
    private static readonly TimeSpan FirstLineTimeout = TimeSpan.FromMinutes(2);

    public async Task OnConnectionAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        try
        {
            using var bound = CancellationTokenSource.CreateLinkedTokenSource(connection.ConnectionClosed);
            bound.CancelAfter(FirstLineTimeout);
            if (await ReadFirstLineAsync(connection.Transport.Input, bound.Token) is { } line)
                await RouteAsync(connection, line, next, bound.Token);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or ConnectionResetException or ConnectionAbortedException)
        {
            connection.Abort(new ConnectionAbortedException("the client went away", exception));
        }
        catch (Exception exception)
        {
            logs.Fault(exception);
            connection.Abort();
        }
    }

    private Task RouteAsync(ConnectionContext connection, RequestLine line, ConnectionDelegate next, CancellationToken cancellationToken)
    {
        var isConnect = line.Method == "CONNECT";
        var target = isConnect ? ProxyTarget.ParseConnect(line.Target) : ProxyTarget.ParseAbsolute(line.Target);
        if (target is null)
            return Drop(connection); // origin-form, or no HTTP at all: somebody talks to the port who is not this browser
        var route = isConnect ? routes.ForTunnel(target) : routes.ForRequest(target);
        return (route, isConnect) switch
        {
            (Route.Drop, _) => Refuse(connection, line.Method, target),
            (_, false) => next(connection),
            (Route.Site or Route.Replay, true) => ServeTlsAsync(connection, target, next, cancellationToken),
            (_, true) => TunnelAsync(connection, target, cancellationToken),
        };
    }

    private Task Refuse(ConnectionContext connection, string method, ProxyTarget target)
    {
        var url = target.Url;
        var entry = logs.Current.Begin(method, url.Length > MaxLoggedTarget ? url[..MaxLoggedTarget] : url);
        if (target.IsHostOf(routes.Base))
            entry.Failed("the served site has no WebSocket");
        else if (routes.IsReplayed(target))
            entry.Failed("a replayed host has no WebSocket");
        else
            entry.Refused($"{target.BareHost} is not declared");
        return Drop(connection);
    }

    private static Task Drop(ConnectionContext connection)
    {
        connection.Abort(new ConnectionAbortedException("dropped"));
        return Task.CompletedTask;
    }

    private async Task ServeTlsAsync(ConnectionContext connection, ProxyTarget target, ConnectionDelegate next, CancellationToken cancellationToken)
    {
        var plain = connection.Transport;
        await AcceptTunnelAsync(plain, cancellationToken);
        await using var secure = await tls!.AuthenticateAsync(plain, cancellationToken);
        connection.Transport = new StreamPipe(secure);
        connection.Features.Set(new TunnelOrigin(target with { Scheme = Uri.UriSchemeHttps }));
        try
        {
            await next(connection);
        }
        finally
        {
            await connection.Transport.Input.CompleteAsync();
            await connection.Transport.Output.CompleteAsync();
            connection.Transport = plain;
        }
    }

    private async Task TunnelAsync(ConnectionContext connection, ProxyTarget target, CancellationToken cancellationToken)
    {
        var entry = logs.Current.Begin("CONNECT", target.Url);
        Socket dialled;
        try
        {
            dialled = await DialAsync(target, entry, cancellationToken);
        }
        catch (SocketException exception)
        {
            entry.Failed(exception.SocketErrorCode.ToString());
            connection.Abort(new ConnectionAbortedException("unreachable"));
            return;
        }

        using var socket = dialled;

        // The proxy cannot see what happens inside: that the tunnel stands is all it can say.
        entry.Answered(null);
        await AcceptTunnelAsync(connection.Transport, cancellationToken);
        await using var remote = new NetworkStream(socket, ownsSocket: false);
        using var closed = CancellationTokenSource.CreateLinkedTokenSource(connection.ConnectionClosed);
        var up = connection.Transport.Input.CopyToAsync(remote, closed.Token);
        var down = remote.CopyToAsync(connection.Transport.Output, closed.Token);
        // Either end ends the tunnel, except that the browser may finish first and still listen.
        if (await Task.WhenAny(up, down) == up && up.IsCompletedSuccessfully)
        {
            socket.Shutdown(SocketShutdown.Send);
            await Task.WhenAny(down);
        }

        await closed.CancelAsync();
        await Task.WhenAll(up, down).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task<Socket> DialAsync(ProxyTarget target, ProxyLog.Entry entry, CancellationToken cancellationToken)
    {
        for (var retry = 1; ; retry++)
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                using var turn = await pace.TakeTurnAsync(target.Origin, cancellationToken);
                await socket.ConnectAsync(target.BareHost, target.Port, cancellationToken);
                return socket;
            }
            catch (SocketException) when (retry <= pace.Retries)
            {
                entry.Repeated();
                socket.Dispose();
            }
            catch
            {
                socket.Dispose();
                throw;
            }

            await Task.Delay(HostPace.Before(retry), cancellationToken);
        }
    }

    /// <summary>Takes the whole CONNECT request off the wire and answers it.</summary>
    private static async Task AcceptTunnelAsync(IDuplexPipe transport, CancellationToken cancellationToken)
    {
        await SkipHeadAsync(transport.Input, cancellationToken);
        await transport.Output.WriteAsync("HTTP/1.1 200 Connection Established\r\n\r\n"u8.ToArray(), cancellationToken);
    }

    private static async Task SkipHeadAsync(PipeReader input, CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await input.ReadAsync(cancellationToken);
            if (EndOfHead(read.Buffer) is { } end)
            {
                input.AdvanceTo(end);
                return;
            }

            if (read.IsCompleted || read.Buffer.Length > MaxRequestLine)
                throw new IOException("the CONNECT request has no end");
            input.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    /// <summary>Behind the empty line that ends the head of a request; null where it is not there yet.</summary>
    internal static SequencePosition? EndOfHead(ReadOnlySequence<byte> buffer)
    {
        var reader = new SequenceReader<byte>(buffer);
        return reader.TryReadTo(out ReadOnlySequence<byte> _, "\r\n\r\n"u8) ? reader.Position : null;
    }

    /// <summary>Looks at the first line without taking it; null when the connection ends before, or the line has no end.</summary>
    private static async Task<RequestLine?> ReadFirstLineAsync(PipeReader input, CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await input.ReadAsync(cancellationToken);
            var buffer = read.Buffer;
            if (buffer.PositionOf((byte)'\n') is { } end)
            {
                var line = RequestLine.Parse(Encoding.Latin1.GetString(buffer.Slice(0, end)));
                input.AdvanceTo(buffer.Start);
                return line;
            }

            if (read.IsCompleted || buffer.Length > MaxRequestLine)
            {
                input.AdvanceTo(buffer.Start);
                return null;
            }

            input.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    private sealed record RequestLine(string Method, string Target)
    {
        public static RequestLine Parse(string line)
        {
            var parts = line.TrimEnd('\r').Split(' ');
            return parts.Length == 3 ? new RequestLine(parts[0], parts[1]) : new RequestLine("", "");
        }
    }
}

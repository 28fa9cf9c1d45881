using System.IO.Pipelines;
using System.Text;
using Microsoft.AspNetCore.Connections;

namespace Gate.Harness.Serving;

/// <summary>
/// Stands before <see cref="ConnectionDoor"/> where others than this machine's browser can reach the port: a connection whose first request does not
/// show the password is told so, and ended. Nothing of it goes into a log: it is not the page's.
/// </summary>
internal sealed class LoginDoor(ProxyLogin login)
{
    private const int MaxHead = ConnectionDoor.MaxRequestLine + (256 << 10);

    private static readonly TimeSpan HeadTimeout = TimeSpan.FromMinutes(2);

    private static readonly byte[] Denied = Encoding.ASCII.GetBytes("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"gate\"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    private static readonly byte[] Greeted = Encoding.ASCII.GetBytes("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n");

    public async Task OnConnectionAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        try
        {
            using var bound = CancellationTokenSource.CreateLinkedTokenSource(connection.ConnectionClosed);
            bound.CancelAfter(HeadTimeout);
            if (await JudgeAsync(connection.Transport.Input, bound.Token) is { } answer)
            {
                await connection.Transport.Output.WriteAsync(answer, bound.Token);
                return;
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            connection.Abort(new ConnectionAbortedException("the client went away", exception));
            return;
        }

        await next(connection);
    }

    /// <summary>Looks at the first request, and takes it only when it is answered here.</summary>
    /// <returns>The answer; null for one that goes on.</returns>
    private async Task<byte[]?> JudgeAsync(PipeReader input, CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await input.ReadAsync(cancellationToken);
            if (ConnectionDoor.EndOfHead(read.Buffer) is { } end)
            {
                var head = Encoding.Latin1.GetString(read.Buffer.Slice(0, end));
                var answer = !login.IsIn(head) ? Denied : login.IsGreeting(head) ? Greeted : null;
                input.AdvanceTo(answer is null ? read.Buffer.Start : end);
                return answer;
            }

            if (read.IsCompleted || read.Buffer.Length > MaxHead)
                throw new IOException("the first request has no end");
            input.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}

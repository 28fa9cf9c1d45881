using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Gate.Tests.Support;

/// <summary>A loopback server that does with each connection what the test says.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentBag<Task> _connections = [];
    private readonly Func<string, NetworkStream, CancellationToken, Task> _answer;
    private readonly Task _listening;

    /// <param name="answer">Gets the head of the first request, or what came at first, and the connection.</param>
    public ScriptedServer(Func<string, NetworkStream, CancellationToken, Task> answer)
    {
        _answer = answer;
        _listener.Start();
        _listening = ListenAsync();
    }

    public Uri Address => new($"http://localhost:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    public static ScriptedServer Saying(string answer) => new((_, stream, stop) => SendAsync(stream, answer, stop));

    public static async Task SendAsync(NetworkStream stream, string text, CancellationToken stop) =>
        await stream.WriteAsync(Encoding.Latin1.GetBytes(text), stop);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _listening;
        await Task.WhenAll(_connections);
        _stop.Dispose();
    }

    private async Task ListenAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                _connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var buffer = new byte[64 << 10];
                var read = await client.GetStream().ReadAsync(buffer, _stop.Token);
                // A connection that the browser opened in case, and did not need.
                if (read == 0)
                    return;
                await _answer(Encoding.Latin1.GetString(buffer, 0, read), client.GetStream(), _stop.Token);
            }
            catch (Exception exception) when (exception is OperationCanceledException or IOException)
            {
                // The other side left, or the test is over.
                return;
            }
        }
    }
}

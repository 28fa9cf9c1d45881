using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Gate.Tests.Support;

/// <summary>A server that nobody should reach; remembers the first line of whatever came.</summary>
internal sealed class Canary : IAsyncDisposable
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(1);

    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<string> _heard = [];
    private readonly Task _listening;

    /// <param name="address">Of this machine; loopback unless given.</param>
    public Canary(IPAddress? address = null)
    {
        _listener = new TcpListener(address ?? IPAddress.Loopback, 0);
        _listener.Start();
        _listening = ListenAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public IReadOnlyCollection<string> Heard => _heard;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _listening;
        _stop.Dispose();
    }

    private async Task ListenAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                var buffer = new byte[4096];
                // A connection that nobody speaks on is a leak too, and must not keep the next one waiting.
                var reading = client.GetStream().ReadAsync(buffer, _stop.Token).AsTask();
                var spoke = await Task.WhenAny(reading, Task.Delay(Silence, _stop.Token)) == reading;
                _heard.Enqueue(spoke ? Encoding.Latin1.GetString(buffer, 0, await reading).Split('\r')[0] : "a connection, and no word");
                if (!spoke)
                    continue;
                await client.GetStream().WriteAsync("HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: *\r\nContent-Length: 2\r\nConnection: close\r\n\r\nhi"u8.ToArray(), _stop.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The end of the test.
            return;
        }
    }
}

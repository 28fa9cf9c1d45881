using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Gate.Tests.Support;

/// <summary>A loopback server that nobody should reach; remembers the first line of whatever came.</summary>
internal sealed class Canary : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<string> _heard = [];
    private readonly Task _listening;

    public Canary()
    {
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
                var read = await client.GetStream().ReadAsync(buffer, _stop.Token);
                _heard.Enqueue(Encoding.Latin1.GetString(buffer, 0, read).Split('\r')[0]);
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

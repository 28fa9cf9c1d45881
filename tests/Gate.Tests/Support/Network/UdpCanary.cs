using System.Net;
using System.Net.Sockets;

namespace Gate.Tests.Support.Network;

/// <summary>A loopback UDP port that nobody should send to; remembers how often somebody did.</summary>
internal sealed class UdpCanary : IAsyncDisposable
{
    private readonly UdpClient _socket = new(new IPEndPoint(IPAddress.Loopback, 0));
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _listening;
    private int _heard;

    public UdpCanary() => _listening = ListenAsync();

    public int Port => ((IPEndPoint)_socket.Client.LocalEndPoint!).Port;

    public int Heard => Volatile.Read(ref _heard);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _listening;
        _socket.Dispose();
        _stop.Dispose();
    }

    private async Task ListenAsync()
    {
        try
        {
            while (true)
            {
                await _socket.ReceiveAsync(_stop.Token);
                Interlocked.Increment(ref _heard);
            }
        }
        catch (OperationCanceledException)
        {
            // The end of the test.
            return;
        }
    }
}

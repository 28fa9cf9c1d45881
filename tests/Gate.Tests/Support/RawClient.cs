using System.Net.Sockets;
using System.Text;

namespace Gate.Tests.Support;

/// <summary>Speaks to a port in bytes: shows what really comes back, and whether anything does.</summary>
internal sealed class RawClient : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    private RawClient()
    {
    }

    public static async Task<RawClient> ConnectAsync(Uri address)
    {
        var client = new RawClient();
        await client._socket.ConnectAsync(address.Host, address.Port);
        return client;
    }

    /// <summary>Sends the bytes and reads until the other side closes; a reset counts as a close.</summary>
    public static async Task<string> ExchangeAsync(Uri address, string request)
    {
        using var client = await ConnectAsync(address);
        await client.SendAsync(request);
        return await client.ReadToEndAsync();
    }

    public async Task SendAsync(string text) => await _socket.SendAsync(Encoding.Latin1.GetBytes(text));

    public async Task<string> ReadToEndAsync()
    {
        using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var answer = new StringBuilder();
        var buffer = new byte[64 << 10];
        while (true)
        {
            int read;
            try
            {
                read = await _socket.ReceiveAsync(buffer, bound.Token);
            }
            catch (SocketException exception) when (exception.SocketErrorCode == SocketError.ConnectionReset)
            {
                return answer.ToString();
            }

            if (read == 0)
                return answer.ToString();
            answer.Append(Encoding.Latin1.GetString(buffer, 0, read));
        }
    }

    /// <summary>Reads until the text received holds <paramref name="mark"/>.</summary>
    public async Task<string> ReadToAsync(string mark)
    {
        using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var answer = new StringBuilder();
        var buffer = new byte[64 << 10];
        while (!answer.ToString().Contains(mark, StringComparison.Ordinal))
        {
            var read = await _socket.ReceiveAsync(buffer, bound.Token);
            if (read == 0)
                throw new EndOfStreamException($"closed after: {answer}");
            answer.Append(Encoding.Latin1.GetString(buffer, 0, read));
        }

        return answer.ToString();
    }

    public void Dispose() => _socket.Dispose();
}

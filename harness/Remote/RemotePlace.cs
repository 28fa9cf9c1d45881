using System.Net;
using System.Net.Sockets;
using Gate.Core.Rendering;
using Gate.Harness.Serving;

namespace Gate.Harness.Remote;

/// <summary>At which address of this machine a remote browser finds gate's proxies.</summary>
internal static class RemotePlace
{
    /// <exception cref="Core.GateException"><c>remote-address</c>: there is none, or it is not this machine's.</exception>
    public static async Task<ProxyPlace> FindAsync(RemoteServer server, CancellationToken cancellationToken)
    {
        var address = server.Address is { } named ? IPAddress.Parse(named) : await LeadingAsync(server, cancellationToken);
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(address, 0));
        }
        catch (SocketException exception)
        {
            throw RemoteTrouble.AddressNotOurs(address.ToString(), exception);
        }

        return new ProxyPlace(address, new ProxyLogin());
    }

    // A datagram socket sends nothing when it is connected: the system only chooses the way, and with it the address.
    private static async Task<IPAddress> LeadingAsync(RemoteServer server, CancellationToken cancellationToken)
    {
        try
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            await socket.ConnectAsync(server.Endpoint.IdnHost, server.Endpoint.Port, cancellationToken);
            return ((IPEndPoint)socket.LocalEndPoint!).Address;
        }
        catch (SocketException exception)
        {
            throw RemoteTrouble.NoAddress(server, exception);
        }
    }
}

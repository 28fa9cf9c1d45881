using System.Net;

namespace Gate.Harness.Serving;

/// <summary>Where the proxies of a run listen, and to whom they answer.</summary>
/// <param name="Address">Of this machine; each proxy has a free port there.</param>
/// <param name="Login">Asked of every connection; null where the address is no one else's.</param>
internal sealed record ProxyPlace(IPAddress Address, ProxyLogin? Login)
{
    /// <summary>For browsers of this machine.</summary>
    public static ProxyPlace Loopback { get; } = new(IPAddress.Loopback, null);
}

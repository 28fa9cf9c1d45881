namespace Gate.Core.Rendering;

/// <summary>A Playwright server (<c>playwright run-server --unsafe</c>) on whose machine the browsers run.</summary>
/// <param name="Endpoint">Where it listens, <c>ws:</c> or <c>wss:</c>. What is in it beside host and port may open something, and is never told.</param>
public sealed record RemoteServer(Uri Endpoint)
{
    /// <summary>Sent when connecting, by name.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new SortedDictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The IPv4 address of this machine at which the browsers reach gate's proxy; null for the one that leads to the server.</summary>
    public string? Address { get; init; }

    /// <summary>Whether the browsers are started with Chromium's sandbox.</summary>
    public bool Sandbox { get; init; } = true;

    /// <summary>Host and port, for people.</summary>
    public string Name => Endpoint.Authority;
}

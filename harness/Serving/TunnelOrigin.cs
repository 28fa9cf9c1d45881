namespace Gate.Harness.Serving;

/// <summary>Set as a feature of a connection that came through <c>CONNECT</c> to the site itself: its requests are in origin-form.</summary>
internal sealed record TunnelOrigin(ProxyTarget Target);

using System.Globalization;

namespace Gate.Harness.Serving;

/// <summary>What a request is for: an origin, and the path as sent.</summary>
/// <param name="Scheme"><c>http</c> or <c>https</c>; for <c>CONNECT</c> guessed from the port.</param>
/// <param name="Host">Lower case; an IPv6 address in brackets.</param>
/// <param name="Port">1–65535.</param>
/// <param name="PathAndQuery">Percent-encoded, starting with <c>/</c>, without fragment.</param>
internal sealed record ProxyTarget(string Scheme, string Host, int Port, string PathAndQuery)
{
    private bool HasDefaultPort => Port == DefaultPort(Scheme);

    /// <summary>Scheme, host and port, without a final slash.</summary>
    public string Origin => HasDefaultPort ? $"{Scheme}://{Host}" : string.Create(CultureInfo.InvariantCulture, $"{Scheme}://{Host}:{Port}");

    public string Url => Origin + PathAndQuery;

    /// <summary>The host without brackets, as settings and resolvers want it.</summary>
    public string BareHost => Host.Trim('[', ']');

    public bool IsAt(Uri address) => Scheme == address.Scheme && IsHostOf(address);

    public bool IsHostOf(Uri address) => Port == address.Port && string.Equals(BareHost, address.IdnHost, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads an absolute-form request target (RFC 9112, 3.2.2); null when it is none.</summary>
    public static ProxyTarget? ParseAbsolute(string target)
    {
        var schemeEnd = target.IndexOf("://", StringComparison.Ordinal);
        if (schemeEnd <= 0)
            return null;
        var scheme = target[..schemeEnd].ToLowerInvariant();
        if (scheme is not ("http" or "https"))
            return null;
        var start = schemeEnd + 3;
        var end = target.AsSpan(start).IndexOfAny("/?#");
        end = end < 0 ? target.Length : start + end;
        var authority = target[start..end];
        authority = authority[(authority.LastIndexOf('@') + 1)..];
        if (ParseAuthority(authority, DefaultPort(scheme)) is not var (host, port))
            return null;
        var path = target[end..];
        var fragment = path.IndexOf('#', StringComparison.Ordinal);
        if (fragment >= 0)
            path = path[..fragment];
        return new ProxyTarget(scheme, host, port, path.StartsWith('/') ? path : "/" + path);
    }

    /// <summary>Reads the authority-form target of <c>CONNECT</c>; null when it is none.</summary>
    public static ProxyTarget? ParseConnect(string target) => ParseAuthority(target, 0) is var (host, port) && port != 0
        ? new ProxyTarget(port == 80 ? "http" : "https", host, port, "/")
        : null;

    private static (string Host, int Port)? ParseAuthority(string authority, int defaultPort)
    {
        var colon = authority.LastIndexOf(':');
        var host = authority;
        var port = defaultPort;
        if (colon >= 0 && !authority.EndsWith(']'))
        {
            host = authority[..colon];
            if (!int.TryParse(authority.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out port))
                return null;
        }

        return host.Length == 0 || port is < 0 or > 65535 ? null : (host.ToLowerInvariant(), port);
    }

    private static int DefaultPort(string scheme) => scheme == "https" ? 443 : 80;
}

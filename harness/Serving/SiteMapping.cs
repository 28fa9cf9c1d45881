using System.Globalization;
using System.Text;
using Gate.Core.Pages;
using Gate.Core.Rendering;

namespace Gate.Harness.Serving;

/// <summary>
/// A live site that is shown at another address than the one it is reached at: requests are taken from the one to the other, and
/// what answers say about addresses is taken back. The pages' own text is left alone.
/// </summary>
internal sealed class SiteMapping
{
    private readonly Uri _shown;
    private readonly Uri _reached;
    private readonly IReadOnlyDictionary<string, string> _headers;
    private readonly string? _authorization;

    public SiteMapping(Site.Live site, RenderSettings settings)
    {
        (_shown, _reached) = (site.Base, site.Reached);
        _headers = settings.ExtraHeaders;
        _authorization = Authorization(site.Reached, settings.HttpCredentials);
    }

    public string Host => _reached.Authority;

    /// <summary>Whether the request is for the site, by the one address or the other.</summary>
    public bool Takes(ProxyTarget target) => target.IsAt(_shown) || target.IsAt(_reached);

    /// <summary>Whether a tunnel leads to the site, by the one address or the other.</summary>
    public bool TakesHost(ProxyTarget target) => target.IsHostOf(_shown) || target.IsHostOf(_reached);

    /// <summary>Whether the site speaks TLS at this host and port.</summary>
    public bool IsSecure(ProxyTarget target) => (target.IsHostOf(_shown) ? _shown : _reached).Scheme == Uri.UriSchemeHttps;

    /// <summary>The address to ask, with the path as the page wrote it.</summary>
    public string Reach(ProxyTarget target) => Origin(_reached) + (target.IsAt(_reached) && !target.IsAt(_shown) ? target.PathAndQuery : Moved(target.PathAndQuery, _shown, _reached));

    /// <summary>An address in an answer, as the browser knows it.</summary>
    public string Show(string address)
    {
        // Sites that stand behind a proxy often write http for https of their own.
        var prefix = new[] { Origin(_reached), $"http://{_reached.Authority}", $"https://{_reached.Authority}", $"//{_reached.Authority}" }
            .FirstOrDefault(origin => address.StartsWith(origin, StringComparison.OrdinalIgnoreCase) && (address.Length == origin.Length || address[origin.Length] is '/' or '?' or '#'));
        if (prefix is not null)
            return Origin(_shown) + Moved(address[prefix.Length..], _reached, _shown);
        return address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal) ? Moved(address, _reached, _shown) : address;
    }

    /// <summary>A header of a request, as the site expects it; null where it is left out.</summary>
    public string? Ask(string name, string value)
    {
        if (name.Equals("Host", StringComparison.OrdinalIgnoreCase) || _headers.ContainsKey(name) || (_authorization is not null && name.Equals("Authorization", StringComparison.OrdinalIgnoreCase)))
            return null;
        var isAddress = name.Equals("Origin", StringComparison.OrdinalIgnoreCase) || name.Equals("Referer", StringComparison.OrdinalIgnoreCase);
        return isAddress && value.StartsWith(Origin(_shown), StringComparison.OrdinalIgnoreCase) ? Origin(_reached) + Moved(value[Origin(_shown).Length..], _shown, _reached) : value;
    }

    /// <summary>Headers of every request to the site: they reach no other host.</summary>
    public IEnumerable<KeyValuePair<string, string>> Added => _authorization is null ? _headers : _headers.Where(header => !header.Key.Equals("Authorization", StringComparison.OrdinalIgnoreCase)).Append(KeyValuePair.Create("Authorization", _authorization));

    /// <summary>A header of an answer, as the browser may take it.</summary>
    public string Answer(string name, string value)
    {
        if (name.Equals("Location", StringComparison.OrdinalIgnoreCase) || name.Equals("Content-Location", StringComparison.OrdinalIgnoreCase))
            return Show(value);
        if (name.Equals("Access-Control-Allow-Origin", StringComparison.OrdinalIgnoreCase) && value.Equals(Origin(_reached), StringComparison.OrdinalIgnoreCase))
            return Origin(_shown);
        if (!name.Equals("Set-Cookie", StringComparison.OrdinalIgnoreCase))
            return value;
        // A cookie of another domain would be dropped: it becomes one of the host that the browser sees.
        return string.Join(';', value.Split(';').Where(part => !part.TrimStart().StartsWith("domain=", StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>What HTTP authentication sends (RFC 7617); credentials in the address stand for those of the settings.</summary>
    public static string? Authorization(Uri address, (string User, string Password)? login)
    {
        var plain = address.UserInfo.Length > 0
            ? Uri.UnescapeDataString(address.UserInfo)
            : login is { } given ? $"{given.User}:{given.Password}" : null;
        return plain is null ? null : $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes(plain))}";
    }

    private static string Origin(Uri address) => address.IsDefaultPort
        ? $"{address.Scheme}://{Name(address)}"
        : string.Create(CultureInfo.InvariantCulture, $"{address.Scheme}://{Name(address)}:{address.Port}");

    private static string Name(Uri address) => address.HostNameType == UriHostNameType.IPv6 ? address.Host : address.IdnHost;

    /// <summary>The same place below the other root; what lies outside of the root stays where it is.</summary>
    private static string Moved(string pathAndQuery, Uri from, Uri to) =>
        pathAndQuery.Length == 0 ? to.AbsolutePath
        : pathAndQuery.StartsWith(from.AbsolutePath, StringComparison.Ordinal) ? to.AbsolutePath + pathAndQuery[from.AbsolutePath.Length..]
        : pathAndQuery + "/" == from.AbsolutePath ? to.AbsolutePath.TrimEnd('/')
        : pathAndQuery;
}

using System.Net.Mime;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Gate.Cli.Reviewing;

/// <summary>
/// Who may come in. The address on the terminal holds a token that works once and is exchanged for a cookie; every request must
/// name this very host, so that a name that was rebound to this machine is not answered, and what writes must come from this origin.
/// </summary>
internal sealed class ReviewDoor(int port)
{
    /// <summary>256 bits: not to be guessed.</summary>
    private const int SecretBytes = 32;

    private readonly string _session = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));
    private string? _token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>The one origin that is answered.</summary>
    public string Origin => $"http://{Host}";

    /// <summary>To be opened once.</summary>
    public string Address => $"{Origin}/?token={_token}";

    private string Host => $"127.0.0.1:{port}";

    // Cookies are shared by all ports of a host.
    private string Cookie => $"gate-review-{port}";

    /// <summary>Whether the request names this host, and nothing foreign sent it.</summary>
    public bool IsForUs(HttpRequest request) =>
        request.Host.Value == Host
        && (request.Headers.Origin.Count == 0 || request.Headers.Origin == Origin)
        && request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin" or "none";

    /// <summary>Exchanges the token for the cookie; false when it is wrong, or was used before.</summary>
    public bool TryEnter(HttpContext context)
    {
        var typed = context.Request.Query["token"].ToString();
        var expected = _token;
        if (expected is null || !Same(typed, expected) || Interlocked.CompareExchange(ref _token, null, expected) != expected)
            return false;
        context.Response.Cookies.Append(Cookie, _session, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/" });
        return true;
    }

    /// <summary>Whether the cookie is there.</summary>
    public bool IsInside(HttpRequest request) => Same(request.Cookies[Cookie] ?? "", _session);

    /// <summary>Whether a request may write: JSON from the page itself. Forms of other sites can send neither.</summary>
    public bool MayWrite(HttpRequest request) =>
        IsInside(request)
        && request.Headers.Origin == Origin
        && request.ContentType is { } type && type.Split(';')[0].Trim().Equals(MediaTypeNames.Application.Json, StringComparison.OrdinalIgnoreCase);

    private static bool Same(string a, string b) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(a), Encoding.UTF8.GetBytes(b));
}

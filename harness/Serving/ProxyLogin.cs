using System.Security.Cryptography;
using System.Text;

namespace Gate.Harness.Serving;

/// <summary>
/// What every connection to a proxy that does not listen on loopback begins with (RFC 7617): made for one run, never stored. Beside it an address
/// that nobody else knows, asked once by every browser context, so that the context knows the password before a page is in it.
/// </summary>
internal sealed class ProxyLogin
{
    public const string User = "gate";

    private readonly byte[] _expected;

    public ProxyLogin()
    {
        Password = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        Greeting = new Uri($"http://{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))}.gate.invalid/");
        _expected = Encoding.Latin1.GetBytes("Basic " + Convert.ToBase64String(Encoding.Latin1.GetBytes($"{User}:{Password}")));
    }

    public string Password { get; }

    /// <summary>Answered by the proxy itself with 204, which leaves a page where it is.</summary>
    public Uri Greeting { get; }

    /// <summary>Whether a request shows the password.</summary>
    /// <param name="head">The request line and the headers.</param>
    public bool IsIn(string head) =>
        head.Split("\r\n").Skip(1).Select(line => line.Split(':', 2)).Any(header => header is [var name, var value] && name.Equals("Proxy-Authorization", StringComparison.OrdinalIgnoreCase) && Fits(value.Trim()));

    /// <summary>Whether a request is for <see cref="Greeting"/>.</summary>
    /// <param name="head">The request line and the headers.</param>
    public bool IsGreeting(string head) => head.StartsWith($"GET {Greeting.AbsoluteUri} ", StringComparison.Ordinal);

    private bool Fits(string shown) => CryptographicOperations.FixedTimeEquals(Encoding.Latin1.GetBytes(shown), _expected);
}

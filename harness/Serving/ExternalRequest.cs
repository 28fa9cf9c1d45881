using System.Security.Cryptography;
using System.Text;

namespace Gate.Harness.Serving;

/// <summary>What is asked of another host, as far as its answer may depend on it: what stands here is what names the record.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Url">Absolute address without fragment and credentials.</param>
/// <param name="Body">Digest of the request's body, <c>sha256:…</c>; null without one.</param>
/// <param name="Preflight">For a CORS preflight: method and headers asked for; else empty.</param>
internal sealed record ExternalRequest(string Method, string Url, string? Body, string Preflight)
{
    /// <summary>Host in lower case, IPv6 in brackets.</summary>
    public string Host { get; } = new Uri(Url).Host;

    /// <summary>Names the record within its host's folder: 32 hex digits.</summary>
    public string Key { get; } = Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{Method}\n{Url}\n{Body}\n{Preflight}")).AsSpan(0, 16));
}

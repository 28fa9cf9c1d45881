using Gate.Core.Rendering;

namespace Gate.Harness.Serving;

/// <summary>One request as the proxy saw it.</summary>
/// <param name="Method">HTTP method; <c>CONNECT</c> for a tunnel whose inside the proxy cannot see.</param>
/// <param name="Url">Absolute address without credentials; for <c>CONNECT</c> the origin, ending in <c>/</c>.</param>
/// <param name="Result">What came of it; a request still in flight counts as failed.</param>
public sealed record ProxyRecord(string Method, string Url, RequestResult Result)
{
    /// <summary>HTTP status when answered, else null; null for a tunnel.</summary>
    public int? Status { get; init; }

    /// <summary>Digest of the body as sent, <c>sha256:…</c>; null without an answer, for <c>HEAD</c> and for a tunnel.</summary>
    public string? Body { get; init; }

    /// <summary>Bytes of the body as sent; 0 without one.</summary>
    public long Length { get; init; }

    /// <summary>The answer's headers, one a line, sorted; null where gate did not answer from files.</summary>
    public string? Head { get; init; }

    /// <summary>The <c>Range</c> header asked with: with <see cref="IfRange"/> all that an answer from files depends on beside method and address.</summary>
    public string? Range { get; init; }

    /// <summary>The <c>If-Range</c> header asked with.</summary>
    public string? IfRange { get; init; }

    /// <summary>Whether it was answered for a replayed host: from one store for both sides, which gives each request one answer for the whole run.</summary>
    public bool IsReplayed { get; init; }

    /// <summary>Times that a live site was asked again after a fault of the network.</summary>
    public int Repeats { get; init; }

    /// <summary>Why it was refused or failed, for people; null when answered as usual.</summary>
    public string? Reason { get; init; }
}

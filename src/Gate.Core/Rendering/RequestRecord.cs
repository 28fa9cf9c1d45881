namespace Gate.Core.Rendering;

/// <summary>One request of a page, as the site's proxy and the browser saw it.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Url">Absolute address without fragment and credentials.</param>
/// <param name="Kind">Chromium's resource type in lower case: <c>document</c>, <c>stylesheet</c>, <c>script</c>, <c>font</c>, <c>image</c>, <c>media</c>, <c>fetch</c>, <c>xhr</c>, <c>websocket</c>, <c>other</c>, …</param>
/// <param name="Result">What came of it.</param>
/// <param name="Status">HTTP status when answered, else null.</param>
/// <param name="Body">Digest of the body as served, <c>sha256:…</c>, where gate served it; else null.</param>
public sealed record RequestRecord(string Method, string Url, string Kind, RequestResult Result, int? Status, string? Body)
{
    /// <summary>Times that a live site was asked again after a fault of the network.</summary>
    public int Repeats { get; init; }
}

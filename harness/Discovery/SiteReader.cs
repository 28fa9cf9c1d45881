using System.Net;
using Gate.Core.Pages;
using Gate.Core.Rendering;
using Gate.Harness.Serving;

namespace Gate.Harness.Discovery;

/// <summary>Asks a live site for texts: bounded in bytes and time, no redirects followed, credentials to this site alone.</summary>
internal sealed class SiteReader : IDisposable
{
    /// <summary>A page that takes longer drips on purpose.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly HttpMessageInvoker _client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        AutomaticDecompression = DecompressionMethods.All,
        ActivityHeadersPropagator = null,
        ConnectTimeout = TimeSpan.FromSeconds(15),
        MaxResponseHeadersLength = 64,
    });

    private readonly Site.Live _site;
    private readonly HostPace _pace;
    private readonly List<KeyValuePair<string, string>> _headers;
    private readonly TimeSpan _patience;
    private int _retried;

    public SiteReader(Site.Live site, RenderSettings settings, HostPace pace, TimeSpan? patience = null)
    {
        (_site, _pace) = (site, pace);
        _headers = [.. new SiteMapping(site, settings).Added];
        _patience = patience ?? Patience;
    }

    /// <summary>Requests that were repeated after a fault of the network.</summary>
    public int Retried => _retried;

    /// <param name="address">Of the site, as it is reached.</param>
    /// <param name="maxBytes">Of the unpacked body; what is beyond is not read.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public async Task<SiteText> ReadAsync(Uri address, int maxBytes, CancellationToken cancellationToken)
    {
        for (var retry = 1; ; retry++)
        {
            using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            bound.CancelAfter(_patience);
            try
            {
                using var turn = await _pace.TakeTurnAsync(address.Authority, cancellationToken);
                return await AskAsync(address, maxBytes, bound.Token);
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException)
            {
                if (retry > _pace.Retries)
                    return new SiteText.Unreachable((exception as HttpRequestException)?.HttpRequestError.ToString() ?? "the answer broke off");
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // Not a fault of the network: it was asked, and is slow.
                return new SiteText.Unreachable($"no whole answer within {_patience.TotalSeconds} s");
            }

            Interlocked.Increment(ref _retried);
            await Task.Delay(HostPace.Before(retry), cancellationToken);
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task<SiteText> AskAsync(Uri address, int maxBytes, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
        request.Headers.TryAddWithoutValidation("User-Agent", "gate (page discovery)");
        if (address.Authority == _site.Reached.Authority && address.Scheme == _site.Reached.Scheme)
        {
            foreach (var (name, value) in _headers)
                request.Headers.TryAddWithoutValidation(name, value);
        }

        using var answer = await _client.SendAsync(request, cancellationToken);
        var status = (int)answer.StatusCode;
        if (status is 301 or 302 or 303 or 307 or 308)
            return new SiteText.Moved(answer.Headers.Location is { } to ? new Uri(address, to) : null);
        if (status is < 200 or > 299)
            return new SiteText.Refused(status);
        var type = (answer.Content.Headers.ContentType?.MediaType ?? "").ToLowerInvariant();
        var (bytes, isWhole) = await ReadBodyAsync(answer, maxBytes, cancellationToken);
        return new SiteText.Found(bytes, isWhole, type);
    }

    private static async Task<(byte[] Bytes, bool IsWhole)> ReadBodyAsync(HttpResponseMessage answer, int maxBytes, CancellationToken cancellationToken)
    {
        await using var body = await answer.Content.ReadAsStreamAsync(cancellationToken);
        using var content = new MemoryStream();
        var buffer = new byte[64 << 10];
        for (var read = await body.ReadAsync(buffer, cancellationToken); read > 0; read = await body.ReadAsync(buffer, cancellationToken))
        {
            content.Write(buffer, 0, (int)Math.Min(read, maxBytes - content.Length));
            if (content.Length == maxBytes)
                return (content.ToArray(), false);
        }

        return (content.ToArray(), true);
    }
}

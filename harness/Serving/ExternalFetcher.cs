using System.Net;
using System.Text;

namespace Gate.Harness.Serving;

/// <summary>
/// Asks another host, once. What is sent does not depend on who asked first: no cookies, no credentials, no ranges, no
/// headers but those that decide what comes back; and always an origin, so that the answer serves requests with and without CORS.
/// </summary>
internal sealed class ExternalFetcher : IDisposable
{
    /// <summary>Bytes of a body; more is not kept.</summary>
    public const int MaxBody = 64 << 20;

    /// <summary>Passed on as the browser sent them.</summary>
    private static readonly string[] Sent =
        ["accept", "accept-language", "user-agent", "content-type", "access-control-request-method", "access-control-request-headers"];

    private readonly HttpMessageInvoker _client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        AutomaticDecompression = DecompressionMethods.All,
        ActivityHeadersPropagator = null,
        ConnectTimeout = TimeSpan.FromSeconds(15),
        RequestHeaderEncodingSelector = static (_, _) => Encoding.Latin1,
        ResponseHeaderEncodingSelector = static (_, _) => Encoding.Latin1,
    });

    /// <param name="request">What is asked for.</param>
    /// <param name="headers">As the browser sent them, names in lower case.</param>
    /// <param name="body">Of the request; empty without one.</param>
    /// <param name="origin">Sent as <c>Origin</c> and <c>Referer</c>.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <exception cref="ExternalTroubleException">No answer, or one that is too large.</exception>
    public async Task<ExternalAnswer> FetchAsync(ExternalRequest request, IReadOnlyDictionary<string, string> headers, byte[] body, string origin, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), new Uri(request.Url, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        if (body.Length > 0)
            message.Content = new ByteArrayContent(body);
        foreach (var name in Sent.Where(headers.ContainsKey))
        {
            if (!message.Headers.TryAddWithoutValidation(name, headers[name]))
                message.Content?.Headers.TryAddWithoutValidation(name, headers[name]);
        }

        message.Headers.TryAddWithoutValidation("Origin", origin);
        if (origin != "null")
            message.Headers.TryAddWithoutValidation("Referer", origin + "/");
        try
        {
            using var answer = await _client.SendAsync(message, cancellationToken);
            var content = await ReadAsync(answer, request.Host, cancellationToken);
            var kept = KeptHeaders.Of(answer.Headers.NonValidated.Concat(answer.Content.Headers.NonValidated)
                .SelectMany(header => header.Value.Select(value => KeyValuePair.Create(header.Key, value))));
            return new ExternalAnswer((int)answer.StatusCode, kept, content, origin);
        }
        catch (HttpRequestException exception)
        {
            throw new ExternalTroubleException($"{request.Host} has no record of this address and cannot be reached: {exception.HttpRequestError}", exception);
        }
        catch (IOException exception)
        {
            throw new ExternalTroubleException($"{request.Host} broke off its answer", exception);
        }
    }

    public void Dispose() => _client.Dispose();

    private static async Task<byte[]> ReadAsync(HttpResponseMessage answer, string host, CancellationToken cancellationToken)
    {
        await using var body = await answer.Content.ReadAsStreamAsync(cancellationToken);
        using var content = new MemoryStream();
        var buffer = new byte[64 << 10];
        for (var read = await body.ReadAsync(buffer, cancellationToken); read > 0; read = await body.ReadAsync(buffer, cancellationToken))
        {
            if (content.Length + read > MaxBody)
                throw new ExternalTroubleException($"the answer of {host} is larger than {MaxBody >> 20} MiB, which is not recorded");
            content.Write(buffer, 0, read);
        }

        return content.ToArray();
    }
}

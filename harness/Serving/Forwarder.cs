using System.Collections.Frozen;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Gate.Harness.Serving;

/// <summary>Passes a plain-http request on as it is, and the answer back as it comes: no redirects followed, no cookies kept, nothing unpacked.</summary>
internal sealed class Forwarder(SiteMapping? mapping, HostPace pace) : IDisposable
{
    /// <summary>Headers that belong to one connection (RFC 9110, 7.6.1), and those of proxies.</summary>
    private static readonly FrozenSet<string> HopByHop = new[]
    {
        "Connection", "Keep-Alive", "Proxy-Connection", "Proxy-Authenticate", "Proxy-Authorization", "TE", "Trailer", "Transfer-Encoding", "Upgrade",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private const int ChunkSize = 16 << 10;

    private readonly HttpMessageInvoker _client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        AutomaticDecompression = DecompressionMethods.None,
        ActivityHeadersPropagator = null,
        ConnectTimeout = TimeSpan.FromSeconds(15),
        RequestHeaderEncodingSelector = static (_, _) => Encoding.Latin1,
        ResponseHeaderEncodingSelector = static (_, _) => Encoding.Latin1,
    });

    public async Task ForwardAsync(HttpContext context, ProxyTarget target, ProxyLog.Entry entry)
    {
        var moved = mapping?.Takes(target) == true ? mapping : null;
        try
        {
            using var answer = await AskAsync(context, target, moved, entry);
            CopyHead(answer, context.Response, moved);
            await CopyBodyAsync(context, answer, entry);
        }
        catch (HttpRequestException exception)
        {
            entry.Failed(exception.HttpRequestError.ToString());
            context.Abort();
        }
    }

    public void Dispose() => _client.Dispose();

    /// <summary>Asks again after a fault of the network, where asking has no effect and nothing was answered yet.</summary>
    private async Task<HttpResponseMessage> AskAsync(HttpContext context, ProxyTarget target, SiteMapping? moved, ProxyLog.Entry entry)
    {
        for (var retry = 1; ; retry++)
        {
            try
            {
                using var turn = await pace.TakeTurnAsync(moved?.Host ?? target.Origin, context.RequestAborted);
                using var request = Request(context, target, moved);
                return await _client.SendAsync(request, context.RequestAborted);
            }
            catch (HttpRequestException exception) when (retry <= pace.Retries && IsNetwork(exception) && IsWithoutEffect(context.Request))
            {
                entry.Repeated();
            }

            await Task.Delay(HostPace.Before(retry), context.RequestAborted);
        }
    }

    private static bool IsNetwork(HttpRequestException exception) =>
        exception.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.ResponseEnded or HttpRequestError.Unknown;

    private static bool IsWithoutEffect(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && request.ContentLength is not > 0 && request.Headers.TransferEncoding.Count == 0;

    private static HttpRequestMessage Request(HttpContext context, ProxyTarget target, SiteMapping? moved)
    {
        // The address goes on as the page wrote it: canonical forms are the server's business.
        var address = new Uri(moved?.Reach(target) ?? target.Url, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), address) { Version = HttpVersion.Version11 };
        if (context.Request.ContentLength is > 0 || context.Request.Headers.TransferEncoding.Count > 0)
            request.Content = new StreamContent(context.Request.Body);
        var hopByHop = Named(context.Request.Headers.Connection);
        foreach (var (name, values) in context.Request.Headers)
        {
            if (HopByHop.Contains(name) || hopByHop.Contains(name))
                continue;
            IEnumerable<string?> sent = moved is null ? values : values.Select(value => moved.Ask(name, value ?? "")).OfType<string>().ToArray();
            if (sent.Any() && !request.Headers.TryAddWithoutValidation(name, sent))
                request.Content?.Headers.TryAddWithoutValidation(name, sent);
        }

        foreach (var (name, value) in moved?.Added ?? [])
            request.Headers.TryAddWithoutValidation(name, value);

        return request;
    }

    private static void CopyHead(HttpResponseMessage answer, HttpResponse response, SiteMapping? moved)
    {
        response.StatusCode = (int)answer.StatusCode;
        var hopByHop = Named(answer.Headers.Connection);
        foreach (var (name, values) in answer.Headers.NonValidated.Concat(answer.Content.Headers.NonValidated))
        {
            if (!HopByHop.Contains(name) && !hopByHop.Contains(name))
                response.Headers.Append(name, moved is null ? values.ToArray() : values.Select(value => moved.Answer(name, value)).ToArray());
        }
    }

    private static HashSet<string> Named(IEnumerable<string?> connection) =>
        connection.SelectMany(value => (value ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);

    private static async Task CopyBodyAsync(HttpContext context, HttpResponseMessage answer, ProxyLog.Entry entry)
    {
        var isHead = HttpMethods.IsHead(context.Request.Method);
        var status = context.Response.StatusCode;
        if (isHead || status is StatusCodes.Status204NoContent or StatusCodes.Status304NotModified)
        {
            entry.Answered(status, isHead ? null : BodyDigest.OfNothing);
            await context.Response.CompleteAsync();
            return;
        }

        await using var body = await answer.Content.ReadAsStreamAsync(context.RequestAborted);
        if (answer.Content.Headers.ContentEncoding.Count == 0 && StillPicture.MayBe(context.Request, context.Response.ContentType, answer.Content.Headers.ContentLength))
        {
            using var picture = new PooledBytes((int)answer.Content.Headers.ContentLength!.Value);
            await body.ReadExactlyAsync(picture.Memory, context.RequestAborted);
            await StillPicture.SendAsync(context, picture.Memory, entry);
            return;
        }

        var output = context.Response.BodyWriter;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var expected = answer.Content.Headers.ContentLength;
        long total = 0;
        var read = -1;
        while (read != 0 && total != expected)
        {
            var memory = output.GetMemory(ChunkSize);
            read = await body.ReadAsync(memory, context.RequestAborted);
            entry.Sending(read);
            hash.AppendData(memory.Span[..read]);
            total += read;
            // Said before the last bytes leave: who has seen the whole answer finds it in the log.
            if (read == 0 || total == expected)
                entry.Answered(status, BodyDigest.Format(hash.GetHashAndReset()), total);
            output.Advance(read);
            if ((await output.FlushAsync(context.RequestAborted)).IsCompleted)
                throw new IOException("the connection ended early");
        }

        if (total == 0 && expected == 0)
            entry.Answered(status, BodyDigest.OfNothing);
        await context.Response.CompleteAsync();
    }
}

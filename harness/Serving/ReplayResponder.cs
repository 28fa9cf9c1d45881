using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Gate.Harness.Serving;

/// <summary>Answers for hosts declared as replay, alike on both sides, with ranges and CORS as the host would.</summary>
/// <param name="store">Where the answers come from.</param>
/// <param name="site">Where the side's own pages stand.</param>
internal sealed class ReplayResponder(ExternalStore store, Uri site)
{
    private const int MaxRequestBody = 1 << 20;

    public async Task AnswerAsync(HttpContext context, ProxyTarget target, ProxyLog.Entry entry)
    {
        var headers = context.Request.Headers;
        if (headers.Upgrade.Count > 0)
        {
            entry.Failed("a replayed host has no WebSocket");
            context.Abort();
            return;
        }

        try
        {
            var body = await BodyAsync(context);
            var request = new ExternalRequest(
                context.Request.Method, target.Url, body.Length == 0 ? null : BodyDigest.Format(SHA256.HashData(body)),
                HttpMethods.IsOptions(context.Request.Method) ? $"{headers.AccessControlRequestMethod} {headers.AccessControlRequestHeaders}" : "");
            var sent = headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.ToString(), StringComparer.Ordinal);
            var answer = await store.GetAsync(request, sent, body, Own(headers.Origin));
            entry.Replayed();
            await SendAsync(context, answer, entry);
        }
        catch (ExternalTroubleException trouble)
        {
            // As a host that is down: the page must not take an error page for an answer.
            entry.Failed(trouble.Message);
            context.Abort();
        }
    }

    private string Own(string? origin) => string.IsNullOrEmpty(origin) ? site.GetLeftPart(UriPartial.Authority) : origin;

    private static async Task<byte[]> BodyAsync(HttpContext context)
    {
        if (context.Request.ContentLength is null or 0 && context.Request.Headers.TransferEncoding.Count == 0)
            return [];
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        return body.Length <= MaxRequestBody ? body.ToArray() : throw new ExternalTroubleException("a request body of more than 1 MiB is not recorded");
    }

    private static async Task SendAsync(HttpContext context, ExternalAnswer answer, ProxyLog.Entry entry)
    {
        var response = context.Response;
        var origin = context.Request.Headers.Origin.ToString();
        foreach (var (name, value) in answer.Headers)
        {
            // A host that allows whoever asks repeats the name: it would have repeated this one.
            var repeats = name == "access-control-allow-origin" && value == answer.Origin && value.Length > 0 && origin.Length > 0;
            response.Headers.Append(name, repeats ? origin : value);
        }

        // Always asked again and always answered in full: the log is complete.
        response.Headers.CacheControl = "no-cache";
        var range = answer.Status == StatusCodes.Status200OK ? ByteRange.Parse(context.Request.Headers.Range, answer.Content.Length) : null;
        var isPart = range is { Length: > 0 };
        var part = isPart ? range!.Value : new ByteRange(0, answer.Content.Length);
        response.StatusCode = isPart ? StatusCodes.Status206PartialContent : answer.Status;
        if (isPart)
            response.Headers.ContentRange = string.Create(CultureInfo.InvariantCulture, $"bytes {part.Start}-{part.End - 1}/{answer.Content.Length}");
        var isHead = HttpMethods.IsHead(context.Request.Method);
        var hasBody = !isHead && response.StatusCode is not (StatusCodes.Status204NoContent or StatusCodes.Status304NotModified);
        if (hasBody)
            response.ContentLength = part.Length;
        var content = answer.Content.Slice((int)part.Start, (int)part.Length);
        if (hasBody && !isPart && StillPicture.MayBe(context.Request, response.ContentType, content.Length))
        {
            await StillPicture.SendAsync(context, content, entry);
            return;
        }

        // Said before the last bytes leave: who has seen the whole answer finds it in the log.
        entry.Answered(response.StatusCode, isHead ? null : BodyDigest.Format(SHA256.HashData(content.Span)), part.Length);
        if (hasBody && content.Length > 0)
            entry.Sending(content.Length);
            await response.BodyWriter.WriteAsync(content, context.RequestAborted);
        await response.CompleteAsync();
    }
}

using System.Globalization;
using System.Security.Cryptography;
using Gate.Core.Pages;
using Microsoft.AspNetCore.Http;

namespace Gate.Harness.Serving;

/// <summary>
/// Answers for the site's files as a plain static host does: index files, a redirect from a folder to its slash, ranges for
/// media, an empty 404. What a host adds that pages could show (date, server) is fixed, so that both sides answer alike.
/// </summary>
internal sealed class SiteResponder(ISiteFiles files, Uri baseUrl)
{
    /// <summary>
    /// Sent as <c>Date</c> and <c>Last-Modified</c>: <c>document.lastModified</c> and scripts that ask for the server's time
    /// would otherwise show when the folder was checked out, or now.
    /// </summary>
    private const string FixedDate = "Sat, 01 Jan 2022 00:00:00 GMT";

    private const int ChunkSize = 64 << 10;

    private readonly string _prefix = SitePath.Decode(baseUrl.AbsolutePath)
        ?? throw new ArgumentException("the base address's path is no UTF-8", nameof(baseUrl));

    public async Task AnswerAsync(HttpContext context, ProxyTarget target, ProxyLog.Entry entry)
    {
        entry.Asked(context.Request.Headers.Range, context.Request.Headers.IfRange);
        var headers = context.Response.Headers;
        headers.Date = FixedDate;
        // Always asked again and always answered in full: the log is complete, and no stored answer outlives a side.
        headers.CacheControl = "no-cache";
        if (context.Request.Method is not ("GET" or "HEAD"))
        {
            headers.Allow = "GET, HEAD";
            await EmptyAsync(context, StatusCodes.Status405MethodNotAllowed, entry, null);
            return;
        }

        var answer = SitePath.Resolve(target.PathAndQuery, _prefix) is { } path ? files.Find(path) : new SiteAnswer.Missing();
        await (answer switch
        {
            SiteAnswer.Found found => FileAsync(context, found, entry),
            SiteAnswer.Folder => RedirectToSlashAsync(context, target, entry),
            SiteAnswer.Moved moved => RedirectAsync(context, target, moved, entry),
            SiteAnswer.Missing { Page: { } page } => PageOfMissingAsync(context, page, entry),
            SiteAnswer.Refused refused => EmptyAsync(context, StatusCodes.Status403Forbidden, entry, refused.Reason),
            _ => EmptyAsync(context, StatusCodes.Status404NotFound, entry, null),
        });
    }

    private static Task RedirectToSlashAsync(HttpContext context, ProxyTarget target, ProxyLog.Entry entry)
    {
        var path = target.PathAndQuery;
        var query = path.IndexOf('?', StringComparison.Ordinal);
        context.Response.Headers.Location = target.Origin + (query < 0 ? path + "/" : path[..query] + "/" + path[query..]);
        return EmptyAsync(context, StatusCodes.Status301MovedPermanently, entry, null);
    }

    private Task RedirectAsync(HttpContext context, ProxyTarget target, SiteAnswer.Moved moved, ProxyLog.Entry entry)
    {
        // A path is the site's own: it stands below the base address, wherever the site is shown.
        context.Response.Headers.Location = moved.Target.StartsWith('/') ? target.Origin + baseUrl.AbsolutePath + moved.Target[1..] : moved.Target;
        return EmptyAsync(context, moved.Status, entry, null);
    }

    /// <summary>In full whatever range was asked for: there is no such thing as a part of what is not there.</summary>
    private static Task PageOfMissingAsync(HttpContext context, SiteAnswer.Found page, ProxyLog.Entry entry)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        context.Request.Headers.Range = default;
        return FileAsync(context, page, entry);
    }

    private static async Task EmptyAsync(HttpContext context, int status, ProxyLog.Entry entry, string? reason)
    {
        context.Response.StatusCode = status;
        context.Response.ContentLength = 0;
        entry.Head(AnswerHead.Of(context.Response.Headers));
        entry.Answered(status, reason: reason);
        await context.Response.CompleteAsync();
    }

    private static async Task FileAsync(HttpContext context, SiteAnswer.Found found, ProxyLog.Entry entry)
    {
        Stream content;
        try
        {
            content = found.Open();
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            await EmptyAsync(context, StatusCodes.Status403Forbidden, entry, "the file cannot be read");
            return;
        }

        await using (content)
            await SendAsync(context, found, content, entry);
    }

    private static async Task SendAsync(HttpContext context, SiteAnswer.Found found, Stream content, ProxyLog.Entry entry)
    {
        var request = context.Request.Headers;
        var response = context.Response;
        var range = request.IfRange.Count == 0 || request.IfRange == FixedDate ? ByteRange.Parse(request.Range, found.Length) : null;
        response.Headers.AcceptRanges = "bytes";
        if (range is { Length: 0 })
        {
            response.Headers.ContentRange = string.Create(CultureInfo.InvariantCulture, $"bytes */{found.Length}");
            await EmptyAsync(context, StatusCodes.Status416RangeNotSatisfiable, entry, null);
            return;
        }

        var type = ContentTypes.For(found.Name);
        var seen = ContentTypes.NeedsCharset(type) ? await WindowAsync(content, found.Length, context.RequestAborted) : null;
        try
        {
            if (seen is { } window && TextEncodings.NeedsUtf8(window.Span, window.Length == found.Length, type == "text/html"))
                type += "; charset=utf-8";
            response.ContentType = type;
            response.Headers.LastModified = FixedDate;
            var part = range ?? new ByteRange(0, found.Length);
            response.ContentLength = part.Length;
            if (range is not null)
            {
                response.StatusCode = StatusCodes.Status206PartialContent;
                response.Headers.ContentRange = string.Create(CultureInfo.InvariantCulture, $"bytes {part.Start}-{part.End - 1}/{found.Length}");
            }

            entry.Head(AnswerHead.Of(response.Headers));
            if (HttpMethods.IsHead(context.Request.Method) || part.Length == 0)
            {
                entry.Answered(response.StatusCode, HttpMethods.IsHead(context.Request.Method) ? null : BodyDigest.OfNothing);
                await response.CompleteAsync();
                return;
            }

            if (range is null && StillPicture.MayBe(context.Request, type, found.Length))
            {
                await PictureAsync(context, content, found.Length, entry);
                return;
            }

            var body = new FileBody(seen, content);
            await body.SkipAsync(part.Start, context.RequestAborted);
            await CopyAsync(context, body, part.Length, entry);
        }
        finally
        {
            seen?.Dispose();
        }
    }

    private static async Task PictureAsync(HttpContext context, Stream content, long length, ProxyLog.Entry entry)
    {
        using var picture = new PooledBytes((int)length);
        await content.ReadExactlyAsync(picture.Memory, context.RequestAborted);
        await StillPicture.SendAsync(context, picture.Memory, entry);
    }

    private static async Task<PooledBytes?> WindowAsync(Stream content, long length, CancellationToken cancellationToken)
    {
        var window = new PooledBytes((int)Math.Min(length, TextEncodings.Window));
        try
        {
            await content.ReadExactlyAsync(window.Memory, cancellationToken);
            return window;
        }
        catch
        {
            window.Dispose();
            throw;
        }
    }

    private static async Task CopyAsync(HttpContext context, FileBody body, long length, ProxyLog.Entry entry)
    {
        var output = context.Response.BodyWriter;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var left = length; left > 0;)
        {
            var memory = output.GetMemory(ChunkSize);
            if (memory.Length > left)
                memory = memory[..(int)left];
            var read = await body.ReadAsync(memory, context.RequestAborted);
            if (read == 0)
                throw new EndOfStreamException("the file became shorter while it was served");
            entry.Sending(read);
            hash.AppendData(memory.Span[..read]);
            left -= read;
            // Said before the last bytes leave: who has seen the whole answer finds it in the log.
            if (left == 0)
                entry.Answered(context.Response.StatusCode, BodyDigest.Format(hash.GetHashAndReset()), length);
            output.Advance(read);
            // A connection that was aborted takes bytes without complaint and says only here that nobody reads them.
            if ((await output.FlushAsync(context.RequestAborted)).IsCompleted)
                throw new IOException("the connection ended early");
        }

        await context.Response.CompleteAsync();
    }
}

using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Gate.Harness.Serving;

/// <summary>
/// An SVG that a page shows as a picture is a document that no script reaches, and its CSS animations run by the machine's
/// frames. A rule added on the way ends them as the page's own are ended: finite ones at their end, endless ones as if they
/// were not there. What is logged, compared and kept are the bytes without the rule.
/// </summary>
internal static class StillPicture
{
    /// <summary>Larger pictures go as they are, bytes: none of them is held in memory whole.</summary>
    public const int Largest = 4 << 20;

    /// <summary>What is added, before the end of the root. An important rule in a layer wins over those outside of any, whatever their selectors.</summary>
    public const string Rule =
        """<style xmlns="http://www.w3.org/2000/svg">@layer{*,*::before,*::after{animation-delay:0s!important;animation-duration:0s!important;animation-iteration-count:1!important;transition:none!important}}</style>""";

    private static readonly byte[] RuleBytes = Encoding.UTF8.GetBytes(Rule);

    /// <summary>Whether the answer to this request may be such a picture, by its head alone.</summary>
    /// <param name="request">A frame or an object asks for a document, which the settling reaches: such are left alone.</param>
    /// <param name="contentType">Of the answer.</param>
    /// <param name="length">Of the answer's body, bytes; null where that is not known before its end.</param>
    public static bool MayBe(HttpRequest request, string? contentType, long? length)
        => length is > 0 and <= Largest
            && HttpMethods.IsGet(request.Method)
            && contentType?.StartsWith("image/svg+xml", StringComparison.OrdinalIgnoreCase) == true
            // Said to trustworthy origins only; elsewhere a picture is known by the types that are wanted.
            && (request.Headers["Sec-Fetch-Dest"] is { Count: > 0 } destination ? destination == "image" : request.Headers.Accept.ToString().StartsWith("image/", StringComparison.Ordinal));

    /// <summary>Sends the whole picture with the rule, where it needs one, and logs it without.</summary>
    public static async Task SendAsync(HttpContext context, ReadOnlyMemory<byte> picture, ProxyLog.Entry entry)
    {
        ReadOnlyMemory<byte> sent = Of(picture.Span) ?? picture;
        context.Response.ContentLength = sent.Length;
        // Said before the last bytes leave: who has seen the whole answer finds it in the log.
        entry.Answered(context.Response.StatusCode, BodyDigest.Format(SHA256.HashData(picture.Span)), picture.Length);
        await context.Response.BodyWriter.WriteAsync(sent, context.RequestAborted);
        await context.Response.CompleteAsync();
    }

    /// <returns>The picture with the rule; null when it needs none, or is in no encoding in which its end can be found.</returns>
    public static ReadOnlyMemory<byte>? Of(ReadOnlySpan<byte> picture)
    {
        var end = picture.LastIndexOf("</svg"u8);
        if (end < 0 || picture.IndexOf("animation"u8) < 0)
            return null;
        byte[] still = [.. picture[..end], .. RuleBytes, .. picture[end..]];
        return still;
    }
}

using Microsoft.AspNetCore.Http;

namespace Gate.Harness.Serving;

/// <summary>An answer's headers as one text, so that two answers can be compared.</summary>
internal static class AnswerHead
{
    // They belong to the connection (RFC 9110, 7.6.1), and say nothing to a page.
    private static readonly HashSet<string> OfConnection = new(StringComparer.OrdinalIgnoreCase) { "Connection", "Keep-Alive", "Transfer-Encoding" };

    public static string Of(IHeaderDictionary headers) => string.Join('\n', headers
        .Where(header => !OfConnection.Contains(header.Key))
        .Select(header => $"{header.Key.ToLowerInvariant()}: {header.Value}")
        .Order(StringComparer.Ordinal));
}

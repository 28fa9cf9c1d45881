namespace Gate.Harness.Capturing;

/// <summary>One request as the browser told of it.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Url">Absolute address as asked for, fragment included.</param>
/// <param name="Kind">Resource type in lower case.</param>
/// <param name="Status">HTTP status where an answer came, else null.</param>
/// <param name="Error">Chromium's words where it failed, e.g. <c>net::ERR_EMPTY_RESPONSE</c> or <c>csp</c>; else null.</param>
internal sealed record SeenRequest(string Method, string Url, string Kind, int? Status, string? Error);

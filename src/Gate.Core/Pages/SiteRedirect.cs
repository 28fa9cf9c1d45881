namespace Gate.Core.Pages;

/// <summary>A rule that matched a path.</summary>
/// <param name="Target">Percent-encoded path from the root with its slash, or an absolute address.</param>
/// <param name="Status">200 (rewrite), 404, or a redirect's 301, 302, 303, 307, 308.</param>
internal sealed record SiteRedirect(string Target, int Status);

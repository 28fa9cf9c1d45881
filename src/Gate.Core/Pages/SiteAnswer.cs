namespace Gate.Core.Pages;

/// <summary>What a site has at a path.</summary>
public abstract record SiteAnswer
{
    private protected SiteAnswer()
    {
    }

    /// <summary>A file; the caller disposes what <paramref name="Open"/> gives.</summary>
    /// <param name="Name">File name, for the content type.</param>
    /// <param name="Length">Bytes.</param>
    /// <param name="Open">Opens the content for reading.</param>
    public sealed record Found(string Name, long Length, Func<Stream> Open) : SiteAnswer;

    /// <summary>A folder asked for without its final slash: static hosts redirect to the address with it.</summary>
    public sealed record Folder : SiteAnswer;

    /// <summary>Nothing there.</summary>
    public sealed record Missing : SiteAnswer
    {
        /// <summary>What the site shows in its place, with status 404; null for an empty answer.</summary>
        public Found? Page { get; init; }
    }

    /// <summary>The site leads elsewhere.</summary>
    /// <param name="Target">Percent-encoded path from the site's root with its slash, or an absolute address.</param>
    /// <param name="Status">301, 302, 303, 307 or 308.</param>
    public sealed record Moved(string Target, int Status) : SiteAnswer;

    /// <summary>Something there that is not served, e.g. a link that leaves the root.</summary>
    /// <param name="Reason">Why, for the report.</param>
    public sealed record Refused(string Reason) : SiteAnswer;
}

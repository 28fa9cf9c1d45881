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
    public sealed record Missing : SiteAnswer;

    /// <summary>Something there that is not served, e.g. a link that leaves the root.</summary>
    /// <param name="Reason">Why, for the report.</param>
    public sealed record Refused(string Reason) : SiteAnswer;
}

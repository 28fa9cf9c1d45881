namespace Gate.Core.Pages;

/// <summary>Where a path within a commit's folder leads.</summary>
internal abstract record GitPlace
{
    private GitPlace()
    {
    }

    /// <summary>Something inside the folder.</summary>
    public sealed record Inside(GitNode Node) : GitPlace;

    /// <summary>A link leads out of the folder.</summary>
    public sealed record Outside : GitPlace;
}

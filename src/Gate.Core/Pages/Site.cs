namespace Gate.Core.Pages;

/// <summary>How the pages of one side are reached: served from files by gate itself, or live at an origin of their own.</summary>
public abstract record Site
{
    private protected Site()
    {
    }

    /// <summary>Files that gate serves.</summary>
    /// <param name="Files">Answers by path.</param>
    public sealed record Served(ISiteFiles Files) : Site;

    /// <summary>A running site.</summary>
    /// <param name="Base">Absolute http(s) address that page addresses are relative to; ends in <c>/</c>.</param>
    public sealed record Live(Uri Base) : Site;
}

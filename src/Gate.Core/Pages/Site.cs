using Gate.Core.Baselines;

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

    /// <summary>Captures that were made earlier; nothing is rendered.</summary>
    /// <param name="Store">Where they lie.</param>
    public sealed record Recorded(BaselineStore Store) : Site;

    /// <summary>A running site.</summary>
    /// <param name="Base">Absolute http(s) address at which the browser sees it, and that page addresses are relative to; ends in <c>/</c>.</param>
    public sealed record Live(Uri Base) : Site
    {
        /// <summary>The address where it really answers; another one than <see cref="Base"/> where <c>use.baseURL</c> maps it.</summary>
        public Uri Reached { get; init; } = Base;

        /// <summary>Whether gate shows it at another address than its own.</summary>
        public bool IsMapped => Reached != Base;
    }
}

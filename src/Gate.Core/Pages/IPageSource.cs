namespace Gate.Core.Pages;

/// <summary>Where the pages of one side come from: a folder, a commit, a live site. One file per source.</summary>
public interface IPageSource
{
    /// <summary>The source as the user wrote it, without credentials.</summary>
    string Description { get; }

    /// <summary>How its pages are reached by the browser.</summary>
    Site Site { get; }

    /// <summary>The commit that it was read from, in full; null for sources that are none.</summary>
    string? Commit => null;

    /// <summary>
    /// Finds the pages, or returns null when this source cannot list its own (a live site): the other side's set, or
    /// <c>--pages</c>, is then asked.
    /// </summary>
    /// <exception cref="GateException">The source does not exist, or holds something that cannot be served safely.</exception>
    PageSet? FindPages(PageRules rules);
}

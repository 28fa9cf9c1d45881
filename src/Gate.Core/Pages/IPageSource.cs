namespace Gate.Core.Pages;

/// <summary>Where the pages of one side come from: a folder, a live site, later a git tree or a baseline. One file per source.</summary>
public interface IPageSource
{
    /// <summary>The source as the user wrote it, without credentials.</summary>
    string Description { get; }

    /// <summary>How its pages are reached by the browser.</summary>
    Site Site { get; }

    /// <summary>
    /// Finds the pages, or returns null when this source cannot list its own (a live site): the other side's set, or
    /// <c>--pages</c>, is then asked.
    /// </summary>
    /// <exception cref="GateException">The source does not exist, or holds something that cannot be served safely.</exception>
    PageSet? FindPages(PageRules rules);
}

namespace Gate.Core.Pages;

/// <summary>Finds the folder that holds a site's pages, where none is named.</summary>
public static class ExportFolder
{
    /// <summary>Where generators put their output, the common ones first.</summary>
    private static readonly string[] Usual = ["dist", "build", "out", "public", "_site", "site", "www", "docs", "."];

    /// <param name="named">As typed, or null to look into the usual places.</param>
    /// <param name="option">For messages.</param>
    /// <exception cref="GateException">The named folder is missing, or no folder with pages is found.</exception>
    public static (string Folder, PageSet Pages) Find(string? named, string option)
    {
        if (named is not null)
            return Pages(named, option) is { } pages ? (named, pages) : throw None($"there are no pages in \"{named}\"");
        foreach (var folder in Usual.Where(Directory.Exists))
        {
            if (Pages(folder, option) is { } pages)
                return (folder, pages);
        }

        throw None($"there are no pages in {Words.List(Usual.ToList().ConvertAll(folder => $"\"{folder}\""))}");
    }

    /// <summary>The usual places that hold pages, the common ones first.</summary>
    public static IEnumerable<string> Candidates(string workingDirectory) =>
        Usual.Where(folder => Directory.Exists(Path.Combine(workingDirectory, folder)) && Pages(Path.Combine(workingDirectory, folder), folder) is not null);

    private static PageSet? Pages(string folder, string option) =>
        PageSources.Open(folder, option).FindPages(PageRules.Everything) is { Pages.Count: > 0 } pages ? pages : null;

    private static GateException None(string message) =>
        new("page-set-empty", message) { NextStep = "name the folder that holds the pages (*.html, *.htm, *.xhtml, *.xht)" };
}

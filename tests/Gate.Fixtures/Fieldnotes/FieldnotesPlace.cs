namespace Gate.Fixtures.Fieldnotes;

/// <summary>One entry of the site's tree.</summary>
/// <param name="Path">The page's path, decoded.</param>
/// <param name="Label">Its name in menus.</param>
/// <param name="Asset">Its text under <c>Assets/fieldnotes/</c>, or empty for a page that is built from others.</param>
internal sealed record FieldnotesPlace(string Path, string Label, string Asset)
{
    public static IReadOnlyList<(string Head, string Icon, FieldnotesPlace[] Pages)> Tree { get; } =
    [
        ("Guide", "compass",
        [
            new("guide/index.html", "What Fieldnotes is", "guide-index"), new("guide/install.html", "Install", "guide-install"),
            new("guide/configuration.html", "Configuration", "guide-configuration"), new("guide/Reading a log.html", "Reading a log", "guide-reading-a-log"),
        ]),
        ("Reference", "terminal", [new("reference/index.html", "Drivers and commands", "reference-index"), new("reference/query language.html", "Query language", "reference-query-language")]),
        ("Notes", "leaf",
        [
            new("notes/index.html", "All notes", ""), new("notes/2025/tide-tables.html", "A tide table by hand", "notes-tide-tables"),
            new("notes/2025/un été à Öland.html", "Un été à Öland", "notes-oland"), new("notes/2025/a winter of batteries.html", "A winter of batteries", "notes-batteries"),
        ]),
        ("House", "book", [new("CHANGELOG.HTM", "Changes", "changelog"), new("about/COLOPHON.HTML", "Colophon", "colophon"), new("feed/summary.xhtml", "Summary", "")]),
    ];

    /// <summary>From this page's folder to the root.</summary>
    public string Root => string.Concat(Path.Where(c => c == '/').Select(_ => "../"));

    /// <summary>The path as it stands in a link: UTF-8, percent-encoded (RFC 3986 §2.1).</summary>
    public string Link => string.Join('/', Path.Split('/').Select(Uri.EscapeDataString));
}

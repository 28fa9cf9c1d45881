using Gate.Fixtures.Drawing;
using Gate.Fixtures.Markup;

namespace Gate.Fixtures.Fieldnotes;

/// <summary>The second story: documentation and letters, nested folders, odd names, a page of XHTML, and linked style sheets.</summary>
internal sealed class FieldnotesStory
{
    private readonly ulong seed;
    private readonly FieldnotesShell shell;

    private FieldnotesStory(ulong seed) => (this.seed, shell) = (seed, new FieldnotesShell(seed));

    public static Story Build(ulong seed) => new FieldnotesStory(seed).Build();

    private Story Build()
    {
        var tables = shell.TableSheet();
        FixtureFile[] resources = [.. Asset.Font("newsreader"), .. Asset.Font("jetbrains-mono"), .. FieldnotesPictures.Files(seed), shell.BaseSheet(), tables];
        var otherTables = FixtureFile.OfText(tables.Path, MarkupEdit.ReplaceOnce(System.Text.Encoding.UTF8.GetString(tables.Content),
            $".{shell.Names["matrix"]} td{{padding:9px 12px}}", $".{shell.Names["matrix"]} td{{padding:9px 13px}}"));
        return new("fieldnotes", "Fieldnotes, documentation and letters: an export of a static site generator", resources) { ChangedResources = [otherTables], Pages = [.. Pages()] };
    }

    private IEnumerable<StoryPage> Pages() =>
    [
        StoryPage.Same("index.html", Front("index.html", "A logger for the outdoors", FieldnotesFronts.Home)),
        StoryPage.Edited("guide/index.html", Text("guide/index.html", "guide-index"),
            new("inert", "Named entities became numbers, decimal and hexadecimal in turn.", Shot.Identical), InertRewrite.EntitiesAsNumbers),
        StoryPage.Same("guide/install.html", Text("guide/install.html", "guide-install")),
        StoryPage.Edited("guide/configuration.html", Text("guide/configuration.html", "guide-configuration"),
            new("shift", "The boxed notes have 21 px of padding on the left instead of 20 px: their text stands one pixel further right, and nothing else moves.", Shot.Changed with { HeightDelta = 0 }),
            html => MarkupEdit.ReplaceOnce(html, "border-radius:0 10px 10px 0;padding:16px 20px;", "border-radius:0 10px 10px 0;padding:16px 19px 16px 21px;")),
        StoryPage.Edited("guide/Reading a log.html", Text("guide/Reading a log.html", "guide-reading-a-log"),
            new("inert", "Attributes in alphabetical order, optional end tags dropped, spaces as literals.", Shot.Identical),
            html => InertRewrite.OptionalEndTagsDropped(InertRewrite.AttributesSorted(InertRewrite.SpacesAsLiterals(html)))),
        StoryPage.Added("guide/exporting data.html", Text("guide/exporting data.html", "guide-exporting-data"), "A new page of the guide that no menu names yet."),
        StoryPage.Same("reference/index.html", Text("reference/index.html", "reference-index"),
            new("style-sheet", "The page is the same to the byte; assets/tables.css has one pixel more padding in cells of the class that only its first table has. On a phone another rule wins.", Shot.Changed, Shot.Identical)),
        StoryPage.Same("reference/query language.html", Text("reference/query language.html", "reference-query-language"),
            new("style-sheet", "Links the changed assets/tables.css too, but has no table of that class: other inputs, same pixels.", Shot.Identical)),
        StoryPage.Edited("notes/index.html", Front("notes/index.html", "Notes", FieldnotesFronts.Notes),
            new("meaning", "Draws the same and means less: aria-current is gone from the menu, and a link leads to a page that does not exist.", Shot.Identical),
            html => MarkupEdit.ReplaceOnce(MarkupEdit.ReplaceOnce(html, " aria-current=\"page\"", ""), "href=\"2025/tide-tables.html\"", "href=\"2025/tide-table.html\"")),
        StoryPage.Edited("notes/2025/tide-tables.html", Text("notes/2025/tide-tables.html", "notes-tide-tables"),
            new("space", "One space of the preformatted table moved from the right of a time to its left: the words are the same, and one entry stands a column further right.", Shot.Changed with { HeightDelta = 0 }),
            html => MarkupEdit.ReplaceOnce(html, " Thu 12 | 06:05  4.84 | 18:29", " Thu 12 |  06:05 4.84 | 18:29")),
        StoryPage.Edited("notes/2025/un été à Öland.html", Text("notes/2025/un été à Öland.html", "notes-oland"),
            new("colour", "Captions went from #7a7c6c to #7a7c6d: one step of blue, in text.", Shot.Changed with { MaxChannelDelta = 1, HeightDelta = 0 }),
            html => MarkupEdit.ReplaceOnce(html, $".{shell.Names["figure-text"]}{{font-size:15px;color:#7a7c6c", $".{shell.Names["figure-text"]}{{font-size:15px;color:#7a7c6d")),
        StoryPage.Edited("notes/2025/a winter of batteries.html", Text("notes/2025/a winter of batteries.html", "notes-batteries"),
            new("removed", "The last word of a paragraph far below the fold is gone: “Good.”", Shot.Changed),
            html => MarkupEdit.ReplaceOnce(html, " and every clock was right to the end. Good.</p>", " and every clock was right to the end.</p>")),
        StoryPage.Removed("notes/2024/the lichen clock.html", Text("notes/2024/the lichen clock.html", "notes-lichen"), "An old note was taken down."),
        StoryPage.Edited("CHANGELOG.HTM", Text("CHANGELOG.HTM", "changelog"),
            new("desk-only", "The headings in the tree of pages went from weight 600 to 640. A phone hides the tree, so only the desk shows it.", Shot.Changed with { HeightDelta = 0 }, Shot.Identical),
            html => MarkupEdit.ReplaceOnce(html, $".{shell.Names["side-head"]}{{display:flex;gap:8px;align-items:center;font-weight:600", $".{shell.Names["side-head"]}{{display:flex;gap:8px;align-items:center;font-weight:640")),
        StoryPage.Same("about/COLOPHON.HTML", Text("about/COLOPHON.HTML", "colophon")),
        StoryPage.Edited("feed/summary.xhtml", Xhtml.From(Front("feed/summary.xhtml", "Summary", FieldnotesFronts.Summary)),
            new("inert", "XML: empty elements written with an end tag, references in hexadecimal, attributes in single quotes.", Shot.Identical), XmlRespelled),
    ];

    private string Text(string path, string asset)
    {
        var place = new FieldnotesPlace(path, "", asset);
        var article = Article.Read(Asset.Text($"fieldnotes/{asset}.md"), (target, caption) => Figure(place, target, caption));
        var minutes = 2 + (article.Body.Length / 4000);
        return shell.ArticlePage(place, article, $"Hanna Brandt&ensp;&middot;&ensp;{minutes}&nbsp;minutes&ensp;&middot;&ensp;checked against 2025.2");
    }

    private string Front(string path, string title, Func<ulong, FieldnotesPlace, string> main)
    {
        var place = new FieldnotesPlace(path, title, "");
        return shell.Document(place, title, main(seed, place));
    }

    private string Figure(FieldnotesPlace place, string target, string caption)
    {
        var name = target[(target.IndexOf(':', StringComparison.Ordinal) + 1)..];
        var art = target.StartsWith("plate:", StringComparison.Ordinal)
            ? $"""<img class="plate" src="{place.Root}images/{name}.png" width="720" height="340" alt="" loading="lazy" decoding="sync">"""
            : name == "lichen" ? $"""<svg class="figure-art" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 760 420" aria-hidden="true">{Contours.Paths(SeededRandom.For(seed, name), new(380, 210, 160, 9) { Stroke = "#2d4a2b", Fill = "#b8862f" })}</svg>"""
            : Charts.Svg(seed, name, 260);
        return $"""<figure class="figure">{art}<figcaption class="figure-text">{MachineMarkup.Text(caption)}</figcaption></figure>""";
    }

    private static string XmlRespelled(string xhtml)
    {
        var tokens = MarkupTokens.Read(xhtml).SelectMany(token => token.End.Length > 0 && token.Name is "hr" or "img" or "br"
            ? [token with { End = "" }, new MarkupToken(TokenKind.Close, token.Name, "")]
            : new[] { token });
        return MarkupTokens.Write(tokens.Select(token => token.Kind switch
        {
            TokenKind.Open => token with { Attributes = [.. token.Attributes.Select(a => a.Value!.Contains('\'', StringComparison.Ordinal) ? a : a with { Quote = '\'' })] },
            TokenKind.Text => token with { Text = token.Text.Replace("&#160;", "&#xA0;", StringComparison.Ordinal).Replace("&#8194;", "&#x2002;", StringComparison.Ordinal) },
            _ => token,
        }));
    }
}

using Gate.Fixtures.Markup;
using static Gate.Fixtures.Markup.MachineMarkup;

namespace Gate.Fixtures.Fieldnotes;

/// <summary>What every Fieldnotes page repeats: head with two linked sheets and an inline one, bar, tree, rail, footer.</summary>
internal sealed class FieldnotesShell(ulong seed)
{
    private const string FontFaces = """@font-face{font-family:"Notes Serif";src:url("../fonts/newsreader-latin.woff2") format("woff2");font-weight:200 800;font-style:normal;font-display:block}@font-face{font-family:"Notes Mono";src:url("../fonts/jetbrains-mono-latin.woff2") format("woff2");font-weight:400;font-style:normal;font-display:block}""";

    private const string Script = """document.addEventListener("keydown",function(e){if(e.key==="/"&&e.target===document.body){var s=document.querySelector("[data-search]");if(s){e.preventDefault();s.focus()}}});""";

    private readonly string pageStyle = Asset.Text("fieldnotes/site.css") + UtilityRules.Css(66, ["#23241f", "#2d4a2b", "#b8862f", "#8a5f14", "#5c6152", "#8a8a7a", "#e4dfcf", "#f4f1e6", "#fbfaf5", "#eef0e2"]);

    public ClassNames Names { get; } = new("css-", seed);

    public FixtureFile BaseSheet() => FixtureFile.OfText("assets/base.css", FontFaces + Names.Style(Asset.Text("fieldnotes/base.css")) + "\n");

    public FixtureFile TableSheet() => FixtureFile.OfText("assets/tables.css", Names.Style(Asset.Text("fieldnotes/tables.css")) + "\n");

    /// <summary>The finished document around a page's own markup.</summary>
    public string Document(FieldnotesPlace place, string title, string main)
    {
        var tables = main.Contains("class=\"table", StringComparison.Ordinal);
        return new MachineMarkup(Names, "data-fid").Finish($"""
            <!DOCTYPE html>
            <html lang="en" data-site="fieldnotes" data-depth="{place.Root.Length / 3}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Text(title)} · Fieldnotes</title>
            <meta name="description" content="Fieldnotes, a logger for instruments that live outdoors: {Text(title)}">
            <meta name="generator" content="Quillpress 1.9">
            <link rel="icon" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'%3E%3C/svg%3E">
            <link rel="stylesheet" href="{place.Root}assets/base.css">
            {(tables ? $"""<link rel="stylesheet" href="{place.Root}assets/tables.css">""" : "")}
            <style>{Names.Style(pageStyle)}</style>
            <script type="application/ld+json">{LinkedData(title)}</script>
            </head>
            <body>
            {Bar(place)}
            {main}
            {Footer(place)}
            <script>{Script}</script>
            </body>
            </html>
            """, SeededRandom.For(seed, "ids of " + place.Path));
    }

    /// <summary>An article between the tree and the rail.</summary>
    public string ArticlePage(FieldnotesPlace place, Article article, string byline)
    {
        var (before, after) = Neighbours(place);
        return Document(place, article.Title, $"""
            <div class="layout">
            <nav class="side" aria-label="Pages">{Tree(place)}</nav>
            <main class="article">
            <div class="crumbs"><a href="{place.Root}index.html">Fieldnotes</a>&ensp;&rsaquo;&ensp;{Text(place.Path.Contains('/', StringComparison.Ordinal) ? place.Path[..place.Path.IndexOf('/', StringComparison.Ordinal)] : "house")}</div>
            <h1 class="headline">{Text(article.Title)}</h1>
            <p class="standfirst">{Article.Inline(article.Standfirst)}</p>
            <div class="byline">{Icon.Svg("leaf", 18)}{byline}</div>
            <div class="text" data-prose="true">{article.Body}</div>
            <div class="steps">{Step(place, before, "Before this", "")}{Step(place, after, "After this", " step-on")}</div>
            </main>
            <aside class="rail" aria-label="On this page"><div class="rail-head u-mb-2">On this page</div>{string.Concat(article.Headings.Select(heading => $"""<a class="rail-link u-pr-0" href="#{heading.Id}">{Text(heading.Text)}</a>"""))}</aside>
            </div>
            """);
    }

    private static string LinkedData(string title) =>
        $$"""{"@context":"https://schema.org","@type":"TechArticle","headline":"{{title}}","inLanguage":"en","license":"https://example.org/licence","author":[{"@type":"Person","name":"Hanna Brandt"},{"@type":"Person","name":"Ola Sjögren"}],"isPartOf":{"@type":"WebSite","name":"Fieldnotes"} }""";

    private static string Bar(FieldnotesPlace place) => $"""
        <header class="top"><a class="skip" href="#main">Skip to the text</a><div class="top-row">
        <a class="logo" href="{place.Root}index.html">{Icon.Svg("leaf", 28)}Fieldnotes</a>
        <nav class="top-nav" aria-label="Main">{string.Concat(new[] { ("Guide", "guide/"), ("Reference", "reference/"), ("Notes", "notes/") }.Select(link => BarLink(place, link.Item1, link.Item2)))}</nav>
        <div class="search" data-search="true" tabindex="0" role="search">{Icon.Svg("search", 17)}Search the notes<span class="search-key">/</span></div>
        </div></header>
        """;

    private static string BarLink(FieldnotesPlace place, string label, string folder)
    {
        var here = place.Path.StartsWith(folder, StringComparison.Ordinal);
        return $"""<a class="top-link{(here ? " top-here" : "")}" href="{place.Root}{folder}index.html"{(here ? " aria-current=\"page\"" : "")}>{label}</a>""";
    }

    private static string Tree(FieldnotesPlace place) => string.Concat(FieldnotesPlace.Tree.Select(part => $"""
        <div class="side-head">{Icon.Svg(part.Icon, 18)}{part.Head}</div><ul>{string.Concat(part.Pages.Select(page => $"""<li><a class="side-link{(page.Path == place.Path ? " side-here" : "")} u-pt-1" href="{place.Root}{page.Link}"{(page.Path == place.Path ? " aria-current=\"page\"" : "")}>{Text(page.Label)}</a></li>"""))}</ul>
        """));

    private static (FieldnotesPlace? Before, FieldnotesPlace? After) Neighbours(FieldnotesPlace place)
    {
        var pages = FieldnotesPlace.Tree.SelectMany(part => part.Pages).ToList();
        var at = pages.FindIndex(page => page.Path == place.Path);
        return at < 0 ? (null, pages[0]) : (at > 0 ? pages[at - 1] : null, at + 1 < pages.Count ? pages[at + 1] : null);
    }

    private static string Step(FieldnotesPlace place, FieldnotesPlace? target, string tag, string style) => target is null
        ? "<div></div>"
        : $"""<a class="step{style}" href="{place.Root}{target.Link}"><div class="step-tag">{tag}</div><div class="step-name">{Text(target.Label)}</div></a>""";

    private static string Footer(FieldnotesPlace place) => $"""
        <footer class="foot"><div class="plain"><div class="foot-grid">
        <div><a class="logo" href="{place.Root}index.html">{Icon.Svg("leaf", 24)}Fieldnotes</a><p class="u-mt-2 u-pr-6">A logger for people who leave instruments outdoors, and letters about what came back.</p></div>
        {string.Concat(FieldnotesPlace.Tree.Where(part => part.Head != "Reference").Select(part => $"""<div><div class="foot-head">{part.Head}</div>{string.Concat(part.Pages.Select(page => $"""<a class="foot-link u-pl-0" href="{place.Root}{page.Link}">{Text(page.Label)}</a>"""))}</div>"""))}
        </div><div class="foot-end">Made in Hexham and Färjestaden&ensp;&middot;&ensp;55.2181&deg;&nbsp;N, 2.4417&deg;&nbsp;W&ensp;&middot;&ensp;No counters</div></div></footer>
        """;
}

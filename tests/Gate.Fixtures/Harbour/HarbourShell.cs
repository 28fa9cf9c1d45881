using Gate.Fixtures.Markup;
using static Gate.Fixtures.Harbour.HarbourContext;

namespace Gate.Fixtures.Harbour;

/// <summary>What every Harbour page repeats: head, style, header with its hidden menu, footer, script.</summary>
/// <param name="seed">The seed of the story: names of classes, ids of elements.</param>
/// <param name="rampSteps">Length of each ramp of small rules: some 1,000 bytes of style a step.</param>
internal sealed class HarbourShell(ulong seed, int rampSteps = 48)
{
    private const string FontFace = """@font-face{font-family:"Harbour Sans";src:url("ROOTfonts/inter-latin.woff2") format("woff2");font-weight:100 900;font-style:normal;font-display:block}""";

    private const string Script = """(function(){var b=document.querySelector("[data-toggle]"),m=document.getElementById("mega");if(!b||!m)return;b.addEventListener("click",function(){var on=m.style.display==="block";m.style.display=on?"none":"block";b.setAttribute("aria-expanded",String(!on))})})();""";

    private static readonly (string Label, string Path)[] Nav =
        [("Boats", "boats/index.html"), ("Moorings", "moorings.html"), ("Gear", "gear.html"), ("Pricing", "pricing.html"), ("Journal", "journal.html"), ("About", "about.html")];

    private static readonly (string Icon, string Name, string Text)[] Mega =
    [
        ("boat", "Boats by the week", "Skippered or bareboat, from Cornwall to Orkney"), ("anchor", "Moorings", "Swinging, fore-and-aft, or alongside"),
        ("compass", "Passage plans", "Written by people who sailed it last month"), ("wave", "Tides and gates", "Corrected for the port you are in"),
        ("calendar", "Season calendar", "What is free, and what is nearly gone"), ("shield", "Cover", "One policy for hull, crew, and kit"),
        ("rope", "Rigging lofts", "Twelve lofts, fixed prices, two-week slots"), ("gift", "Gift cards", "A day, an evening, or a weekend afloat"),
        ("people", "Crew board", "Find a berth, or a pair of hands"), ("ruler", "Surveys", "Plain reports with pictures of every fault"),
        ("phone", "Watch desk", "Somebody who sails answers, day and night"), ("mail", "Letters", "One letter a month, none in January"),
    ];

    private static readonly (string Head, string[] Links)[] Columns =
    [
        ("Sail", ["Falmouth and the Lizard", "Oban and the Isles", "Conwy and the Straits", "Kinsale", "Orford and the rivers", "Stromness"]),
        ("Keep", ["Swinging moorings", "Alongside berths", "Winter storage", "Dry sailing", "Visitors"]),
        ("Fit", ["Ropes and rigging", "Lamps and lights", "Foul weather", "Galley", "Used sails"]),
        ("Harbour", ["About us", "Journal", "Gift cards", "Help", "Terms", "Contact"]),
    ];

    private readonly string pageStyle = Asset.Text("harbour/site.css") + UtilityRules.Css(rampSteps, ["#10262e", "#0d3b45", "#0b6e69", "#e8f2ef", "#fbf9f4", "#efe6d6", "#e2613e", "#d9a441", "#5b6f75"]);

    public ClassNames Names { get; } = new("h-", seed);

    /// <summary>The finished document.</summary>
    /// <param name="page">Where it stands.</param>
    /// <param name="title">Its title, plain text.</param>
    /// <param name="main">The authored markup between header and footer.</param>
    /// <param name="head">More authored markup for the head.</param>
    public string Document(HarbourContext page, string title, string main, string head = "") => new MachineMarkup(Names, "data-hid").Finish($"""
        <!DOCTYPE html>
        <html lang="en-GB" data-site="harbour" data-page="{T(page.Path)}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{T(title)} · Harbour</title>
        <meta name="description" content="{T(title)}: boats, moorings, and gear by the week, from people who sail.">
        <meta name="generator" content="Slipway 4.2">
        <link rel="icon" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'%3E%3C/svg%3E">
        <link rel="preload" href="{page.Root}fonts/inter-latin.woff2" as="font" type="font/woff2" crossorigin="anonymous">
        {head}
        <style>{FontFace.Replace("ROOT", page.Root, StringComparison.Ordinal)}{Names.Style(pageStyle)}</style>
        <script type="application/ld+json">{LinkedData(title)}</script>
        </head>
        <body>
        {Header(page)}
        <main>{main}</main>
        {Footer(page)}
        <script>{Script}</script>
        </body>
        </html>
        """, SeededRandom.For(seed, "ids of " + page.Path));

    private static string LinkedData(string title) =>
        $$"""{"@context":"https://schema.org","@type":"WebPage","name":"{{title}}","inLanguage":"en-GB","isPartOf":{"@type":"WebSite","name":"Harbour"},"publisher":{"@type":"Organization","name":"Harbour Boats and Moorings","foundingDate":"2011-04-02","areaServed":["Falmouth","Oban","Conwy","Kinsale","Orford","Stromness"]},"potentialAction":{"@type":"ReserveAction","name":"Book a week"} }""";

    private static string Header(HarbourContext page) => $"""
        <div class="bar"><div class="wrap bar-row u-gap-2"><div class="bar-note">{Icon.Svg("clock", 15)}Watch desk open now, day and night</div><div class="bar-note bar-extra">{Icon.Svg("pin", 15)}Twelve ports from Falmouth to Stromness</div></div></div>
        <header class="top">
        <div class="wrap top-row">
        <a class="logo" href="{page.Root}index.html" aria-label="Harbour, home">{Icon.Svg("anchor", 28)}Harbour</a>
        <nav class="nav" aria-label="Main">{string.Concat(Nav.Select(link => NavLink(page, link.Label, link.Path)))}</nav>
        <div class="top-side"><a href="{page.Root}help.html">Help</a><a class="button button-small" href="{page.Root}contact.html">Book a week</a></div>
        <button class="menu" type="button" data-toggle="mega" aria-expanded="false" aria-controls="mega" aria-label="Menu">{Icon.Svg("menu", 22)}</button>
        </div>
        <div class="mega" id="mega"><div class="wrap mega-grid">{string.Concat(Mega.Select(item => $"""<a class="mega-item u-gap-3" href="{page.Root}boats/index.html">{Icon.Svg(item.Icon, 24)}<div class="u-pt-0"><div class="mega-name">{T(item.Name)}</div><div class="mega-text u-ink-8">{T(item.Text)}</div></div></a>"""))}</div></div>
        </header>
        """;

    private static string NavLink(HarbourContext page, string label, string path)
    {
        var here = page.Path == path;
        return $"""<a class="nav-link{(here ? " nav-here" : "")}" href="{page.Root}{path}"{(here ? " aria-current=\"page\"" : "")}>{T(label)}</a>""";
    }

    private static string Footer(HarbourContext page) => $"""
        <footer class="foot"><div class="wrap">
        <div class="foot-grid">
        <div class="foot-about"><a class="logo u-ink-4" href="{page.Root}index.html">{Icon.Svg("anchor", 26)}Harbour</a><p class="foot-text">Boats, moorings, and gear by the week. Run from a net loft in Falmouth by people who would rather be sailing.</p></div>
        {string.Concat(Columns.Select(column => $"""<div><div class="foot-name">{T(column.Head)}</div>{string.Concat(column.Links.Select(link => $"""<a class="foot-link u-pt-1" href="{page.Root}index.html" data-track="foot:{T(link.ToLowerInvariant().Replace(' ', '-'))}">{T(link)}</a>"""))}</div>"""))}
        </div>
        <div class="foot-end"><div>&copy;&nbsp;2025 Harbour Boats &amp; Moorings&ensp;&middot;&ensp;Registered in England</div><div>Soundings in metres below chart datum</div></div>
        </div></footer>
        """;
}

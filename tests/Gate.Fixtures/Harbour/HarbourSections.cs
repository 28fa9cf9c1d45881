using Gate.Fixtures.Drawing;
using Gate.Fixtures.Markup;
using static Gate.Fixtures.Harbour.HarbourContext;

namespace Gate.Fixtures.Harbour;

/// <summary>The sections that several Harbour pages are put together from; each returns authored markup.</summary>
internal static class HarbourSections
{
    private static readonly string[] Faces = ["f1c9a5", "d9a07a", "8d5a3c", "f4d7bd", "b97a55", "6f4630"];
    private static readonly string[] Coats = ["e2613e", "0b6e69", "d9a441", "2b4f7d", "7a4f6d", "12505c"];

    public static string Head(string kicker, string title, string lede) => $"""
        <div class="section-head"><div class="kicker">{T(kicker)}</div><h2 class="title">{T(title)}</h2><p class="lede u-pb-0">{T(lede)}</p></div>
        """;

    public static string PageHead(HarbourContext page, string kicker, string title, string lede) => $"""
        <div class="wrap"><nav class="crumbs" aria-label="You are here"><a href="{page.Root}index.html">Harbour</a>&ensp;/&ensp;{T(kicker)}</nav>
        <div class="page-head"><h1 class="title">{T(title)}</h1><p class="lede">{T(lede)}</p></div></div>
        """;

    public static string Chart(HarbourContext page, string name, int rings)
    {
        var random = SeededRandom.For(page.Seed, "chart " + name);
        return $"""<svg class="hero-chart" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1100 820" fill="none" aria-hidden="true" data-art="{name}"><g data-layer="depths">{Contours.Paths(random, new(620, 400, 320, rings) { Fill = "#0b6e69" })}</g><g data-layer="bank">{Contours.Paths(random, new(260, 610, 120, rings / 3) { Fill = "#d9a441" })}</g></svg>""";
    }

    public static string Hero(HarbourContext page) => $"""
        <section class="hero">{Chart(page, "hero", 16)}
        <div class="wrap hero-grid">
        <div>
        <div class="kicker">Boats, berths, and kit by the week</div>
        <h1 class="hero-title u-mt-3">The sea is closer than you think.</h1>
        <p class="hero-lede">Charter a boat that somebody loves, keep yours where the tide suits you, and borrow what you would only use once. Prices are for the week, and they are the whole price.</p>
        <div class="hero-actions"><a class="button" href="{page.Root}boats/index.html">Find a boat {Icon.Svg("arrow", 18)}</a><a class="button button-ghost" href="{page.Root}moorings.html">See free moorings</a></div>
        <div class="hero-proof"><span class="hero-stars">{string.Concat(Enumerable.Repeat(Icon.Svg("star", 16), 5))}</span>4.9 from 3,812 weeks afloat</div>
        </div>
        <div class="hero-frame"><img class="hero-picture" src="images/quay.png" width="600" height="460" alt="A white sloop off a green shore" decoding="sync">
        <div class="hero-chip">{Icon.Svg("boat", 30)}<div><div class="hero-chip-price">{Pounds(980)} / week</div>Kestrel&nbsp;28, Oban</div></div></div>
        </div></section>
        """;

    public static string Stats(params (string Figure, string Label)[] stats) => $"""
        <div class="wrap"><div class="stats">{string.Concat(stats.Select(stat => $"""<div class="stat"><div class="stat-figure">{stat.Figure}</div><div class="stat-label">{T(stat.Label)}</div></div>"""))}</div></div>
        """;

    public static string Cards(HarbourContext page, IEnumerable<HarbourBoat> boats, string idStem = "boat") => $"""
        <div class="cards">{string.Concat(boats.Select(boat => Card(page, boat, idStem)))}</div>
        """;

    private static string Card(HarbourContext page, HarbourBoat boat, string idStem) => $"""
        <article class="card u-gap-0" id="{idStem}-{boat.Slug}" data-port="{T(boat.Port)}" data-berths="{boat.Berths}" data-price="{boat.Pounds}">
        <a href="{page.Root}{boat.Path}"><img class="card-picture" src="{page.Root}images/{boat.Slug}.png" width="420" height="270" alt="{T(boat.Name)} under sail" loading="lazy" decoding="sync"></a>
        <div class="card-body">
        <div class="card-place">{Icon.Svg("pin", 15)}<img class="pennant" src="{HarbourPictures.Pennant(page.Seed, boat.Port)}" width="20" height="12" alt="">{T(boat.Port)}&ensp;&middot;&ensp;{T(boat.Kind)}</div>
        <h3 class="card-name">{T(boat.Name.Replace(' ', '\u00A0'))}</h3>
        <p class="feature-text u-mb-0">{T(boat.Line)}</p>
        <div class="card-meta"><span class="card-fact">{Icon.Svg("people", 16)}{boat.Berths}&nbsp;berths</span><span class="card-fact">{Icon.Svg("ruler", 16)}{boat.Length}&nbsp;m</span><span class="card-fact">{Icon.Svg("wave", 16)}{boat.Draught}&nbsp;m draught</span></div>
        <div class="card-foot"><div class="price">{Pounds(boat.Pounds)}<span class="price-unit">&nbsp;/ week</span></div><span class="badge{(boat.Berths > 4 ? " badge-calm" : "")}">{(boat.Berths > 4 ? "Weeks free in June" : "Two weeks left")}</span></div>
        </div></article>
        """;

    public static string Features(params (string Icon, string Name, string Text)[] features) => $"""
        <div class="features">{string.Concat(features.Select(feature => $"""<div class="u-pr-1"><div class="feature-icon">{Icon.Svg(feature.Icon, 24)}</div><h3 class="feature-name">{T(feature.Name)}</h3><p class="feature-text">{T(feature.Text)}</p></div>"""))}</div>
        """;

    public static string Quotes(HarbourContext page, params (string Text, string Who, string Where)[] quotes) => $"""
        <div class="quotes">{string.Concat(quotes.Select(quote => $"""<div class="quote"><div class="hero-stars u-mb-3">{string.Concat(Enumerable.Repeat(Icon.Svg("star", 15), 5))}</div><p class="quote-text">&ldquo;{T(quote.Text)}&rdquo;</p><div class="quote-who">{Face(page, quote.Who, "face")}<div><b>{T(quote.Who)}</b><br>{T(quote.Where)}</div></div></div>"""))}</div>
        """;

    public static string Face(HarbourContext page, string who, string style)
    {
        var random = SeededRandom.For(page.Seed, "face " + who);
        var (skin, coat, hair) = (random.Pick(Faces), random.Pick(Coats), random.Pick(new[] { "2a2220", "5b3a24", "8c8378", "b5672e" }));
        return $"""<svg class="{style}" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 84 84" role="img" aria-label="{T(who)}"><rect width="84" height="84" fill="#e8f2ef"></rect><path d="M8 92c2-22 16-32 34-32s32 10 34 32Z" fill="#{coat}"></path><path d="M34 50h16v12c0 5-3.500 8-8 8s-8-3-8-8Z" fill="#{skin}"></path><circle cx="42" cy="37" r="17" fill="#{skin}"></circle><path d="M24 36c-1-13 7-21 18-21s19 7 18 20c-4-1-7-4-9-8-6 5-15 8-27 9Z" fill="#{hair}"></path><circle cx="36" cy="39" r="1.800" fill="#2a2220"></circle><circle cx="49" cy="39" r="1.800" fill="#2a2220"></circle><path d="M37 46c3 2.600 8 2.600 11 0" fill="none" stroke="#2a2220" stroke-width="1.600" stroke-linecap="round"></path></svg>""";
    }

    public static string Faq(params (string Ask, string Answer)[] entries) => $"""
        <div class="faq">{string.Concat(entries.Select((entry, at) => $"""<details class="faq-item u-gap-1" data-index="{at}"{(at % 3 == 0 ? " open" : "")}><summary class="faq-ask">{T(entry.Ask)}</summary><p class="faq-text">{T(entry.Answer)}</p></details>"""))}</div>
        """;

    public static string Call(HarbourContext page, string title, string text, string button) => $"""
        <section class="section"><div class="wrap"><div class="call"><div><h2 class="call-title">{T(title)}</h2><p class="call-text">{T(text)}</p></div><a class="button button-light" href="{page.Root}contact.html">{T(button)} {Icon.Svg("arrow", 18)}</a></div></div></section>
        """;

    public static string Split(string root, string picture, string title, string text, params string[] ticks) => $"""
        <div class="split"><img class="split-picture" src="{root}images/{picture}.png" width="600" height="420" alt="" loading="lazy" decoding="sync"><div><h2 class="title">{T(title)}</h2><p class="lede">{T(text)}</p>{Ticks(ticks)}</div></div>
        """;

    public static string Ticks(params string[] ticks) =>
        $"""<ul class="ticks">{string.Concat(ticks.Select(tick => $"""<li class="tick"><span class="tick-icon">{Icon.Svg("check", 20)}</span><span>{T(tick)}</span></li>"""))}</ul>""";

    public static string Section(string inner, string tint = "") => $"""<section class="section{(tint.Length > 0 ? " section-" + tint : "")}"><div class="wrap">{inner}</div></section>""";
}

using Gate.Fixtures.Drawing;
using Gate.Fixtures.Markup;
using static Gate.Fixtures.Markup.MachineMarkup;

namespace Gate.Fixtures.Fieldnotes;

/// <summary>The pages that are no articles: home, the list of notes, the summary.</summary>
internal static class FieldnotesFronts
{
    private static readonly (string Path, string Plate, string Date, string Name, string Text, string[] Tags)[] Letters =
    [
        ("2025/un%20%C3%A9t%C3%A9%20%C3%A0%20%C3%96land.html", "alvar", "31 August 2025", "Un été à Öland", "Four loggers on the alvar, eight weeks without rain, and what limestone remembers of the sun.", ["heat", "limestone", "toads"]),
        ("2025/tide-tables.html", "causeway", "22 June 2025", "A tide table by hand", "Three weeks on the causeway with a stick, a notebook, and a very patient seal.", ["water", "clocks"]),
        ("2025/a%20winter%20of%20batteries.html", "winter", "9 March 2025", "A winter of batteries", "Twelve loggers, seven kinds of cell, one chest freezer, and the question that everybody asks.", ["power", "cold"]),
        ("index.html", "bog", "3 January 2025", "What the bog did last year", "Twelve charts, eleven of them quiet. The twelfth is the storm, and the week in which the float was a boat.", ["water", "peat"]),
    ];

    public static string Home(ulong seed, FieldnotesPlace place) => $"""
        <main id="main"><div class="plain">
        <section class="front"><div><h1 class="front-title">Leave it outside. Trust what comes back.</h1><p class="front-text">Fieldnotes is a small, stubborn logger for instruments that live on posts. It writes plain text, keeps every reading, and says what it does not know.</p><div class="front-acts"><a class="act" href="guide/install.html">Install it {Icon.Svg("arrow", 18)}</a><a class="act act-quiet" href="notes/index.html">Read the notes</a></div></div>
        <img class="front-art" src="images/bog.png" width="720" height="340" alt="A bog in seven inks" decoding="sync"></section>
        <section class="trio">{string.Concat(new[]
        {
            ("book", "Plain text, on a card", "One line a reading, with its unit and a mark. You can read it in forty years, or under a tree."),
            ("clock", "An honest clock", "GPS, radio, or the sunrise. If the time was a guess, each line of that time says so."),
            ("leaf", "Two winters on six cells", "It sleeps 599 seconds of every ten minutes, and does not dream."),
            ("search", "Small questions", "A query language with seven words, which reads a year of lines in a second."),
            ("shield", "Nothing is smoothed", "A gap stays a gap. A spike stays a spike, until a person has looked at it."),
            ("people", "For the next person", "The header of each file explains the station, so that the file can stand alone."),
        }.Select(item => $"""<div class="trio-item"><div class="trio-icon">{Icon.Svg(item.Item1, 28)}</div><div class="trio-name">{Text(item.Item2)}</div><p class="trio-text">{Text(item.Item3)}</p></div>"""))}</section></div>
        <section class="band"><div class="plain band-grid"><div><h2 class="band-title">One week at the north post</h2><p class="front-text">The water table in March, every ten minutes, as it was written. The step on the fifth day is rain. The flat piece on the sixth is ice.</p>{CodeBlock.Markup("sh", ["$ fieldnotes hello", "board     heron2, awake for 42 s", "clock     off by +0.8 s", "cells     9.31 V, about 700 days"])}</div><div>{Charts.Svg(seed, "home", 220)}</div></div></section>
        <div class="plain"><section class="letters">{Cards("notes/", "")}</section></div></main>
        """;

    public static string Notes(ulong seed, FieldnotesPlace place) => $"""
        <main class="plain"><div class="article"><div class="crumbs"><a href="{place.Root}index.html">Fieldnotes</a>&ensp;&rsaquo;&ensp;notes</div><h1 class="headline">Notes</h1><p class="standfirst">Letters from the field. Some are about Fieldnotes, most are about weather, and a few are apologies.</p>
        <section class="letters">{Cards("", place.Root)}</section>
        <h2 class="band-title">All of 2025 on one line</h2><p class="standfirst">The level at the north post, a point a day.</p><div class="figure">{Charts.Svg(seed, "year", 365)}</div></div></main>
        """;

    /// <summary>The summary for readers of feeds; made as XHTML, with a seal that stresses the naming rules of embedded SVG.</summary>
    public static string Summary(ulong seed, FieldnotesPlace place) => $"""
        <main class="plain"><div class="article"><div class="crumbs"><a href="{place.Root}index.html">Fieldnotes</a>&ensp;&rsaquo;&ensp;feed</div><h1 class="headline">Summary</h1><p class="standfirst">The four latest notes in short, for people who read with a program.</p>
        {string.Concat(Letters.Select(letter => $"""<section class="release"><h2 class="band-title">{Text(letter.Name)}</h2><div class="letter-date">{letter.Date.Replace(" ", "&nbsp;", StringComparison.Ordinal)}</div><p class="u-mt-3">{Text(letter.Text)}</p><hr class="u-mt-4"><div class="tags">{Tags(letter.Tags)}</div></section>"""))}
        <svg class="seal" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 220" aria-hidden="true"><defs><linearGradient id="moss" gradientUnits="userSpaceOnUse" x1="0" y1="0" x2="320" y2="220"><stop offset="0" stop-color="#b8862f"></stop><stop offset="1" stop-color="#2d4a2b"></stop></linearGradient></defs><g>{Contours.Paths(SeededRandom.For(seed, "seal"), new(160, 110, 90, 12) { Stroke = "url(#moss)" })}</g></svg>
        <div class="figure">{Charts.Svg(seed, "summary", 240)}</div></div></main>
        """;

    private static string Cards(string folder, string root) => string.Concat(Letters.Select(letter =>
        $"""<a class="letter" href="{folder}{letter.Path}"><img class="letter-picture" src="{root}images/{letter.Plate}.png" width="720" height="340" alt="" loading="lazy" decoding="sync"><div class="letter-body"><div class="letter-date">{letter.Date.Replace(" ", "&nbsp;", StringComparison.Ordinal)}</div><h2 class="letter-name">{Text(letter.Name)}</h2><p class="letter-text">{Text(letter.Text)}</p><div class="tags">{Tags(letter.Tags)}</div></div></a>"""));

    private static string Tags(string[] tags) => string.Concat(tags.Select(tag => $"""<span class="tag">{tag}</span>"""));
}

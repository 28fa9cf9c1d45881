using Gate.Core.Coverage;
using Gate.Core.Rendering;
using NUnit.Framework;

namespace Gate.Tests.Unit.Coverage;

[TestFixture]
internal sealed class RuleReachTests
{
    private static readonly Viewport[] Viewports = [new("desktop", 1280, 800), new("mobile", 375, 812)];

    [TestCase("@media print { .a { color: red } }", "@media print")]
    [TestCase("@media print, speech { .a { color: red } }", "@media print,speech")]
    [TestCase("@media (min-width: 768px) and (max-width: 991.98px) { .a { color: red } }", "@media (min-width:768px) and (max-width:991.98px)")]
    [TestCase("@media (768px <= width < 992px) { .a { color: red } }", "@media (768px<=width<992px)")]
    [TestCase("@media (min-width: 1600px) { .a { color: red } }", "@media (min-width:1600px)")]
    [TestCase("@media (min-width: 100em) { .a { color: red } }", "@media (min-width:100em)")]
    [TestCase("@media only screen and (max-width: 20em) { .a { color: red } }", "@media only screen and (max-width:20em)")]
    [TestCase("@media (prefers-color-scheme: dark) { .a { color: red } }", "@media (prefers-color-scheme:dark)")]
    [TestCase("@media (prefers-reduced-motion: no-preference) { .a { color: red } }", "@media (prefers-reduced-motion:no-preference)")]
    [TestCase("@media (forced-colors: active) { .a { color: red } }", "@media (forced-colors:active)")]
    [TestCase("@media not screen { .a { color: red } }", "@media not screen")]
    [TestCase("@media (orientation: landscape) and (max-width: 900px) { .a { color: red } }", "@media (orientation:landscape) and (max-width:900px)")]
    [TestCase("@media (min-width: 1000px) { @media (max-width: 500px) { .a { color: red } } }", "@media (min-width:1000px) @media (max-width:500px)")]
    [TestCase(".b:hover { color: red }", ":hover")]
    [TestCase(".b:focus { color: red }", ":focus")]
    [TestCase(".b:focus-visible::before { color: red }", ":focus-visible")]
    [TestCase("a:active, a:hover { color: red }", ":active")]
    [TestCase("tr:hover > td { color: red }", ":hover")]
    [TestCase("::selection { color: red }", "::selection")]
    [TestCase("@page { margin: 2cm }", "@page")]
    [TestCase(".a { &:hover { color: red } }", ":hover")]
    [TestCase("@supports (display: grid) { @media print { .a { color: red } } }", "@media print")]
    [TestCase("@media (pointer: coarse) { .a { color: red } }", "@media (pointer:coarse)")]
    [TestCase("@media (any-pointer: coarse) { .a { color: red } }", "@media (any-pointer:coarse)")]
    [TestCase("@media (hover: none) { .a { color: red } }", "@media (hover:none)")]
    [TestCase("@media (any-hover: none) { .a { color: red } }", "@media (any-hover:none)")]
    [TestCase("@media not (pointer) { .a { color: red } }", "@media not (pointer)")]
    [TestCase("@media (min-resolution: 2dppx) { .a { color: red } }", "@media (min-resolution:2dppx)")]
    [TestCase("@media (min-resolution: 192dpi) { .a { color: red } }", "@media (min-resolution:192dpi)")]
    [TestCase("@media (resolution >= 1.5x) { .a { color: red } }", "@media (resolution>=1.5x)")]
    [TestCase("@media (-webkit-min-device-pixel-ratio: 1.5) { .a { color: red } }", "@media (-webkit-min-device-pixel-ratio:1.5)")]
    [TestCase("@media (display-mode: standalone) { .a { color: red } }", "@media (display-mode:standalone)")]
    [TestCase("@media (color-gamut: p3) { .a { color: red } }", "@media (color-gamut:p3)")]
    [TestCase("@media (dynamic-range: high) { .a { color: red } }", "@media (dynamic-range:high)")]
    [TestCase("@media (update: slow) { .a { color: red } }", "@media (update:slow)")]
    [TestCase("@media (scripting: none) { .a { color: red } }", "@media (scripting:none)")]
    [TestCase("@media (monochrome) { .a { color: red } }", "@media (monochrome)")]
    [TestCase("@media (max-color: 7) { .a { color: red } }", "@media (max-color:7)")]
    [TestCase("@media (prefers-reduced-transparency: reduce) { .a { color: red } }", "@media (prefers-reduced-transparency:reduce)")]
    [TestCase("@media (prefers-contrast) { .a { color: red } }", "@media (prefers-contrast)")]
    [TestCase("@media (overflow-block: paged) { .a { color: red } }", "@media (overflow-block:paged)")]
    [TestCase("@media (aspect-ratio: 16/9) { .a { color: red } }", "@media (aspect-ratio:16/9)")]
    [TestCase("@media (2 < aspect-ratio) { .a { color: red } }", "@media (2<aspect-ratio)")]
    [TestCase("@starting-style { .a { color: red } }", "@starting-style")]
    [TestCase(".a { @starting-style { color: red } }", "@starting-style")]
    [TestCase("::view-transition-old(root) { animation: none }", "::view-transition-old")]
    [TestCase("::view-transition { color: red }", "::view-transition")]
    [TestCase("input:-webkit-autofill { color: red }", ":-webkit-autofill")]
    [TestCase("@import url(a.css) print;", "@media print")]
    [TestCase("@import 'a.css' layer(x) supports(display: grid) screen and (min-width: 5000px);", "@media screen and (min-width:5000px)")]
    [TestCase("@import url(a.css) supports(not (display: grid));", "not known of @import with supports()")]
    [TestCase("@layer a, b;", "not known of the order of layers")]
    [TestCase(".a { @container (min-width: 9px) { color: red } }", "not known of @container (min-width:9px), nested, of which browsers do not tell")]
    [TestCase(".a { .b { @supports (display: grid) { color: red } } }", "not known of @supports (display:grid), nested, of which browsers do not tell")]
    [TestCase("@media (--made-up) { .a { color: red } }", "not known of @media (--made-up)")]
    [TestCase("@media (min-width: calc(1px * 2)) { .a { color: red } }", "not known of @media (min-width:calc(1px * 2))")]
    public void What_no_capture_can_show_is_named(string css, string why)
        => Assert.That(StyleRules.Read(css).Select(rule => RuleReach.WhyNever(rule, RunView.Of(Viewports, new RenderSettings()))), Is.EqualTo(new[] { why }));

    [TestCase(".a { color: red }")]
    [TestCase(".a, .a:hover { color: red }")]
    [TestCase("a:not(:hover) { color: red }")]
    [TestCase(".hover\\:red { color: red }")]
    [TestCase(".a::before { content: ':hover { }' }")]
    [TestCase("@media (min-width: 768px) { .a { color: red } }")]
    [TestCase("@media (max-width: 767.98px) { .a { color: red } }")]
    [TestCase("@media screen { .a { color: red } }")]
    [TestCase("@media print, (min-width: 1px) { .a { color: red } }")]
    [TestCase("@media not print { .a { color: red } }")]
    [TestCase("@media (width <= 400px) { .a { color: red } }")]
    [TestCase("@media (400px > width) { .a { color: red } }")]
    [TestCase("@media (hover: hover) { .a { color: red } }")]
    [TestCase("@media (prefers-reduced-motion: reduce) { .a { color: red } }")]
    [TestCase("@media not (prefers-color-scheme: dark) { .a { color: red } }")]
    [TestCase("@media (min-width: 600px) or (max-width: 300px) { .a { color: red } }")]
    [TestCase("@container (min-width: 3000px) { .a { color: red } }")]
    [TestCase("@layer base { .a { color: red } }")]
    [TestCase("@import url(a.css);")]
    [TestCase("@import url(\"a.css;print\") layer screen;")]
    [TestCase("@supports (display: grid) { .a { color: red } }")]
    [TestCase("@charset 'utf-8'; @namespace url(a);")]
    [TestCase("@font-face { font-family: A; src: url(a.woff2) }")]
    [TestCase("@keyframes a { from { top: 0 } to { top: 1px } }")]
    [TestCase("@media (aspect-ratio: 16/10) { .a { color: red } }")]
    [TestCase("@media (min-aspect-ratio: 3/2) and (pointer: fine) and (any-hover: hover) { .a { color: red } }")]
    [TestCase("@media (hover) and (pointer) and (update) and (scripting) { .a { color: red } }")]
    [TestCase("@media (min-resolution: 96dpi) and (max-resolution: 1dppx) and (resolution: 1x) { .a { color: red } }")]
    [TestCase("@media (color-gamut: srgb) and (dynamic-range: standard) and (min-color: 8) and (color-index: 0) { .a { color: red } }")]
    [TestCase("@media (--made-up), screen { .a { color: red } }")]
    public void What_a_capture_may_show_is_not(string css)
        => Assert.That(StyleRules.Read(css).Select(rule => RuleReach.WhyNever(rule, RunView.Of(Viewports, new RenderSettings()))), Has.All.Null.And.Not.Empty);

    // Twenty thousand of them took a minute to read, and more the stack.
    [Test]
    public void A_condition_in_more_parentheses_than_people_write_is_not_known()
    {
        var (open, close) = (new string('(', 20_000), new string(')', 20_000));
        IReadOnlyList<StyleRule> rules = [.. StyleRules.Read($"@media {open}min-width:9999px{close} {{ .a {{ color: red }} }}")];
        Assert.That(CoverageReview.Reach([new ChangedSheet("s.css", rules)], RunView.Of(Viewports, new RenderSettings())).Single().Why, Does.Match(@"^not known of @media \({200,}… \(sha256 \w{16}…\)$"));
    }

    [TestCase("@media print { .a { color: red } }", null)]
    [TestCase("@page { margin: 2cm }", null)]
    [TestCase("@media (prefers-color-scheme: dark) { .a { color: red } }", null)]
    [TestCase(".b:hover { color: red }", null)]
    [TestCase(".b:focus-visible { color: red }", null)]
    [TestCase(".b:active { color: red }", null)]
    [TestCase("@media print { .b:hover { color: red } }", ":hover")]
    [TestCase("@media print and (prefers-color-scheme: dark) { .a { color: red } }", "@media print and (prefers-color-scheme:dark)")]
    [TestCase(".b:visited { color: red }", ":visited")]
    [TestCase("@media (scripting: none) { .a { color: red } }", null)]
    [TestCase("@media (pointer: coarse) and (hover: none) { .a { color: red } }", null)]
    [TestCase("@media (min-resolution: 2dppx) { .a { color: red } }", null)]
    [TestCase("@media (update: none) { .a { color: red } }", null)]
    public void A_declared_state_shows_what_it_brings_about(string css, string? why)
    {
        var settings = new RenderSettings
        {
            States =
            [
                new StateRecipe { Name = "print", Media = "print" },
                new StateRecipe { Name = "dark", ColorScheme = "dark" },
                new StateRecipe { Name = "hover", Steps = [new StateStep(StateAct.Hover, ".b", null)] },
                new StateRecipe { Name = "plain", JavaScript = false },
                new StateRecipe { Name = "forced", Steps = [new StateStep(StateAct.Force, ".b", null) { Pseudo = ["active", "focus-visible"] }] },
            ],
        };

        Assert.That(RuleReach.WhyNever(StyleRules.Read(css).Single(), RunView.Of([.. Viewports, new("phone", 375, 812, 2, IsMobile: true, HasTouch: true)], settings)), Is.EqualTo(why));
    }

    [TestCase(".a { animation: spin 2s linear infinite }", ".a { animation: spin 3s linear infinite }")]
    [TestCase(".a { animation: spin 2s infinite; top: 0 }", ".a { animation: blink 2s infinite; top: 0 }")]
    [TestCase(".a { animation: spin 2s infinite, blink 1s infinite }", ".a { animation: spin 2s infinite, blink 9s cubic-bezier(.1, .7, 1, .1) infinite }")]
    [TestCase(".a { -webkit-animation: spin 2s infinite }", ".a { -webkit-animation: spin 4s infinite }")]
    [TestCase(".a { top: 0 }", ".a { top: 0; animation: spin 2s infinite }")]
    [TestCase(".a { top: 0; animation: spin 2s infinite }", ".a { top: 0 }")]
    [TestCase("", ".a { animation: spin 2s infinite }")]
    [TestCase(".a { animation-name: spin; animation-iteration-count: infinite }", ".a { animation-name: blink; animation-iteration-count: infinite }")]
    [TestCase(".a { animation-duration: 2s }", ".a { animation-duration: 3s; animation-delay: 1s }")]
    [TestCase(".a { color: red; transition: color .2s }", ".a { color: red; transition: all 1s ease-in }")]
    [TestCase(".a { -webkit-transition: none; transition-duration: 1s }", ".a { transition-duration: 2s; transition-property: top }")]
    [TestCase("@keyframes p { to { top: 0 } } .a { animation: p 1s infinite }", "@keyframes p { to { top: 9px } } .a { animation: p 1s infinite }")]
    [TestCase("@-webkit-keyframes p { to { top: 0 } } .a { -webkit-animation: 'p' 1s infinite }", "@-webkit-keyframes p { to { top: 9px } } .a { -webkit-animation: 'p' 1s infinite }")]
    [TestCase(".a { animation: in 1s forwards }", ".a { animation: in 59s 2ms ease-in-out forwards }")]
    [TestCase("@keyframes p { from { top: 0 } to { top: 9px } } .a { animation: p 1s both }", "@keyframes p { from { top: 1px } to { top: 9px } } .a { animation: p 1s both }")]
    [TestCase("@keyframes p { 0% { top: 0 } } .a { animation: p 60s }", "@keyframes p { 0% { top: 1px } } .a { animation: p 60s }")]
    [TestCase(".a { animation: p 60s }", ".a { animation: p 60s } @keyframes p { 0%, 99% { top: 1px } }")]
    [TestCase("@keyframes p { to { top: 0 } } .a { animation: p 90s forwards }", "@keyframes p { to { top: 9px } } .a { animation: p 90s forwards }")]
    [TestCase("@keyframes p { to { top: 0 } } .a { animation: p 1s linear 90000ms forwards }", "@keyframes p { to { top: 9px } } .a { animation: p 1s linear 90000ms forwards }")]
    [TestCase("@keyframes p { to { top: 0 } } .a { animation: p 7s 9 both }", "@keyframes p { to { top: 9px } } .a { animation: p 7s 9 both }")]
    [TestCase("@keyframes p { to { top: 0 } } .a { animation-name: p; animation-duration: 90s; animation-fill-mode: forwards }", "@keyframes p { to { top: 9px } } .a { animation-name: p; animation-duration: 90s; animation-fill-mode: forwards }")]
    [TestCase("@keyframes p { to { top: 0 } } .a { animation: p 1s }", "@keyframes p { to { top: 9px } } .a { animation: p 1s }")]
    [TestCase("@keyframes p { to { top: 0 } } :root { --move: p 90s forwards }", "@keyframes p { to { top: 9px } } :root { --move: p 90s forwards }")]
    [TestCase("@keyframes p { from { top: 0 } to { top: 0 } } .a { animation: p 1s reverse forwards }", "@keyframes p { from { top: 0 } to { top: 9px } } .a { animation: p 1s reverse forwards }")]
    [TestCase(".a { animation: in 90s forwards }", ".a { animation: out 90s forwards }")]
    [TestCase(".a { animation: in 90s forwards }", ".a { animation: in 90s reverse both }")]
    [TestCase(".a { top: 0 }", ".a { top: 0; animation: in 1s linear 90s both }")]
    [TestCase(".a { animation: in 1s }", ".a { animation: out 2s 3 backwards }")]
    public void What_only_moves_is_in_no_picture(string before, string after) => Assert.That(WhyNever(before, after), Is.EqualTo(new[] { "motion" }));

    [TestCase("@keyframes p { from { top: 0 } to { top: 9px } } .a { animation: p 1s both }", "@keyframes p { from { top: 0 } to { top: 8px } } .a { animation: p 1s both }")]
    [TestCase("@keyframes p { 0% { top: 0 } } .a { animation: p 60s paused }", "@keyframes p { 0% { top: 1px } } .a { animation: p 60s paused }")]
    [TestCase(".a { animation: in 1s forwards }", ".a { animation: in 1s backwards }")]
    [TestCase(".a { animation: in 2s both }", ".a { animation: out 2s both }")]
    [TestCase(".a { animation: in 2s 3 both }", ".a { animation: in 2s infinite both }")]
    [TestCase(".a { animation: in 1s forwards }", ".a { animation: in 61s forwards }")]
    [TestCase(".a { animation: in 90s -60s forwards }", ".a { animation: out 90s -60s forwards }")]
    [TestCase(".a { animation: in var(--t) forwards }", ".a { animation: out var(--t) forwards }")]
    [TestCase("@keyframes p { from { top: 0 } } .a { animation: p 1s reverse forwards }", "@keyframes p { from { top: 9px } } .a { animation: p 1s reverse forwards }")]
    [TestCase("@keyframes p { from { top: 0 } } .a { animation: p 1s 1.5 forwards }", "@keyframes p { from { top: 9px } } .a { animation: p 1s 1.5 forwards }")]
    [TestCase("@keyframes p { to { top: 0 } } .a { animation: p 1s } .a.b { animation-fill-mode: forwards }", "@keyframes p { to { top: 9px } } .a { animation: p 1s } .a.b { animation-fill-mode: forwards }")]
    [TestCase(".a { animation: in 2s infinite, out 1s forwards }", ".a { animation: in 2s infinite, up 1s forwards }")]
    [TestCase(".a { animation-name: in }", ".a { animation-name: out }")]
    [TestCase(".a { animation-direction: normal }", ".a { animation-direction: reverse }")]
    [TestCase(".a { animation: in 2s infinite paused }", ".a { animation: in 3s infinite paused }")]
    [TestCase(".a { animation-play-state: paused; animation-delay: -1s }", ".a { animation-play-state: paused; animation-delay: -2s }")]
    [TestCase(".a { animation: in 2s infinite; animation-timeline: scroll() }", ".a { animation: in 3s infinite; animation-timeline: scroll() }")]
    [TestCase(".a { transition: top 1s; top: 0 }", ".a { transition: top 2s; top: 1px }")]
    [TestCase(".a { transition: top 1s } .a { top: 0 }", ".a { transition: top 2s } .a { top: 1px }")]
    [TestCase(".a { content: ';transition:1s' }", ".a { content: ';transition:2s' }")]
    [TestCase("@keyframes p { to { top: 0 } } .a { animation: p 1s forwards }", "@keyframes p { to { top: 9px } } .a { animation: p 1s forwards }")]
    [TestCase("@keyframes p { to { top: 0 } } .a { animation: p 1s infinite } .b { animation-name: p }", "@keyframes p { to { top: 9px } } .a { animation: p 1s infinite } .b { animation-name: p }")]
    [TestCase("@keyframes p { to { top: 0 } } .a { animation: p 1s infinite, paused-p 1s }", "@keyframes p { to { top: 9px } } .a { animation: p 1s infinite, paused-p 1s }")]
    public void What_ends_somewhere_else_may_be_in_one(string before, string after) => Assert.That(WhyNever(before, after), Has.All.Null.And.Not.Empty);

    [TestCase(".a { color: red }", ".a { color: red; pointer-events: none }", "what no picture shows: pointer-events")]
    [TestCase(".a { cursor: auto; -webkit-user-select: none; transition: top 1s }", ".a { cursor: wait; transition: top 2s }", "what no picture shows: -webkit-user-select, cursor")]
    [TestCase(".a { scroll-snap-type: x; overscroll-behavior-x: none; scroll-margin-top: 0; caret-color: red }", ".a { top: 0 }", null)]
    [TestCase(".a { -webkit-print-color-adjust: exact }", ".a { forced-color-adjust: none }", "what no picture shows: -webkit-print-color-adjust, forced-color-adjust")]
    [TestCase(".a { scroll-snap-type: x }", ".a { scroll-margin-top: 2px }", "what no picture shows: scroll-margin-top, scroll-snap-type")]
    [TestCase(".a { color: light-dark(red, blue) }", ".a { color: light-dark(red, green) }", "what no picture shows: color in a dark state")]
    [TestCase(".a { --Ground: light-dark(rgb(1, 2, 3), blue) }", ".a { --Ground: light-dark(rgb(1, 2, 3), green) }", "what no picture shows: --Ground in a dark state")]
    [TestCase(".a { color: light-dark(red, blue) }", ".a { color: light-dark(green, blue) }", null)]
    [TestCase(".a { background: f(light-dark(a,b) light-dark(a,b) light-dark(a,b) light-dark(a,b) light-dark(a,b) light-dark(a,b) light-dark(a,b) light-dark(a,b) light-dark(a,b) light-dark(a,b) light-dark(a,b) light-dark(a,b) light-dark(a,b) light-dark(a,b) light-dark(a,b) light-dark(a,b) light-dark(a,b) light-dark(red,blue)) }", ".a { background: f(light-dark(a,b) light-dark(a,b) light-dark(a,b) light-dark(a,b) light-dark(a,b) light-dark(a,b) light-dark(a,b) light-dark(a,b) light-dark(a,b) light-dark(a,b) light-dark(a,b) light-dark(a,b) light-dark(a,b) light-dark(a,b) light-dark(a,b) light-dark(a,b) light-dark(a,b) light-dark(red,green)) }", "what no picture shows: background in a dark state", TestName = "Behind_many")]
    [TestCase(".a { font-size: clamp(16px, 1vw, 20px) }", ".a { font-size: clamp(16px, 1vw, 90px) }", "what no picture shows: font-size at another width")]
    [TestCase(".a { width: min(300px, 90vw) }", ".a { width: min(300px, 80vw) }", "what no picture shows: width at another width")]
    [TestCase(".a { height: max(500px, 50vh) }", ".a { height: max(500px, 10vh) }", "what no picture shows: height at another height")]
    [TestCase(".a { width: min(300px, 90vw) }", ".a { width: min(301px, 90vw) }", null)]
    [TestCase(".a { width: min(30em, 90vw) }", ".a { width: min(30em, 80vw) }", null)]
    [TestCase(".a { width: max(10px, 5px) }", ".a { width: 10px }", null)]
    [TestCase(":root { color-scheme: light }", ":root { color-scheme: light dark }", "what no picture shows: color-scheme in a dark state")]
    [TestCase(":root { color-scheme: light }", ":root { color-scheme: dark }", null)]
    [TestCase(".a { color: if(media(print): red; else: blue) }", ".a { color: if(media(print): green; else: blue) }", "what no picture shows: color in another view")]
    [TestCase(".a { color: if(media(width < 500px): red; else: blue) }", ".a { color: if(media(width < 500px): green; else: blue) }", null)]
    [TestCase(".a { background: image-set(url(a.png) 1x, url(b.png) 2x) }", ".a { background: image-set(url(a.png) 1x, url(c.png) 2x) }", "what no picture shows: background at another scale")]
    [TestCase(".a { background: image-set(url(a.png) 1x, url(b.png) 2x) }", ".a { background: image-set(url(d.png) 1x, url(b.png) 2x) }", null)]
    [TestCase("@view-transition { navigation: auto }", "@view-transition { navigation: none }", "what no picture shows: navigation")]
    [TestCase("", "@view-transition { navigation: auto }", "what no picture shows: navigation")]
    [TestCase("@font-face { font-family: A; font-display: swap; src: url(a) }", "@font-face { font-family: A; font-display: block; src: url(a) }", "what no picture shows: font-display")]
    [TestCase("@font-face { font-family: A; src: url(a) }", "@font-face { font-display: block; font-family: A; src: url(b) }", null)]
    [TestCase(".a { interpolate-size: numeric-only }", ".a { interpolate-size: allow-keywords }", "what no picture shows: interpolate-size")]
    [TestCase("@counter-style c { symbols: a }", "@counter-style c { symbols: b }", "not known of @counter-style c, which nothing in its sheet names")]
    [TestCase("@font-palette-values --p { base-palette: 1 }", "@font-palette-values --p { base-palette: 2 }", "not known of @font-palette-values --p, which nothing in its sheet names")]
    [TestCase("@keyframes p { to { top: 0 } } .p { top: 0 }", "@keyframes p { to { top: 9px } } .p { top: 0 }", "not known of @keyframes p, which nothing in its sheet names")]
    [TestCase("@counter-style c { symbols: a } .a { list-style: c }", "@counter-style c { symbols: b } .a { list-style: c }", null)]
    public void What_is_painted_in_no_view_is_named(string before, string after, string? why) => Assert.That(WhyNever(before, after), Is.EqualTo(new[] { why }));

    [TestCase("@import 'a.css'; @import 'b.css';", "@import 'b.css'; @import 'a.css';", "not known of the order of imports,not known of the order of imports")]
    [TestCase("@layer a { p { top: 0 } } @layer b { p { top: 1px } }", "@layer b { p { top: 1px } } @layer a { p { top: 0 } }", "not known of the order of layers")]
    [TestCase(".a:hover { top: 0 } .b:hover { top: 1px }", ".b:hover { top: 1px } .a:hover { top: 0 }", ":hover,:hover")]
    [TestCase("@media print { .a { top: 0 } } .b { top: 1px }", ".b { top: 1px } @media print { .a { top: 0 } }", "@media print,")]
    [TestCase(".a { cursor: wait; top: 0 } .b { cursor: help; top: 0 }", ".b { cursor: help; top: 0 } .a { cursor: wait; top: 0 }", "what no picture shows: cursor,what no picture shows: cursor")]
    [TestCase(".a { transition: top 1s } .b { transition: none }", ".b { transition: none } .a { transition: top 1s }", "motion,motion")]
    public void An_order_that_no_capture_shows_is_told(string before, string after, string why) => Assert.That(string.Join(',', WhyNever(before, after)), Is.EqualTo(why));

    [TestCase(".a { position: static; top: 0 }", ".a { position: sticky; top: 1px }", "position")]
    [TestCase(".a { position: absolute }", ".a { position: fixed }", "position")]
    [TestCase(".a { position: static }", ".a { position: relative }", null)]
    [TestCase("html, body { color: red }", "body, html { color: red; overflow: hidden }", "overflow")]
    [TestCase(".a { overflow: auto }", ".a { overflow: hidden }", "overflow")]
    [TestCase(".a { top: 0 }", ".a { top: 0; overflow: hidden }", null)]
    [TestCase(".a { z-index: 1 }", ".a { z-index: 2 }", "z-index")]
    [TestCase(".a { color: red }", ".a { color: blue; cursor: wait }", "cursor")]
    [TestCase(".a { font-family: 'Helvetica Neue', Arial, sans-serif }", ".a { font-family: 'Segoe UI', Arial, sans-serif }", "font-family")]
    [TestCase(".a { font-family: Inter, Arial }", ".a { font-family: Arial, Inter }", "font-family")]
    [TestCase(".a { font: bold 16px/1.5 'Segoe UI', Arial }", ".a { font: bold 16px/1.5 Calibri, Arial }", "font")]
    [TestCase(".a { font: bold 16px/1.5 'Segoe UI', Arial }", ".a { font: 1.2rem segoe ui, \"Arial\" }", null)]
    [TestCase(".a { font-family: \"Segoe UI\", Arial }", ".a { font-family: segoe  ui, arial, sans-serif }", null)]
    [TestCase(".a { font-family: serif }", ".a { font-family: monospace }", null)]
    [TestCase(".a { color: red }", ".a { color: red; font-family: Arial }", null)]
    [TestCase(".a::after { content: '\\d7' / 'delete' }", ".a::after { content: '\\d7' / 'close' }", "content")]
    [TestCase(".a::after { content: '\\d7' }", ".a::after { content: '\\d7' / 'close' }", "content")]
    [TestCase(".a::after { content: 'a/b' / 'c' }", ".a::after { content: 'a/x' / 'c' }", null)]
    [TestCase(".a { content-visibility: auto; contain-intrinsic-size: auto 500px }", ".a { content-visibility: auto; contain-intrinsic-size: auto 400px }", "contain-intrinsic-size")]
    [TestCase(".a { will-change: auto }", ".a { will-change: transform }", "will-change")]
    [TestCase(".a { contain: none }", ".a { contain: paint }", "contain")]
    [TestCase(".a { view-transition-name: a }", ".a { view-transition-name: b }", "view-transition-name")]
    [TestCase(".a { anchor-name: --a }", ".a { anchor-name: --b }", "anchor-name")]
    [TestCase(".a { position-try-fallbacks: flip-block }", ".a { position-try-fallbacks: flip-inline }", "position-try-fallbacks")]
    [TestCase(".a { scroll-timeline: --a }", ".a { scroll-timeline: --b }", "scroll-timeline")]
    [TestCase(".a { animation-timeline: --a }", ".a { animation-timeline: --b }", "animation-timeline")]
    [TestCase(".a { animation-timeline: view(); animation-range: entry }", ".a { animation-timeline: view(); animation-range: exit }", "animation-range")]
    [TestCase(".a { animation: p linear scroll() }", ".a { animation: q linear scroll() }", "animation")]
    [TestCase("@keyframes p { to { top: 0 } } .a { animation: p linear; animation-timeline: scroll() }", "@keyframes p { to { top: 9px } } .a { animation: p linear; animation-timeline: scroll() }", "its look elsewhere on a timeline")]
    [TestCase("@keyframes p { to { top: 0 } } .a { animation: p linear view() }", "@keyframes p { to { top: 9px } } .a { animation: p linear view() }", "its look elsewhere on a timeline")]
    [TestCase("@keyframes p { to { top: 0 } } .a { animation: p linear } .b { animation-timeline: --x }", "@keyframes p { to { top: 9px } } .a { animation: p linear } .b { animation-timeline: --x }", "its look elsewhere on a timeline")]
    [TestCase("@keyframes p { to { background-color: red } } .a { background: red; animation: p linear view() }", "@keyframes p { to { background-color: red } } .a { background: blue; animation: p linear view() }", "background elsewhere on a timeline")]
    [TestCase("@keyframes p { to { top: 0 } } .a { color: red; animation: p linear view() }", "@keyframes p { to { top: 0 } } .a { color: blue; animation: p linear view() }", null)]
    [TestCase("@property --x { syntax: '*'; inherits: true }", "@property --x { syntax: '*'; inherits: false }", "inherits")]
    [TestCase("@position-try --x { top: 0 }", "@position-try --x { top: 1px }", "top")]
    [TestCase("@font-face { font-family: A; font-display: swap; src: url(a) }", "@font-face { font-family: A; font-display: block; src: url(b) }", "font-display")]
    [TestCase("@font-face { font-family: A; font-display: swap } @font-face { font-family: B }", "@font-face { font-family: A; font-display: block } @font-face { font-family: B; src: url(b) }", "font-display")]
    [TestCase("", "@font-face { font-family: A; font-display: swap }", null)]
    public void What_is_painted_in_part_is_named_for_the_rest(string before, string after, string? unseen)
    {
        var rule = StyleRules.Changed(StyleRules.Read(before), StyleRules.Read(after)).Single();
        var views = RunView.Of(Viewports, new RenderSettings());

        Assert.That(RuleReach.WhyNever(rule, views), Is.Null);
        Assert.That(RuleReach.Unseen(rule, views), Is.EqualTo(unseen is null ? [] : new[] { unseen }));
    }

    [Test]
    public void Only_rules_that_differ_are_changed()
    {
        var before = StyleRules.Read("a{color:red} b{color:red} /* c */ @media print{ a{color:red} }");
        var after = StyleRules.Read("a { color: red; }\n@media print { a { color: blue } }\nb{color:red}\n.new{top:0}");

        Assert.That(StyleRules.Changed(before, after).Select(rule => rule.Name), Is.EquivalentTo(new[] { "@media print a", ".new" }));
        Assert.That(StyleRules.Changed(before, before), Is.Empty);
    }

    [TestCase("a{")]
    [TestCase("}}}{{{")]
    [TestCase("a{b:'")]
    [TestCase("@media (((")]
    [TestCase("\\")]
    [TestCase("a{content:\"}\"}b{top:0}")]
    [TestCase("@import")]
    [TestCase("@import url(;@layer ;@import '")]
    public void Broken_sheets_are_read_to_their_end(string css)
        => Assert.That(() => StyleRules.Read(css), Throws.Nothing);

    [TestCase("animation: 1s p !important, 2s p")]
    [TestCase("animation-name: p ! , p; animation: ,")]
    [TestCase("animation-name: ; animation-duration: ,; --x: p 1s, p")]
    [TestCase("animation: p 1e999s; animation-delay: 99999999999999999999999s")]
    public void Broken_animations_are_read(string declarations)
        => Assert.That(() => WhyNever($"@keyframes p {{ to {{ top: 0 }} }} .a {{ {declarations} }}", $"@keyframes p {{ to {{ top: 1px }} }} .a {{ {declarations} }}").ToList(), Throws.Nothing);

    [Test]
    public void Deep_nesting_ends()
        => Assert.That(() => StyleRules.Read(string.Concat(Enumerable.Repeat("@media all{a{", 2000))), Throws.Nothing);

    private static IEnumerable<string?> WhyNever(string before, string after) =>
        StyleRules.Changed(StyleRules.Read(before), StyleRules.Read(after)).Select(rule => RuleReach.WhyNever(rule, RunView.Of(Viewports, new RenderSettings())));
}

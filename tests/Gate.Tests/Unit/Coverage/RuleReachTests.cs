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
    [TestCase("@font-face { font-family: A; src: url(a.woff2) }")]
    [TestCase("@keyframes a { from { top: 0 } to { top: 1px } }")]
    [TestCase("@media (aspect-ratio: 16/9) { .a { color: red } }")]
    public void What_a_capture_may_show_is_not(string css)
        => Assert.That(StyleRules.Read(css).Select(rule => RuleReach.WhyNever(rule, RunView.Of(Viewports, new RenderSettings()))), Has.All.Null.And.Not.Empty);

    [TestCase("@media print { .a { color: red } }", null)]
    [TestCase("@page { margin: 2cm }", null)]
    [TestCase("@media (prefers-color-scheme: dark) { .a { color: red } }", null)]
    [TestCase(".b:hover { color: red }", null)]
    [TestCase(".b:focus-visible { color: red }", null)]
    [TestCase(".b:active { color: red }", null)]
    [TestCase("@media print { .b:hover { color: red } }", ":hover")]
    [TestCase("@media print and (prefers-color-scheme: dark) { .a { color: red } }", "@media print and (prefers-color-scheme:dark)")]
    [TestCase(".b:visited { color: red }", ":visited")]
    public void A_declared_state_shows_what_it_brings_about(string css, string? why)
    {
        var settings = new RenderSettings
        {
            States =
            [
                new StateRecipe { Name = "print", Media = "print" },
                new StateRecipe { Name = "dark", ColorScheme = "dark" },
                new StateRecipe { Name = "hover", Steps = [new StateStep(StateAct.Hover, ".b", null)] },
                new StateRecipe { Name = "forced", Steps = [new StateStep(StateAct.Force, ".b", null) { Pseudo = ["active", "focus-visible"] }] },
            ],
        };

        Assert.That(RuleReach.WhyNever(StyleRules.Read(css).Single(), RunView.Of(Viewports, settings)), Is.EqualTo(why));
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
    public void Broken_sheets_are_read_to_their_end(string css)
        => Assert.That(() => StyleRules.Read(css), Throws.Nothing);

    [Test]
    public void Deep_nesting_ends()
        => Assert.That(() => StyleRules.Read(string.Concat(Enumerable.Repeat("@media all{a{", 2000))), Throws.Nothing);
}

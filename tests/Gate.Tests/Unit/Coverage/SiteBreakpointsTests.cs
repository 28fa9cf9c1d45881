using Gate.Core;
using Gate.Core.Coverage;
using Gate.Core.Pages;
using Gate.Core.Rendering;
using Gate.Core.Run;
using Gate.Tests.Support.Cli;
using NUnit.Framework;

namespace Gate.Tests.Unit.Coverage;

[TestFixture]
internal sealed class SiteBreakpointsTests
{
    [TestCase("@media (min-width: 768px) { a { top: 0 } }", 768)]
    [TestCase("@media (max-width: 767.98px) { a { top: 0 } }", 768)]
    [TestCase("@media (max-width: 767px) { a { top: 0 } }", 768)]
    [TestCase("@media screen and (min-width: 48em) { a { top: 0 } }", 768)]
    [TestCase("@media (width >= 768px) { a { top: 0 } }", 768)]
    [TestCase("@media (width < 768px) { a { top: 0 } }", 768)]
    [TestCase("@media (767px < width) { a { top: 0 } }", 768)]
    [TestCase("@media (767px >= width) { a { top: 0 } }", 768)]
    [TestCase("@supports (top: 0) { @media (min-width: 768px) { a { top: 0 } } }", 768)]
    public void A_query_says_where_a_range_begins(string css, int start)
    {
        using var folders = new Folders();
        folders.Write("site/index.html", $"<!doctype html><style>{css}</style>");

        Assert.That(Read(folders), Is.EqualTo(new[] { start }));
    }

    [Test]
    public void Linked_sheets_and_media_attributes_count_and_heights_and_text_do_not()
    {
        using var folders = new Folders();
        folders.Write("site/a/index.html", """
            <!doctype html><link rel=stylesheet href=../s.css><link rel=stylesheet media="(min-width: 600px)" href=gone.css>
            <style>@media (min-height: 500px) { a { top: 0 } } a::before { content: "@media (min-width: 5px) { }" }</style><p>@media (min-width: 7px) { a { top: 0 } }
            """);
        folders.Write("site/s.css", "/* @media (min-width: 9px) { a { top: 0 } } */ @media (max-width: 991px) { a { top: 0 } }");

        Assert.That(Read(folders), Is.EqualTo(new[] { 600, 992 }));
    }

    [Test]
    public void A_style_sheet_in_a_CDATA_section_is_read()
    {
        using var folders = new Folders();
        folders.Write("site/index.xhtml", "<html><head><style><![CDATA[@media (min-width: 768px) { a > b { top: 0 } }]]></style></head><body/></html>");

        Assert.That(Read(folders), Is.EqualTo(new[] { 768 }));
    }

    [Test]
    public void Each_range_without_a_viewport_gets_one()
    {
        Viewport[] given = [new("desktop", 1280, 800), new("mobile", 375, 812)];

        Assert.That(Widths(PlanViewports.WithRanges(given, [576, 768, 992, 1200, 1400])), Is.EqualTo(new[] { ("desktop", 1280), ("mobile", 375), ("w576", 576), ("w768", 768), ("w992", 992), ("w1400", 1400) }));
        Assert.That(Widths(PlanViewports.WithRanges(given, [200, 350, 768])).Skip(2), Is.EqualTo(new[] { ("w199", 199), ("w320", 320) }));
        Assert.That(PlanViewports.WithRanges(given, []), Is.EqualTo(given));
        Assert.That(Assert.Throws<GateException>(() => PlanViewports.WithRanges(given, [.. Enumerable.Range(1, 40).Select(index => 400 + (index * 10))]))!.Code, Is.EqualTo("viewports-too-many"));
    }

    private static IEnumerable<(string, int)> Widths(IReadOnlyList<Viewport> viewports) => viewports.Select(viewport => (viewport.Name, viewport.Width));

    private static IReadOnlyList<int> Read(Folders folders) => SiteBreakpoints.Of([FolderSource.Open(folders.At("site"), "--before")], PageRules.Everything);
}

using Gate.Core.Explain;
using Gate.Pixels;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Explain;

[TestFixture]
public sealed class OwnerMapTests
{
    private static readonly (string Property, string Value)[] Bare =
    [
        ("background-color", "rgba(0, 0, 0, 0)"), ("background-image", "none"), ("border-image-source", "none"), ("box-shadow", "none"), ("outline-style", "none"), ("filter", "none"),
        ("backdrop-filter", "none"), ("mix-blend-mode", "normal"), ("content", "normal"), ("appearance", "none"),
        ("border-top-style", "none"), ("border-right-style", "none"), ("border-bottom-style", "none"), ("border-left-style", "none"),
    ];

    [Test]
    public void An_overlay_that_paints_nothing_owns_nothing() => Assert.That(OnTop("div", Bare), Is.EqualTo(1));

    [TestCase("background-color", "rgba(0, 0, 0, 0.1)")]
    [TestCase("backdrop-filter", "blur(2px)")]
    [TestCase("border-left-style", "solid")]
    [TestCase("content", "url(a.png)")]
    [TestCase("box-shadow", "")]
    public void One_that_may_paint_something_does(string property, string value) =>
        Assert.That(OnTop("div", [.. Bare.Where(style => style.Property != property), (property, value)]), Is.EqualTo(2));

    [Test]
    public void A_picture_does() => Assert.That(OnTop("img", Bare), Is.EqualTo(2));

    [Test]
    public void What_holds_something_does()
    {
        var page = Page("div", Bare);
        page.Add(2, "b", new LayoutBox(30, 30, 2, 2));
        Assert.That(TopOf(page), Is.EqualTo(2));
    }

    private static int OnTop(string name, (string, string)[] styles) => TopOf(Page(name, styles));

    private static SyntheticPage Page(string name, (string, string)[] styles)
    {
        var page = new SyntheticPage(40, 40);
        page.Add(0, "div.card", new LayoutBox(0, 0, 20, 20), ("background-color", "rgb(1, 2, 3)"));
        page.Add(0, name, new LayoutBox(0, 0, 40, 40), styles);
        return page;
    }

    private static int TopOf(SyntheticPage page)
    {
        using var owners = OwnerMap.Of(new LayoutTree(page.Facts), Region.OfSize(40, 40), 1)!;
        return owners.At(5, 5);
    }
}

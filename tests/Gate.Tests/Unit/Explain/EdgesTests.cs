using Gate.Core.Explain;
using Gate.Pixels;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Explain;

/// <summary>An edge became another colour where a script differs as well, so that nothing follows by the inputs: what its values say accounts for it.</summary>
internal sealed class EdgesTests
{
    private static readonly Region Box = new(20, 20, 120, 80);
    private static readonly Rgba White = new(255, 255, 255, 255);
    private static readonly Rgba Red = new(255, 0, 0, 255);

    [Test]
    public void A_border_of_another_colour_is_accounted_for()
    {
        var told = Explain(Border("solid"), Box, Within(Box, 8));
        Assert.That((told.Remainder, told.Redrawn, told.Verdict), Is.EqualTo(((long?)0, 0L, "whole")));
    }

    [TestCase(30, 40, Description = "in the box")]
    [TestCase(22, 40, Description = "in the border")]
    [TestCase(140, 40, Description = "beside it")]
    public void Another_colour_there_is_left_over(int x, int y)
    {
        var told = Explain(Border("solid"), Box, Within(Box, 8), (_, after) => after.Set(x, y, new Rgba(9, 90, 200, 255)));
        Assert.That((told.Remainder, told.Verdict), Is.EqualTo(((long?)1, "partial")));
    }

    [TestCase("dashed")]
    [TestCase("dotted")]
    public void The_soft_ends_of_dashes_are_accounted_for(string style)
    {
        var told = Explain(Border(style), Box, Within(Box, 8), Soften);
        Assert.That((told.Remainder, told.Verdict), Is.EqualTo(((long?)0, "whole")));
    }

    [Test]
    public void A_plain_edge_has_no_soft_ends() => Assert.That(Explain(Border("solid"), Box, Within(Box, 8), Soften).Remainder, Is.EqualTo(1));

    [Test]
    public void A_round_corner_is_accounted_for_where_it_runs_into_its_ground()
    {
        var told = Explain(colour => [.. Border("solid")(colour), ("border-top-left-radius", "12px")], Box, Within(Box, 8), (before, after) => Mix(before, after, 21, 21));
        Assert.That((told.Remainder, told.Verdict), Is.EqualTo(((long?)0, "whole")));
    }

    [Test]
    public void An_outline_of_another_colour_is_accounted_for()
    {
        var told = Explain(colour => [("outline-color", colour), ("outline-style", "solid"), ("outline-width", "4px"), ("outline-offset", "2px")], Wider(Box, 6), Wider(Box, 2));
        Assert.That((told.Remainder, told.Verdict, string.Join(", ", told.Causes.Select(cause => cause.Name))), Is.EqualTo(((long?)0, "whole", "outline-color")));
    }

    [TestCase("999px")]
    [TestCase("50%")]
    [TestCase("20px")]
    public void Another_colour_within_a_round_border_is_left_over(string radius)
    {
        var told = Explain(colour => [.. Border("solid")(colour), .. new[] { "top-left", "top-right", "bottom-left", "bottom-right" }.Select(corner => ($"border-{corner}-radius", radius))], Box, Within(Box, 8), (before, after) => Mix(before, after, 70, 48));
        Assert.That((told.Remainder, told.Verdict), Is.EqualTo(((long?)1, "partial")));
    }

    [TestCase("", 4, 0)]
    [TestCase(" inset", 0, -4)]
    public void A_ring_of_a_shadow_is_accounted_for(string inset, int outer, int inner)
    {
        var told = Explain(colour => [("box-shadow", $"{colour} 0px 0px 0px 4px{inset}")], Wider(Box, outer), Wider(Box, inner));
        Assert.That((told.Remainder, told.Redrawn, told.Verdict), Is.EqualTo(((long?)0, 0L, "whole")));
    }

    [TestCase("outline", 70, 48, Description = "in the box")]
    [TestCase("outline", 20, 48, Description = "in the box, under the outline's inner edge")]
    [TestCase("ring", 70, 48, Description = "in the box")]
    [TestCase("ring", 22, 48, Description = "in the box, at its edge")]
    public void Another_colour_within_an_outline_or_a_ring_is_left_over(string kind, int x, int y)
    {
        Func<string, (string, string)[]> styles = kind == "outline"
            ? colour => [("outline-color", colour), ("outline-style", "solid"), ("outline-width", "4px"), ("outline-offset", "2px")]
            : colour => [("box-shadow", $"{colour} 0px 0px 0px 4px")];
        var told = Explain(styles, Wider(Box, kind == "outline" ? 6 : 4), Wider(Box, kind == "outline" ? 2 : 0), (before, after) => Mix(before, after, x, y));
        Assert.That((told.Remainder, told.Verdict), Is.EqualTo(((long?)1, "partial")));
    }

    private static Func<string, (string, string)[]> Border(string style) => colour =>
        [.. new[] { "top", "right", "bottom", "left" }.SelectMany(side => new[] { ($"border-{side}-color", colour), ($"border-{side}-style", style), ($"border-{side}-width", "8px") })];

    private static void Soften(Raster before, Raster after) => Mix(before, after, 22, 50);

    // Half of the edge's colour over a green ground.
    private static void Mix(Raster before, Raster after, int x, int y)
    {
        before.Set(x, y, new Rgba(127, 192, 127, 255));
        after.Set(x, y, new Rgba(127, 64, 0, 255));
    }

    private static RegionExplanation Explain(Func<string, (string, string)[]> styles, Region outer, Region inner, Action<Raster, Raster>? change = null)
    {
        var (was, now) = (Page(styles("rgb(255, 255, 255)")), Page(styles("rgb(255, 0, 0)")));
        using var before = was.Paint();
        using var after = now.Paint();
        for (var y = outer.Top; y < outer.Bottom; y++)
        {
            for (var x = outer.Left; x < outer.Right; x++)
            {
                if (inner.Contains(x, y))
                    continue;
                before.Set(x, y, White);
                after.Set(x, y, Red);
            }
        }

        change?.Invoke(before, after);
        var regions = PixelComparer.Compare(before, after, Mask.None, CompareSettings.Default).Regions;
        var whole = regions[0] with { Bounds = regions.Select(region => region.Bounds).Aggregate((one, other) => one.Union(other)) };
        return ShotExplanation.Of(new ExplainedSides(was.Facts, now.Facts, 1, new RequestChanges([], [])), new ComparedPictures(before, after, Mask.None), [whole], new StepBudget(StepBudget.Default, CancellationToken.None))!.Single();
    }

    private static Region Within(Region area, int by) => Wider(area, -by);

    private static Region Wider(Region area, int by) => new(area.Left - by, area.Top - by, area.Right + by, area.Bottom + by);

    // White around the box and in it: that colour stays beside the edge that was white.
    private static SyntheticPage Page((string, string)[] styles)
    {
        var page = new SyntheticPage(220, 100);
        page.Add(0, "div.b", new LayoutBox(Box.Left, Box.Top, Box.Width, Box.Height), styles);
        return page;
    }
}

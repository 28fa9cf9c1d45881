using Gate.Pixels;
using NUnit.Framework;

namespace Gate.Tests.Unit.Pixels;

[TestFixture]
internal sealed class PerceptionTests
{
    private static readonly CompareSettings settings = new() { Perception = true };

    [Test]
    public void Black_against_white_is_the_largest_distance()
    {
        using Raster black = Raster.FromRgba(1, 1, [0, 0, 0, 255]);
        using Raster white = Raster.FromRgba(1, 1, [255, 255, 255, 255]);
        RegionPerception seen = Compare(black, white).Perception!;
        Assert.That(seen.MaxColourDistance, Is.EqualTo(1).Within(0.035), "the paper's constant 35215 is reached by saturated pairs; black against white comes to 32857");
        Assert.That(seen.AntiAliased, Is.Zero);
    }

    [Test]
    public void One_step_of_one_channel_is_hardly_seen()
    {
        using Raster one = Raster.FromRgba(1, 1, [100, 100, 100, 255]);
        using Raster other = Raster.FromRgba(1, 1, [100, 100, 101, 255]);
        Assert.That(Compare(one, other).Perception!.MaxColourDistance, Is.GreaterThan(0).And.LessThan(0.005));
    }

    [Test]
    public void A_softened_step_of_an_edge_is_anti_aliasing_and_a_dot_is_not()
    {
        using Raster edge = Raster.Create(12, 12);
        for (int y = 0; y < 12; y++)
        {
            for (int x = 0; x < 12; x++)
                edge.Set(x, y, x < 6 ? new(0, 0, 0) : new(255, 255, 255));
        }

        using Raster softened = edge.Copy();
        softened.Set(6, 5, new(128, 128, 128));
        Assert.That(Compare(edge, softened).Perception!.AntiAliased, Is.EqualTo(1));

        using Raster dotted = edge.Copy();
        dotted.Set(2, 5, new(128, 128, 128));
        Assert.That(Compare(edge, dotted).Perception!.AntiAliased, Is.Zero);
    }

    [Test]
    public void What_only_one_image_has_is_as_far_as_can_be()
    {
        using Raster small = Raster.Create(3, 3);
        using Raster tall = Raster.Create(3, 5);
        using Raster wide = Raster.Create(5, 3);
        Assert.That(Compare(small, tall).Perception, Is.EqualTo(new RegionPerception(0, 1)));
        Assert.That(Compare(wide, small).Perception, Is.EqualTo(new RegionPerception(0, 1)));
    }

    [Test]
    public void It_is_told_only_on_request()
    {
        using Raster one = Raster.FromRgba(1, 1, [0, 0, 0, 255]);
        using Raster other = Raster.FromRgba(1, 1, [1, 0, 0, 255]);
        Assert.That(PixelComparer.Compare(one, other, Mask.None, CompareSettings.Default).Regions[0].Perception, Is.Null);
    }

    private static DiffRegion Compare(Raster before, Raster after)
    {
        PixelDiff diff = PixelComparer.Compare(before, after, Mask.None, settings);
        Assert.That(diff.Regions, Has.Count.EqualTo(1));
        return diff.Regions[0];
    }
}

using Gate.Pixels;
using NUnit.Framework;

namespace Gate.Tests.Unit.Pixels;

[TestFixture]
internal sealed class RegionTests
{
    [Test]
    public void Edges_are_half_open()
    {
        Region region = new(2, 3, 5, 7);
        Assert.Multiple(() =>
        {
            Assert.That(region.Width, Is.EqualTo(3));
            Assert.That(region.Height, Is.EqualTo(4));
            Assert.That(region.Area, Is.EqualTo(12));
            Assert.That(region.Contains(2, 3), Is.True);
            Assert.That(region.Contains(4, 6), Is.True);
            Assert.That(region.Contains(5, 6), Is.False);
            Assert.That(region.Contains(4, 7), Is.False);
        });
    }

    [Test]
    public void Area_does_not_overflow() => Assert.That(new Region(0, 0, 100_000, 100_000).Area, Is.EqualTo(10_000_000_000));

    [Test]
    public void Union_ignores_empty_regions_and_intersect_of_neighbours_is_empty()
    {
        Region region = new(2, 3, 5, 7);
        Assert.Multiple(() =>
        {
            Assert.That(default(Region).Union(region), Is.EqualTo(region));
            Assert.That(region.Union(new(9, 9, 9, 20)), Is.EqualTo(region));
            Assert.That(region.Union(new(0, 6, 3, 9)), Is.EqualTo(new Region(0, 3, 5, 9)));
            Assert.That(region.Intersect(new(5, 3, 9, 7)), Is.EqualTo(default(Region)));
            Assert.That(region.Intersect(new(4, 0, 9, 4)), Is.EqualTo(new Region(4, 3, 5, 4)));
        });
    }

    [Test]
    public void Order_is_reading_order()
    {
        Region[] regions = [new(0, 5, 1, 6), new(9, 0, 10, 1), new(3, 0, 4, 9), new(3, 0, 4, 1)];
        Assert.That(regions.Order(), Is.EqualTo(new Region[] { new(3, 0, 4, 1), new(3, 0, 4, 9), new(9, 0, 10, 1), new(0, 5, 1, 6) }));
    }
}

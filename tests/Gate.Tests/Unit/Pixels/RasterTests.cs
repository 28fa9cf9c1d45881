using Gate.Pixels;
using Gate.Tests.Support.Pixels;
using NUnit.Framework;

namespace Gate.Tests.Unit.Pixels;

[TestFixture]
internal sealed class RasterTests
{
    [Test]
    public void Create_is_transparent_black_also_on_used_storage()
    {
        for (int i = 0; i < 4; i++)
        {
            using Raster used = TestRasters.Noise(new(i), 64, 64);
        }

        using Raster raster = Raster.Create(64, 64);
        Assert.That(raster.Pixels.IndexOfAnyExcept((byte)0), Is.EqualTo(-1));
    }

    [Test]
    public void Rows_follow_one_another()
    {
        using Raster raster = Raster.FromRgba(2, 2, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]);
        Assert.Multiple(() =>
        {
            Assert.That(raster.At(1, 0), Is.EqualTo(new Rgba(5, 6, 7, 8)));
            Assert.That(raster.At(0, 1), Is.EqualTo(new Rgba(9, 10, 11, 12)));
            Assert.That(raster.Row(1).ToArray(), Is.EqualTo(new byte[] { 9, 10, 11, 12, 13, 14, 15, 16 }));
        });
    }

    [TestCase(0, 1)]
    [TestCase(1, 0)]
    [TestCase(-1, 5)]
    [TestCase(1 << 16, 1 << 16)]
    public void Sizes_without_pixels_or_beyond_an_array_are_refused(int width, int height) =>
        Assert.That(() => Raster.Create(width, height), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void Wrong_length_and_rows_outside_are_refused()
    {
        using Raster raster = Raster.Create(3, 2);
        Assert.Multiple(() =>
        {
            Assert.That(() => Raster.FromRgba(2, 2, new byte[15]), Throws.ArgumentException);
            Assert.That(() => raster.Row(2).Length, Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => raster.Row(-1).Length, Throws.InstanceOf<ArgumentOutOfRangeException>());
        });
    }

    [Test]
    public void A_disposed_raster_is_not_read()
    {
        Raster raster = Raster.Create(1, 1);
        raster.Dispose();
        Assert.That(() => raster.Row(0).Length, Throws.InstanceOf<ObjectDisposedException>());
    }

    [Test]
    public void Crop_copies_pixel_for_pixel_and_stops_at_the_edges()
    {
        using Raster raster = TestRasters.Noise(new(5), 9, 7);
        using Raster part = raster.Crop(new(6, -2, 40, 3));
        Assert.That(part.Size, Is.EqualTo(new ImageSize(3, 3)));
        for (int y = 0; y < 3; y++)
            Assert.That(part.Row(y).ToArray(), Is.EqualTo(raster.Row(y)[24..].ToArray()));
        Assert.That(() => raster.Crop(new(9, 0, 12, 3)), Throws.ArgumentException);
    }
}

using System.Security.Cryptography;
using Gate.Pixels;
using NUnit.Framework;

namespace Gate.Tests.Unit.Pixels;

[TestFixture]
internal sealed class PixelDigestTests
{
    [Test]
    public void It_is_the_hash_of_size_and_rows()
    {
        using Raster image = Raster.FromRgba(1, 2, [1, 2, 3, 4, 5, 6, 7, 8]);
        string expected = "sha256:" + Convert.ToHexStringLower(SHA256.HashData([1, 0, 0, 0, 2, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8]));
        Assert.That(PixelDigest.Pixels(image), Is.EqualTo(expected));
        Assert.That(PixelDigest.Compared(image, Mask.None), Is.EqualTo(expected));
    }

    [Test]
    public void Masked_positions_are_zero_and_rectangles_follow()
    {
        using Raster image = Raster.FromRgba(2, 1, [1, 2, 3, 4, 5, 6, 7, 8]);
        byte[] bytes = [2, 0, 0, 0, 1, 0, 0, 0, 1, 2, 3, 4, 0, 0, 0, 0, 1, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 9, 0, 0, 0, 1, 0, 0, 0];
        Assert.That(PixelDigest.Compared(image, new([new(1, -1, 9, 1)])), Is.EqualTo("sha256:" + Convert.ToHexStringLower(SHA256.HashData(bytes))));
    }

    [Test]
    public void Shape_is_part_of_it()
    {
        byte[] bytes = new byte[24];
        using Raster wide = Raster.FromRgba(3, 2, bytes);
        using Raster tall = Raster.FromRgba(2, 3, bytes);
        Assert.That(PixelDigest.Pixels(wide), Is.Not.EqualTo(PixelDigest.Pixels(tall)));
    }

    [Test]
    public void Content_under_the_mask_does_not_count_and_the_mask_does()
    {
        using Raster one = Raster.FromRgba(2, 1, [1, 2, 3, 4, 5, 6, 7, 8]);
        using Raster other = Raster.FromRgba(2, 1, [1, 2, 3, 4, 9, 9, 9, 9]);
        Mask mask = new([new(1, 0, 2, 1)]);
        Assert.That(PixelDigest.Compared(one, mask), Is.EqualTo(PixelDigest.Compared(other, mask)));
        Assert.That(PixelDigest.Compared(one, mask), Is.Not.EqualTo(PixelDigest.Compared(one, new([new(1, 0, 3, 1)]))));
    }
}

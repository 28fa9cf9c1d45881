using Gate.Pixels;
using Gate.Tests.Support.Pixels;
using NUnit.Framework;

namespace Gate.Tests.Unit.Pixels;

/// <summary>What every codec must do.</summary>
internal abstract class ImageCodecContract
{
    protected abstract IImageCodec Codec { get; }

    [Test]
    public void It_has_a_name() => Assert.That(Codec.Name, Is.Not.Empty);

    [Test]
    public void What_it_writes_it_reads_back(
        [ValueSource(typeof(TestRasters), nameof(TestRasters.OddSizes))] int width,
        [ValueSource(typeof(TestRasters), nameof(TestRasters.OddSizes))] int height,
        [Values] bool isOpaque)
    {
        using Raster image = TestRasters.Noise(new((width * 100) + height), width, height, isOpaque);
        using MemoryStream file = new();
        Codec.Encode(image, file);
        using Raster back = Codec.Decode(file.ToArray(), ImageLimits.Default);
        Assert.That(back.Size, Is.EqualTo(image.Size));
        Assert.That(back.Pixels.SequenceEqual(image.Pixels), Is.True);
    }

    [Test]
    public void It_keeps_the_colour_of_transparent_pixels()
    {
        using Raster image = Raster.FromRgba(2, 1, [200, 100, 50, 0, 1, 2, 3, 1]);
        using MemoryStream file = new();
        Codec.Encode(image, file);
        using Raster back = Codec.Decode(file.ToArray(), ImageLimits.Default);
        Assert.That(back.Pixels.ToArray(), Is.EqualTo(image.Pixels.ToArray()));
    }

    [Test]
    public void Every_8_bit_truecolour_file_is_read_exactly(
        [Values(2, 6)] int colour,
        [ValueSource(typeof(TestRasters), nameof(TestRasters.OddSizes))] int width)
    {
        foreach (int height in TestRasters.OddSizes)
        {
            int seed = (colour * 10_000) + (width * 100) + height;
            using NaivePng png = NaivePng.Random(new(seed), width, height, new(8, colour, false, false));
            using Raster decoded = Codec.Decode(png.File, ImageLimits.Default);
            Assert.That(decoded.Pixels.SequenceEqual(png.Expected.Pixels), Is.True, $"seed {seed}, {width}×{height}");
        }
    }

    [Test]
    public void A_wrong_checksum_is_refused()
    {
        byte[] file = PngBuilder.OfSize(1, 1).Chunk("IDAT", PngBuilder.Deflate([0, 1, 2, 3, 4]), crcError: 1).End();
        Assert.That(() => Codec.Decode(file, ImageLimits.Default), Throws.InstanceOf<ImageFormatException>());
    }

    [Test]
    public void A_file_cut_short_anywhere_is_refused()
    {
        using Raster image = TestRasters.Noise(new(3), 5, 5);
        using MemoryStream file = new();
        Codec.Encode(image, file);
        byte[] whole = file.ToArray();
        for (int length = 0; length < whole.Length; length++)
            Assert.That(() => Codec.Decode(whole.AsMemory(0, length), ImageLimits.Default), Throws.InstanceOf<ImageFormatException>(), $"cut to {length} of {whole.Length} bytes");
    }

    [Test]
    public void An_image_beyond_the_limits_is_refused()
    {
        byte[] file = PngBuilder.OfSize(30, 20).Data(new byte[20 * 121]).End();
        Assert.Multiple(() =>
        {
            Assert.That(() => Codec.Decode(file, new(29, 100, 10_000)), Throws.InstanceOf<ImageFormatException>().With.Property("Code").EqualTo(ImageFormatException.TooLarge));
            Assert.That(() => Codec.Decode(file, new(100, 19, 10_000)), Throws.InstanceOf<ImageFormatException>().With.Property("Code").EqualTo(ImageFormatException.TooLarge));
            Assert.That(() => Codec.Decode(file, new(100, 100, 599)), Throws.InstanceOf<ImageFormatException>().With.Property("Code").EqualTo(ImageFormatException.TooLarge));
            Assert.That(() => Codec.Decode(file, new(30, 20, 600)).Dispose(), Throws.Nothing);
        });
    }
}

using Gate.Pixels;
using Gate.Tests.Support.Pixels;
using NUnit.Framework;

namespace Gate.Tests.Property.Pixels;

/// <summary>The streaming verdict is the verdict of the full comparison, whatever the filters, the kind and the mask.</summary>
[TestFixture]
internal sealed class StreamingProperties
{
    [Test]
    public void Verdicts_agree_with_the_full_comparison([Range(0, 150)] int seed)
    {
        Random random = new(seed);
        int width = random.Next(1, 40);
        int height = random.Next(1, 40);
        PngKind[] kinds = [.. PngKind.All.Where(kind => kind.Depth == 8)];
        PngKind kind = random.Next(3) == 0 ? kinds[random.Next(kinds.Length)] : new(8, random.Next(2) == 0 ? 2 : 6, false, false);
        using NaivePng before = NaivePng.Random(random, width, height, kind);
        using Raster changed = before.Expected.Copy();
        for (int i = random.Next(3); i > 0; i--)
            changed.WritableRow(random.Next(height))[random.Next(width) * 4] ^= 1;
        byte[] after = Encode(changed, random);
        Mask mask = TestRasters.RandomMask(random, width, height, random.Next(3));

        FileCompareOptions options = new() { Mask = mask };
        bool expected = TestRasters.NaiveCount(before.Expected, changed, mask) == 0;
        Assert.That(FileComparer.AreEqual(before.File, after, options), Is.EqualTo(expected), $"seed {seed}, {kind}");
        using FileComparison full = FileComparer.Compare(before.File, after, options);
        Assert.That(full.Diff.AreEqual, Is.EqualTo(expected), $"seed {seed}, {kind}");
    }

    [Test]
    public void Large_images_are_read_by_the_overlapped_path([Values(0, 1)] int changes, [Values] bool isMasked)
    {
        using Raster before = TestRasters.Noise(new(1), 1024, 1500, isOpaque: true);
        using Raster changed = before.Copy();
        if (changes > 0)
            changed.WritableRow(1400)[2000] ^= 1;
        byte[] left = Encode(before, new(1));
        byte[] right = Encode(changed, new(2));
        FileCompareOptions options = new() { Mask = isMasked ? new([new(400, 1300, 600, 1450)]) : Mask.None };
        bool expected = changes == 0 || isMasked;
        Assert.That(FileComparer.AreEqual(left, right, options), Is.EqualTo(expected));
        using FileComparison full = FileComparer.Compare(left, right, options);
        Assert.That(full.Diff.AbsoluteError, Is.EqualTo(expected ? 0 : 1));
        Assert.That(full.Before!.Pixels.SequenceEqual(before.Pixels), Is.True);
    }

    [Test]
    public void Damage_in_the_middle_of_a_large_image_is_an_error_of_its_side([Values] bool isBefore)
    {
        using Raster image = TestRasters.Noise(new(1), 1024, 1500, isOpaque: true);
        byte[] good = Encode(image, new(1));
        byte[] filtered = new byte[1500 * ((1024 * 3) + 1)];
        filtered[700 * ((1024 * 3) + 1)] = 7;
        byte[] bad = PngBuilder.OfSize(1024, 1500, 8, 2).Data(filtered).End();
        byte[] cut = PngBuilder.OfSize(1024, 1500, 8, 2).Data(filtered.AsSpan(0, 3_000_000)).End();
        byte[] black = PngBuilder.OfSize(1024, 1500, 8, 2).Data(new byte[filtered.Length]).End();
        foreach (byte[] file in new[] { bad, cut })
        {
            ImageFormatException error = Assert.Throws<ImageFormatException>(() => FileComparer.Compare(isBefore ? file : good, isBefore ? good : file, FileCompareOptions.Default));
            Assert.That(error.Side, Is.EqualTo(isBefore ? ImageSide.Before : ImageSide.After));
            error = Assert.Throws<ImageFormatException>(() => FileComparer.AreEqual(isBefore ? file : black, isBefore ? black : file, FileCompareOptions.Default));
            Assert.That(error.Code, Is.EqualTo(ReferenceEquals(file, bad) ? ImageFormatException.Filter : ImageFormatException.DataLength));
        }
    }

    [Test]
    public void Equal_bytes_and_other_sizes_need_no_rows()
    {
        byte[] one = PngBuilder.OfSize(2, 1).Data([0, 1, 2, 3, 4, 5, 6, 7, 8]).End();
        byte[] other = PngBuilder.OfSize(1, 1).Data([0, 1, 2, 3, 4]).End();
        Assert.That(FileComparer.AreEqual(one, one, FileCompareOptions.Default), Is.True);
        Assert.That(FileComparer.AreEqual(one, other, FileCompareOptions.Default), Is.False);
    }

    /// <summary>A file of this picture with a random filter in every row.</summary>
    private static byte[] Encode(Raster image, Random random)
    {
        bool isOpaque = image.Pixels.ToArray().Where((_, i) => i % 4 == 3).All(alpha => alpha == 255);
        int size = isOpaque ? 3 : 4;
        byte[] prior = new byte[image.Width * size];
        List<byte> filtered = new(image.Height * ((image.Width * size) + 1));
        for (int y = 0; y < image.Height; y++)
        {
            byte[] row = isOpaque ? [.. image.Row(y).ToArray().Where((_, i) => i % 4 < 3)] : image.Row(y).ToArray();
            int filter = random.Next(3);
            filtered.Add((byte)filter);
            for (int i = 0; i < row.Length; i++)
                filtered.Add((byte)(row[i] - (filter == 1 && i >= size ? row[i - size] : filter == 2 ? prior[i] : 0)));
            prior = row;
        }

        return PngBuilder.OfSize(image.Width, image.Height, 8, isOpaque ? 2 : 6).Data(filtered.ToArray()).End();
    }
}

using Gate.Pixels;
using Gate.Tests.Support.Pixels;
using NUnit.Framework;

namespace Gate.Tests.Unit.Pixels;

[TestFixture]
internal sealed class FileComparerTests
{
    [Test]
    public void Equal_bytes_are_proved_without_decoding()
    {
        byte[] file = Encode(TestRasters.Noise(new(1), 20, 20));
        using FileComparison result = FileComparer.Compare(file, (byte[])file.Clone(), FileCompareOptions.Default);
        Assert.Multiple(() =>
        {
            Assert.That(result.Proof, Is.EqualTo(EqualityProof.Bytes));
            Assert.That(result.Before, Is.Null);
            Assert.That(result.Diff.AreEqual, Is.True);
            Assert.That(result.Diff.Before, Is.EqualTo(new ImageSize(20, 20)));
        });
    }

    [Test]
    public void A_damaged_file_is_not_even_equal_to_itself()
    {
        byte[] file = Encode(TestRasters.Noise(new(1), 20, 20));
        file[60] ^= 1;
        Assert.That(() => FileComparer.Compare(file, file, FileCompareOptions.Default), Throws.InstanceOf<ImageFormatException>());
    }

    [Test]
    public void Equal_pixels_in_other_bytes_are_equal()
    {
        byte[] one = PngBuilder.OfSize(2, 1).Data([0, 1, 2, 3, 4, 5, 6, 7, 8]).End();
        byte[] other = PngBuilder.OfSize(2, 1).Data([1, 1, 2, 3, 4, 4, 4, 4, 4]).End();
        using FileComparison result = FileComparer.Compare(one, other, FileCompareOptions.Default);
        Assert.That(result.Proof, Is.EqualTo(EqualityProof.Pixels));
        Assert.That(result.Diff.AreEqual, Is.True);
    }

    [Test]
    public void A_difference_is_told_in_full()
    {
        byte[] one = PngBuilder.OfSize(2, 1).Data([0, 1, 2, 3, 4, 5, 6, 7, 8]).End();
        byte[] other = PngBuilder.OfSize(2, 1).Data([0, 1, 2, 3, 4, 5, 6, 7, 9]).End();
        using FileComparison result = FileComparer.Compare(one, other, FileCompareOptions.Default);
        Assert.That(result.Proof, Is.EqualTo(EqualityProof.None));
        Assert.That(result.Diff.AbsoluteError, Is.EqualTo(1));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void The_side_of_a_bad_file_is_named(bool isBefore)
    {
        byte[] good = Encode(TestRasters.Noise(new(1), 20, 20));
        byte[] bad = [.. "no image"u8];
        ImageFormatException error = Assert.Throws<ImageFormatException>(() => FileComparer.Compare(isBefore ? bad : good, isBefore ? good : bad, FileCompareOptions.Default));
        Assert.That(error.Side, Is.EqualTo(isBefore ? ImageSide.Before : ImageSide.After));
        Assert.That(error.Message, Does.Contain(isBefore ? "before image" : "after image"));
    }

    private static byte[] Encode(Raster image)
    {
        using Raster owned = image;
        using MemoryStream file = new();
        PngWriter.Write(owned, file);
        return file.ToArray();
    }
}

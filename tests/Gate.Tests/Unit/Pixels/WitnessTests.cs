using Gate.Pixels;
using Gate.Tests.Support.Pixels;
using NUnit.Framework;

namespace Gate.Tests.Unit.Pixels;

[TestFixture]
internal sealed class WitnessTests
{
    [Test]
    public void It_counts_files_with_its_own_codec_and_comparer()
    {
        byte[] one = PngBuilder.OfSize(2, 1).Data([0, 1, 2, 3, 4, 5, 6, 7, 8]).End();
        byte[] other = PngBuilder.OfSize(2, 1).Data([0, 1, 2, 3, 9, 5, 6, 7, 9]).End();
        Witness witness = new(new PngCodec(), new PixelCounter());
        Assert.That(witness.CountDifferent(one, other, Mask.None, ImageLimits.Default), Is.EqualTo(2));
        Assert.That(witness.CountDifferent(one, other, new([new(1, 0, 2, 1)]), ImageLimits.Default), Is.EqualTo(1));
        Assert.That(() => witness.CountDifferent(one, new byte[3], Mask.None, ImageLimits.Default), Throws.InstanceOf<ImageFormatException>());
    }
}

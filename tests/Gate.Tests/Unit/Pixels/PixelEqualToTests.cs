using Gate.Pixels;
using Gate.Pixels.NUnit;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Pixels;

/// <summary>The constraint for other people's tests.</summary>
internal sealed class PixelEqualToTests
{
    private static readonly byte[] Plain = Renders.Picture(20, 10);
    private static readonly byte[] Dotted = Renders.Picture(20, 10, (3, 4), (17, 9));

    [Test]
    public void Equal_pixels_pass_and_others_do_not()
    {
        using var scratch = new ScratchFolder();
        File.WriteAllBytes(scratch.At("plain.png"), Plain);

        Assert.That(Renders.Picture(20, 10), Is.PixelEqualTo(Plain));
        Assert.That(Plain, Is.PixelEqualTo(scratch.At("plain.png")));
        Assert.That(Dotted, Is.Not.PixelEqualTo(Plain).And.Not.PixelEqualTo(scratch.At("plain.png")));
        Assert.That(Renders.Picture(20, 11), Is.Not.PixelEqualTo(Plain), "another size is another picture");
    }

    [Test]
    public void A_failure_says_how_far_apart_they_are_and_keeps_three_pictures()
    {
        var failure = Assert.Throws<AssertionException>(() => Assert.That(Dotted, Is.PixelEqualTo(Plain)))!.Message;

        Assert.That(failure, Does.Contain("Expected: the pixels of another picture"));
        Assert.That(failure, Does.Contain("But was:  a picture of 20×10 with absolute error 2, by up to 200 a channel, in 2 areas, all within 15×6 at 3,4"));
        var kept = failure.Split('\n').Where(line => line.Contains(".png", StringComparison.Ordinal)).Select(line => line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()).ToList();
        Assert.That(kept, Has.Count.EqualTo(3));
        Assert.That(File.ReadAllBytes(kept[0]), Is.EqualTo(Plain));
        Assert.That(File.ReadAllBytes(kept[1]), Is.EqualTo(Dotted));
        using var drawn = PngReader.Decode(File.ReadAllBytes(kept[2]), ImageLimits.Default);
        Assert.That(drawn.Size, Is.EqualTo(new ImageSize(20, 10)));
        kept.ForEach(File.Delete);
    }

    [Test]
    public void Areas_are_left_out_and_a_wobble_passes_only_as_far_as_said()
    {
        Assert.That(Dotted, Is.PixelEqualTo(Plain).Except(new Region(3, 4, 4, 5), new Region(17, 9, 18, 10)));
        Assert.That(Dotted, Is.Not.PixelEqualTo(Plain).Except(new Region(3, 4, 4, 5)));
        Assert.That(Dotted, Is.PixelEqualTo(Plain).Tolerating(2, 200));
        Assert.That(Dotted, Is.Not.PixelEqualTo(Plain).Tolerating(1, 255).And.Not.PixelEqualTo(Plain).Tolerating(2, 199));
        Assert.That(Renders.Picture(20, 11), Is.Not.PixelEqualTo(Plain).Tolerating(1000, 255), "another size is never tolerated");
    }

    [Test]
    public void What_is_unknown_is_neither_equal_nor_different()
    {
        Assert.Throws<ImageFormatException>(() => Assert.That(Plain[..^20], Is.PixelEqualTo(Plain)));
        Assert.Throws<ImageFormatException>(() => Assert.That(Plain[..^20], Is.Not.PixelEqualTo(Plain)));
        Assert.Throws<ArgumentException>(() => Assert.That(new Uri("file:///a.png"), Is.PixelEqualTo(Plain)));
        var missing = Assert.Throws<FileNotFoundException>(() => Assert.That(Plain, Is.Not.PixelEqualTo("nowhere/home.png")))!.Message;
        var kept = missing[(missing.IndexOf(" saw is ", StringComparison.Ordinal) + 8)..missing.IndexOf(": look", StringComparison.Ordinal)];
        Assert.That(missing, Does.Contain(Path.Combine(TestContext.CurrentContext.TestDirectory, "nowhere/home.png")));
        Assert.That(File.ReadAllBytes(kept), Is.EqualTo(Plain));
        File.Delete(kept);
    }
}

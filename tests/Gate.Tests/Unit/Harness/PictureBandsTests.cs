using Gate.Core.Rendering;
using Gate.Harness.Capturing;
using Gate.Pixels;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Harness;

[TestFixture]
public sealed class PictureBandsTests
{
    private const int Width = 40;
    private const int Height = 331;

    private int _shots;

    [TestCase(1.0, 100)]
    [TestCase(1.5, 75)]
    [TestCase(2.0, 33)]
    [TestCase(1.1, 120)]
    [TestCase(0.3, 90)]
    [TestCase(1.0, 1)]
    public async Task Bands_make_up_the_picture(double scale, int rows)
    {
        var png = await TakeAsync(scale, rows, moved: 0);

        using var picture = PngReader.Decode(png, ImageLimits.Default);
        Assert.That((picture.Width, picture.Height), Is.EqualTo((Device(Width, scale), Device(Height, scale))));
        for (var y = 0; y < picture.Height; y++)
            Assert.That(picture.At(picture.Width - 1, y), Is.EqualTo(Colour(picture.Width - 1, y)), $"row {y}");
        Assert.That(_shots, Is.GreaterThan(1));
    }

    [Test]
    public async Task One_shot_that_is_enough_keeps_its_bytes()
    {
        Assert.That(await TakeAsync(1, Height, moved: 0), Is.EqualTo(Shoot(new PageBox(0, 0, Width, Height), 1, 0)));
        Assert.That(_shots, Is.EqualTo(2));
    }

    [Test]
    public async Task Bands_that_do_not_meet_give_way_to_one_shot()
    {
        var png = await TakeAsync(1, 100, moved: 1, whole: Width * Height);

        Assert.That(_shots, Is.EqualTo(3));
        Assert.That(png, Is.EqualTo(Shoot(new PageBox(0, 0, Width, Height), 1, 2)));
    }

    [Test]
    public async Task What_is_turned_across_a_seam_is_taken_in_one_shot_at_once()
    {
        await TakeAsync(1, 100, moved: 0, whole: Width * Height, turned: "div#card");

        Assert.That(_shots, Is.EqualTo(1));
    }

    [TestCase(null, "the page moved meanwhile")]
    [TestCase("div#card", "div#card is turned in space there (a 3D transform), and is painted otherwise as more or less of it is shown")]
    public async Task Where_they_are_too_large_for_that_the_reason_is_told(string? turned, string cause)
    {
        var trouble = await Assert.ThrowsAsync<PageTroubleException>(() => TakeAsync(1, 100, moved: 1, turned: turned));

        Assert.That((trouble!.Failure.Kind, trouble.Failure.Message), Is.EqualTo((
            FailureKind.BadCapture, $"row 84 is not alike in two of the bands that so large a page is taken in: {cause}; a page of at most 0 million device px is taken in one shot")));
    }

    private Task<byte[]> TakeAsync(double scale, int rows, int moved, long whole = 0, string? turned = null)
    {
        _shots = 0;
        var most = (long)(rows * scale * Width * scale);
        return new PictureBands(box => Task.FromResult(Shoot(box, scale, moved * _shots)), scale, most, whole, (from, to) => Task.FromResult(from <= 90 && to >= 84 ? turned : null), ImageLimits.Default).TakeAsync(new PageBox(0, 0, Width, Height));
    }

    private byte[] Shoot(PageBox box, double scale, int moved)
    {
        _shots++;
        var top = Device(box.Y, scale);
        return TinyPng.Draw(Device(box.Width, scale), Device(box.Height, scale), (x, y) => Number(x, top + y + moved));
    }

    private static int Device(int css, double scale) => (int)Math.Round(css * scale, MidpointRounding.AwayFromZero);

    private static int Number(int x, int y) => (y << 8) | x;

    private static Rgba Colour(int x, int y) => new((byte)(Number(x, y) >> 16), (byte)(Number(x, y) >> 8), (byte)Number(x, y), 255);
}

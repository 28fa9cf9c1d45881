using Gate.Core.Checks;
using Gate.Core.Rendering;
using Gate.Core.Run;
using Gate.Pixels;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Checks;

[TestFixture]
internal sealed class ShotJudgeTests
{
    private static readonly byte[] Plain = Renders.Picture();
    private static readonly byte[] Dotted = Renders.Picture(8, 8, (3, 4));
    private static readonly byte[] Tall = Renders.Picture(8, 9);

    [Test]
    public void Equal_bytes_are_identical_without_decoding()
    {
        // Not even a PNG: were it decoded, the shot would fail.
        byte[] bytes = [1, 2, 3];
        var judged = Judge(Renders.Side(Renders.Captured(bytes)), Renders.Side(Renders.Captured([1, 2, 3])));
        Assert.That(judged.Comparison.Status, Is.EqualTo(ShotStatus.Identical));
        Assert.That(judged.Comparison.Proof, Is.EqualTo(Proof.Bytes));
        Assert.That(judged.Evidence, Is.Empty);
    }

    [Test]
    public void Equal_pixels_in_other_bytes_are_identical_by_pixels()
    {
        var judged = Judge(Renders.Steady(Plain), Renders.Steady(WithTextChunk(Plain)));
        Assert.That(judged.Comparison.Status, Is.EqualTo(ShotStatus.Identical));
        Assert.That(judged.Comparison.Proof, Is.EqualTo(Proof.Pixels));
    }

    [Test]
    public void One_pixel_is_a_change_with_its_place_and_its_evidence()
    {
        var judged = Judge(Renders.Steady(Plain), Renders.Steady(Dotted));
        Assert.That(judged.Comparison.Status, Is.EqualTo(ShotStatus.Changed));
        Assert.That(judged.Comparison.Diff!.AbsoluteError, Is.EqualTo(1));
        Assert.That(judged.Comparison.Diff.MaxChannelDelta, Is.EqualTo(200));
        Assert.That(judged.Comparison.Diff.Bounds!.Value, Is.EqualTo(new Region(3, 4, 4, 5)));
        Assert.That(judged.Evidence.Select(picture => picture.Name), Is.EqualTo(new[] { "before.png", "after.png", "diff.png", "thumbnail.png" }));
    }

    [Test]
    public void Another_size_is_a_change_even_where_the_overlap_is_equal()
    {
        var judged = Judge(Renders.Steady(Plain), Renders.Steady(Tall));
        Assert.That(judged.Comparison.Status, Is.EqualTo(ShotStatus.Changed));
        Assert.That(judged.Comparison.Diff!.AbsoluteError, Is.EqualTo(8));
    }

    [Test]
    public void A_side_that_differs_from_itself_is_unstable_even_when_the_first_captures_differ_from_the_other_side()
    {
        var judged = Judge(Renders.Side(Renders.Captured(Plain), Renders.Captured(Dotted), Renders.Captured(Plain)), Renders.Steady(Dotted));
        Assert.That(judged.Comparison.Status, Is.EqualTo(ShotStatus.Unstable));
        Assert.That(judged.Comparison.Noise!.Ae, Is.EqualTo(1));
        Assert.That(judged.Comparison.Noise.BeforeDigests, Is.EqualTo(2));
        Assert.That(judged.Comparison.Noise.SharedDigests, Is.EqualTo(1));
        Assert.That(judged.Evidence.Select(picture => picture.Name), Does.Contain("noise-before-2.png"));
    }

    [Test]
    public void A_page_on_one_side_is_added_or_removed_and_must_be_steady_too()
    {
        Assert.That(Status(null, Renders.Steady(Plain)), Is.EqualTo(ShotStatus.Added));
        Assert.That(Status(Renders.Steady(Plain), null), Is.EqualTo(ShotStatus.Removed));
        Assert.That(Status(null, Renders.Side(Renders.Captured(Plain), Renders.Captured(Dotted))), Is.EqualTo(ShotStatus.Unstable));
    }

    [Test]
    public void One_failed_attempt_among_good_ones_is_a_failure()
    {
        Assert.That(Status(Renders.Side(Renders.Captured(Plain), Renders.Failed("HTTP 500")), Renders.Steady(Dotted)), Is.EqualTo(ShotStatus.Failed));
        Assert.That(Status(Renders.Side(Renders.Failed("HTTP 404")), Renders.Side(Renders.Failed("HTTP 404"))), Is.EqualTo(ShotStatus.Failed));
    }

    [Test]
    public void A_capture_that_is_no_image_is_a_failure()
    {
        var judged = Judge(Renders.Steady(Plain), Renders.Steady(Plain[..^20]));
        Assert.That(judged.Comparison.Status, Is.EqualTo(ShotStatus.Failed));
        Assert.That(judged.Comparison.After!.Failure!.Kind, Is.EqualTo(FailureKind.BadCapture));
    }

    [Test]
    public void A_picture_beyond_the_bound_is_not_decoded_and_the_bound_is_named()
    {
        var judged = new ShotJudge(null, limits: new PageLimits { Megapixels = 0 }.Pictures()).Judge(new RenderedShot(Renders.Shot(), Renders.Steady(Plain), Renders.Steady(Dotted)));

        Assert.That(judged.Comparison.Status, Is.EqualTo(ShotStatus.Failed));
        Assert.That(judged.Comparison.Before!.Failure!.Kind, Is.EqualTo(FailureKind.Limit));
        Assert.That(judged.Comparison.Before!.Failure!.Message, Does.Contain("and 0 pixels").And.EndsWith("the bound is gate.limits.megapixels"));
    }

    [Test]
    public void Redirects_are_compared_by_their_targets()
    {
        var there = Renders.Side(Renders.Redirected("new.html"));
        Assert.That(Judge(there, there).Comparison.Proof, Is.EqualTo(Proof.Redirect));
        Assert.That(Status(there, Renders.Side(Renders.Redirected("other.html"))), Is.EqualTo(ShotStatus.Changed));
        Assert.That(Status(there, Renders.Steady(Plain)), Is.EqualTo(ShotStatus.Changed));
        Assert.That(Status(Renders.Side(Renders.Redirected("a"), Renders.Redirected("b")), there), Is.EqualTo(ShotStatus.Unstable));
        Assert.That(Status(Renders.Side(Renders.Redirected("a"), Renders.Captured(Plain)), there), Is.EqualTo(ShotStatus.Unstable));
    }

    [Test]
    public void A_witness_that_counts_otherwise_makes_the_shot_unknown()
    {
        var judged = new ShotJudge(new Witness(new PngCodec(), new OneTooMany())).Judge(new RenderedShot(Renders.Shot(), Renders.Steady(Plain), Renders.Steady(Dotted)));
        Assert.That(judged.Comparison.Witness!.Count, Is.EqualTo(2));
        var check = new WitnessCheck();
        check.Observe(judged.Comparison);
        Assert.That(check.Findings().Single().Severity, Is.EqualTo(Severity.Incomplete));
    }

    [Test]
    public void A_witness_that_agrees_is_silent()
    {
        var judged = new ShotJudge(new Witness(new PngCodec(), new Exact())).Judge(new RenderedShot(Renders.Shot(), Renders.Steady(Plain), Renders.Steady(Dotted)));
        var check = new WitnessCheck();
        check.Observe(judged.Comparison);
        Assert.That(check.Findings(), Is.Empty);
    }

    private static JudgedShot Judge(SideRender? before, SideRender? after) =>
        new ShotJudge(null).Judge(new RenderedShot(Renders.Shot(before: before is not null, after: after is not null), before, after));

    private static ShotStatus Status(SideRender? before, SideRender? after) => Judge(before, after).Comparison.Status;

    /// <summary>The same picture in other bytes: an empty compressed-text chunk is legal before IEND.</summary>
    private static byte[] WithTextChunk(byte[] png)
    {
        var chunk = new byte[12 + 3];
        chunk[3] = 3;
        "tEXta\0b"u8.CopyTo(chunk.AsSpan(4));
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(11), Crc(chunk.AsSpan(4, 7)));
        return [.. png[..^12], .. chunk, .. png[^12..]];
    }

    private static uint Crc(ReadOnlySpan<byte> data)
    {
        var crc = uint.MaxValue;
        foreach (var value in data)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? 0xEDB88320u ^ (crc >> 1) : crc >> 1;
        }

        return ~crc;
    }

    private sealed class OneTooMany : IImageComparer
    {
        public long CountDifferent(Raster before, Raster after, Mask mask) => new Exact().CountDifferent(before, after, mask) + 1;
    }

    private sealed class Exact : IImageComparer
    {
        public long CountDifferent(Raster before, Raster after, Mask mask) => PixelComparer.Compare(before, after, mask, CompareSettings.Default).AbsoluteError;
    }
}

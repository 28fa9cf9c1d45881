using System.Globalization;
using NUnit.Framework.Constraints;

namespace Gate.Pixels.NUnit;

/// <summary>
/// Pixel by pixel equal to an expected PNG: absolute error 0 and the same size, unless <see cref="Tolerating"/> or
/// <see cref="Except"/> say otherwise. What cannot be decoded is an error, never equal and never different.
/// </summary>
public sealed class PixelEqualConstraint : Constraint
{
    private readonly ExpectedPicture _expected;
    private Mask _mask = Mask.None;
    private (long Pixels, int ChannelDelta) _tolerated;

    internal PixelEqualConstraint(ExpectedPicture expected)
        : base(expected.Name) => _expected = expected;

    /// <inheritdoc/>
    public override string Description
    {
        get
        {
            var masked = _mask.IsEmpty ? "" : string.Create(CultureInfo.InvariantCulture, $", {_mask.Regions.Count} areas left out");
            var tolerated = _tolerated.Pixels == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", but for {_tolerated.Pixels} pixels by at most {_tolerated.ChannelDelta}");
            return $"the pixels of {_expected.Name}{masked}{tolerated}";
        }
    }

    /// <summary>Leaves areas out.</summary>
    /// <param name="areas">Half-open rectangles in device px.</param>
    public PixelEqualConstraint Except(params Region[] areas)
    {
        _mask = new Mask([.. _mask.Regions, .. areas]);
        return this;
    }

    /// <summary>Lets a known wobble pass; a changed size never does.</summary>
    /// <param name="pixels">Most positions that may differ; at least 1.</param>
    /// <param name="channelDelta">Most that one channel of them may differ by, 1 to 255.</param>
    public PixelEqualConstraint Tolerating(long pixels, int channelDelta)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pixels, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(channelDelta, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(channelDelta, 255);
        _tolerated = (pixels, channelDelta);
        return this;
    }

    /// <inheritdoc/>
    /// <param name="actual">A whole PNG as bytes, as Playwright's <c>ScreenshotAsync</c> gives it.</param>
    /// <exception cref="ArgumentException"><paramref name="actual"/> is something else.</exception>
    /// <exception cref="ImageFormatException">One of the pictures cannot be decoded.</exception>
    /// <exception cref="FileNotFoundException">There is no expected picture; the actual one was kept.</exception>
    public override ConstraintResult ApplyTo<TActual>(TActual actual)
    {
        if (actual is not byte[] png)
            throw new ArgumentException($"PixelEqualTo compares a PNG as byte[], not {actual?.GetType().Name ?? "null"}: await page.ScreenshotAsync() gives one", nameof(actual));
        var expected = _expected.Read(png);
        using var before = PngReader.Decode(expected, ImageLimits.Default);
        using var after = PngReader.Decode(png, ImageLimits.Default);
        var diff = PixelComparer.Compare(before, after, _mask, CompareSettings.Default);
        var isTolerated = diff.SameSize && diff.AbsoluteError <= _tolerated.Pixels && diff.MaxChannelDelta <= _tolerated.ChannelDelta;
        return new PixelEqualResult(this, expected, png, diff, diff.AreEqual || isTolerated);
    }
}

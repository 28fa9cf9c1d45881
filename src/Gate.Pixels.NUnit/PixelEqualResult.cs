using System.Globalization;
using NUnit.Framework.Constraints;

namespace Gate.Pixels.NUnit;

/// <summary>Says how far two pictures are apart, and attaches both and their difference to the test that fails.</summary>
internal sealed class PixelEqualResult(IConstraint constraint, byte[] expected, byte[] actual, PixelDiff diff, bool isSuccess)
    : ConstraintResult(constraint, actual, isSuccess)
{
    public override void WriteActualValueTo(MessageWriter writer) => writer.Write(Apart());

    public override void WriteAdditionalLinesTo(MessageWriter writer)
    {
        // Only a failure that is told gets here: a constraint that was asked and negated leaves nothing behind.
        writer.WriteMessageLine($"expected picture: {TestPictures.Keep("expected", expected)}");
        writer.WriteMessageLine($"actual picture:   {TestPictures.Keep("actual", actual)}");
        writer.WriteMessageLine($"difference:       {TestPictures.Keep("difference", Difference())}");
    }

    private string Apart()
    {
        var sizes = diff.SameSize ? $"{Size(diff.After)}" : $"{Size(diff.After)} instead of {Size(diff.Before)}";
        var where = diff.Bounds is { } bounds ? string.Create(CultureInfo.InvariantCulture, $", all within {bounds.Width}×{bounds.Height} at {bounds.Left},{bounds.Top}") : "";
        return string.Create(CultureInfo.InvariantCulture, $"a picture of {sizes} with absolute error {diff.AbsoluteError}, by up to {diff.MaxChannelDelta} a channel, in {diff.Regions.Count} {(diff.Regions.Count == 1 ? "area" : "areas")}{where}");
    }

    private byte[] Difference()
    {
        using var before = PngReader.Decode(expected, ImageLimits.Default);
        using var after = PngReader.Decode(actual, ImageLimits.Default);
        using var drawn = DiffImage.Render(before, after, diff, DiffStyle.Default);
        using var png = new MemoryStream();
        PngWriter.Write(drawn, png);
        return png.ToArray();
    }

    private static string Size(ImageSize size) => string.Create(CultureInfo.InvariantCulture, $"{size.Width}×{size.Height}");
}

using Gate.Pixels;
using Gate.Tests.Support.Pixels;
using NUnit.Framework;

namespace Gate.Tests.Property.Pixels;

/// <summary>Every kind of PNG with random filters and samples, against a decoder written sample by sample from the specification.</summary>
[TestFixture]
internal sealed class PngKindProperties
{
    [TestCaseSource(typeof(PngKind), nameof(PngKind.All))]
    public void Every_kind_is_read_exactly(object kindValue)
    {
        PngKind kind = (PngKind)kindValue;
        foreach (int width in TestRasters.OddSizes)
        {
            foreach (int height in TestRasters.OddSizes)
            {
                int seed = (width * 1000) + height;
                using NaivePng png = NaivePng.Random(new(seed), width, height, kind);
                using Raster decoded = PngReader.Decode(png.File, ImageLimits.Default);
                Assert.That(decoded.Size, Is.EqualTo(new ImageSize(width, height)));
                Assert.That(decoded.Pixels.SequenceEqual(png.Expected.Pixels), Is.True, $"seed {seed}, {width}×{height}, {kind}");
            }
        }
    }
}

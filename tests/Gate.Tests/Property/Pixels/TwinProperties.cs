using Gate.Pixels;
using Gate.Pixels.Comparison;
using Gate.Pixels.Png;
using Gate.Tests.Support.Pixels;
using NUnit.Framework;

namespace Gate.Tests.Property.Pixels;

/// <summary>Vector loops and their scalar twins give the same answers; without vector hardware both are emulated and must still agree.</summary>
[TestFixture]
internal sealed class TwinProperties
{
    [Test]
    public void Scans_agree([ValueSource(typeof(TestRasters), nameof(TestRasters.OddSizes))] int width, [Values(0.0, 0.02, 0.5, 1.0)] double chance)
    {
        for (int seed = 0; seed < 30; seed++)
        {
            Random random = new(seed);
            using Raster before = TestRasters.Noise(random, width, 1);
            using Raster after = TestRasters.Speckle(random, before, chance);
            int start = random.Next(0, width);
            PixelSpan columns = new(start, random.Next(start, width + 1));
            DiffSpanRow vector = new(8);
            DiffSpanRow scalar = new(8);
            long[] vectorCounts = new long[1024];
            long[] scalarCounts = new long[1024];
            RowDiff.ScanVector(before.Row(0), after.Row(0), columns, vector, vectorCounts);
            RowDiff.ScanScalar(before.Row(0), after.Row(0), columns, scalar, scalarCounts);
            Assert.That(vector.Spans.ToArray(), Is.EqualTo(scalar.Spans.ToArray()), $"seed {seed}, {columns}");
            Assert.That(vectorCounts, Is.EqualTo(scalarCounts), $"seed {seed}, {columns}");
            Assert.That(RowDiff.CountVector(before.Row(0), after.Row(0), columns), Is.EqualTo(RowDiff.CountScalar(before.Row(0), after.Row(0), columns)), $"seed {seed}, {columns}");
        }
    }

    [Test]
    public void Unfilters_agree([Range(0, 4)] int filter, [ValueSource(typeof(TestRasters), nameof(TestRasters.OddSizes))] int width)
    {
        for (int seed = 0; seed < 30; seed++)
        {
            Unfilter<RgbPixels>((FilterType)filter, width, seed);
            Unfilter<RgbaPixels>((FilterType)filter, width, seed);
        }
    }

    [Test]
    public void Checksums_agree_at_every_length()
    {
        byte[] bytes = new byte[700];
        new Random(7).NextBytes(bytes);
        for (int length = 0; length <= bytes.Length; length++)
            Assert.That(Crc32.Update(0xDEADBEEF, bytes.AsSpan(0, length)), Is.EqualTo(Crc32.UpdateScalar(0xDEADBEEF, bytes.AsSpan(0, length))), $"{length} bytes");
        Assert.That(Crc32.Compute("123456789"u8), Is.EqualTo(0xCBF43926), "the check value of ISO 3309");
    }

    private static void Unfilter<TPixels>(FilterType filter, int width, int seed)
        where TPixels : struct, IFilteredPixels
    {
        Random random = new(seed);
        byte[] filtered = new byte[width * TPixels.BytesPerPixel];
        random.NextBytes(filtered);
        using Raster prior = TestRasters.Noise(random, width, 1, isOpaque: TPixels.BytesPerPixel == 3);
        byte[] vector = new byte[width * 4];
        byte[] scalar = new byte[width * 4];
        int done = VectorUnfilter.Undo<TPixels>(filter, filtered, prior.Row(0), vector);
        ScalarUnfilter.Undo<TPixels>(filter, filtered, prior.Row(0), vector, done);
        ScalarUnfilter.Undo<TPixels>(filter, filtered, prior.Row(0), scalar, 0);
        Assert.That(done, width >= 8 ? Is.GreaterThan(0) : Is.GreaterThanOrEqualTo(0));
        Assert.That(vector, Is.EqualTo(scalar), $"seed {seed}, {filter}, {width} px of {TPixels.BytesPerPixel} bytes");
    }
}

using Gate.Pixels;
using Gate.Pixels.Comparison;
using Gate.Pixels.Png;
using Gate.Tests.Support.Pixels;
using NUnit.Framework;

namespace Gate.Tests.Property.Pixels;

/// <summary>Loops over pixels allocate nothing once their buffers have grown.</summary>
[TestFixture]
internal sealed class AllocationProperties
{
    [Test]
    public void Scanning_counting_and_joining_rows_allocates_nothing()
    {
        using Raster before = TestRasters.Noise(new(1), 400, 50);
        using Raster after = TestRasters.Speckle(new(2), before, 0.3);
        DiffSpanRow row = new(8);
        RegionBuilder regions = new(8);
        long[] histogram = new long[1024];
        PixelSpan all = new(0, 400);
        int y = 0;
        Run();
        long start = GC.GetAllocatedBytesForCurrentThread();
        Run();
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - start, Is.Zero);

        void Run()
        {
            for (int i = 0; i < 50; i++, y++)
            {
                row.Clear();
                RowDiff.Scan(before.Row(i), after.Row(i), all, row, histogram);
                regions.Add(y, row.Spans);
                RowDiff.Count(before.Row(i), after.Row(i), all);
            }
        }
    }

    [Test]
    public void Unfiltering_rows_allocates_nothing([Range(0, 4)] int filter)
    {
        byte[] filtered = new byte[1 + (400 * 3)];
        filtered[0] = (byte)filter;
        byte[] prior = new byte[1600];
        byte[] rgba = new byte[1600];
        PixelUnfilter.Undo<RgbPixels>(filtered, prior, rgba, 0);
        long start = GC.GetAllocatedBytesForCurrentThread();
        for (int y = 0; y < 50; y++)
            PixelUnfilter.Undo<RgbPixels>(filtered, prior, rgba, y);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - start, Is.Zero);
    }
}

using System.Diagnostics;
using System.Globalization;
using Gate.Pixels;
using Gate.Tests.Support.Pixels;
using NUnit.Framework;

namespace Gate.Tests.Property.Pixels.Soak;

/// <summary>
/// A thousand generated pairs against ImageMagick 6's count (<c>compare -metric AE</c>; version 7.1.2 gave AE another meaning). Opaque, since
/// ImageMagick weighs colour by alpha, and of one size, since it counts other sizes by rules of its own.
/// </summary>
[TestFixture]
[Category("Soak")]
internal sealed class ImageMagickPairs
{
    [Test]
    public void A_thousand_pairs_have_the_same_count()
    {
        string folder = Directory.CreateTempSubdirectory("gate-pairs-").FullName;
        try
        {
            for (int seed = 1; seed <= 1000; seed++)
            {
                Random random = new(seed);
                using Raster before = TestRasters.Noise(random, random.Next(1, 71), random.Next(1, 71), isOpaque: true);
                using Raster after = TestRasters.Speckle(random, before, random.NextDouble() * random.NextDouble());
                for (int i = 3; i < after.Stride * after.Height; i += 4)
                    after.WritablePixels[i] = 255;

                string one = Write(before, Path.Combine(folder, "a.png"));
                string other = Write(after, Path.Combine(folder, "b.png"));
                long count = PixelComparer.Compare(before, after, Mask.None, CompareSettings.Default).AbsoluteError;
                Assert.That(count, Is.EqualTo(ImageMagick(one, other)), $"seed {seed}");
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Write(Raster image, string path)
    {
        using FileStream file = File.Create(path);
        PngWriter.Write(image, file);
        return path;
    }

    private static long ImageMagick(string one, string other)
    {
        ProcessStartInfo start = new("compare", ["-metric", "AE", one, other, "null:"]) { RedirectStandardError = true };
        using Process process = Process.Start(start) ?? throw new InvalidOperationException("compare did not start");
        string printed = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return long.TryParse(printed, NumberStyles.Integer, CultureInfo.InvariantCulture, out long count)
            ? count
            : throw new InvalidOperationException($"compare ended with {process.ExitCode} and said: {printed}");
    }
}

using System.Buffers.Binary;
using System.IO.Compression;
using Gate.Pixels;
using Gate.Tests.Support.Pixels;
using NUnit.Framework;

namespace Gate.Tests.Property.Pixels.Soak;

/// <summary>
/// Mutated files: whatever they hold, the reader returns an image of the size in the header or an <see cref="ImageFormatException"/>,
/// within bounded memory; a hang shows as a run that does not end, at the seed printed last. GATE_SOAK_SEED and GATE_SOAK_FILES (default 100,000) repeat and size a run;
/// GATE_SOAK_KEEP names a folder to leave the accepted files in, so that another decoder can be asked about them.
/// </summary>
[TestFixture]
[Category("Soak")]
internal sealed class PngFuzz
{
    /// <summary>Images here are small; a reader that believed a mutated header would take far more.</summary>
    private const long MostBytes = 64L * 1024 * 1024;

    private static readonly ImageLimits limits = new(4096, 4096, 4L * 1024 * 1024);

    [Test]
    public void No_mutation_crashes_hangs_or_takes_memory_beyond_the_bound()
    {
        int first = Setting("GATE_SOAK_SEED", 1);
        int files = Setting("GATE_SOAK_FILES", 100_000);
        PngKind[] kinds = [.. PngKind.All];
        int accepted = 0;
        int refused = 0;
        for (int seed = first; seed < first + files; seed++)
        {
            Random random = new(seed);
            if (seed % 10_000 == 0)
                TestContext.Progress.WriteLine($"seed {seed}");
            using NaivePng png = NaivePng.Random(random, random.Next(1, 40), random.Next(1, 40), kinds[random.Next(kinds.Length)]);
            byte[] file = Mutate(random, png.File);
            long allocated = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                using Raster raster = PngReader.Decode(file, limits);
                PngHeader header = PngReader.ReadHeader(file);
                Assert.That(raster.Size, Is.EqualTo(header.Size), $"seed {seed}");
                accepted++;
                if (Environment.GetEnvironmentVariable("GATE_SOAK_KEEP") is { Length: > 0 } folder)
                    File.WriteAllBytes(Path.Combine(folder, FormattableString.Invariant($"{seed}.png")), file);
            }
            catch (ImageFormatException e)
            {
                Assert.That(e.Message, Does.StartWith(e.Code).And.Contain("expected").And.Contain("found"), $"seed {seed}");
                refused++;
            }
            catch (Exception e) when (e is not AssertionException)
            {
                Assert.Fail($"seed {seed}: {e}");
            }

            Assert.That(GC.GetAllocatedBytesForCurrentThread() - allocated, Is.LessThan(MostBytes), $"seed {seed}");
        }

        TestContext.Out.WriteLine($"seeds {first} to {first + files - 1}: {accepted} accepted, {refused} refused");
        Assert.That(accepted, Is.Positive, "some mutations must leave a valid file, or nothing past the checksums was reached");
        Assert.That(refused, Is.Positive);
    }

    private static int Setting(string name, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(name), out int value) ? value : otherwise;

    /// <summary>Half of the mutations mend the checksums afterwards, so that they reach what lies behind.</summary>
    private static byte[] Mutate(Random random, byte[] file)
    {
        byte[] mutated = [.. file];
        switch (random.Next(8))
        {
            case 0:
                return mutated[..random.Next(mutated.Length)];
            case 1:
                mutated[random.Next(mutated.Length)] ^= (byte)(1 << random.Next(8));
                return mutated;
            case 2:
                return [.. mutated[..random.Next(mutated.Length)], .. RandomBytes(random), .. mutated[random.Next(mutated.Length)..]];
            case 3:
                return Rebuild(mutated, (type, data) => type == "IDAT" ? Redeflate(random, data) : data);
            case 4:
                return Rebuild(mutated, (type, data) => type == "IHDR" ? Damage(random, data) : data);
            case 5:
                return Rebuild(mutated, (type, data) => type is "PLTE" or "tRNS" ? data[..random.Next(data.Length + 1)] : data);
            case 6:
                return Rebuild(mutated, (_, data) => random.Next(3) == 0 ? Damage(random, data) : data);
            default:
                return Rebuild(mutated, (type, data) => type == "IDAT" ? Damage(random, data) : data);
        }
    }

    private static byte[] RandomBytes(Random random)
    {
        byte[] bytes = new byte[random.Next(64)];
        random.NextBytes(bytes);
        return bytes;
    }

    private static byte[] Damage(Random random, byte[] data)
    {
        byte[] damaged = [.. data];
        for (int i = random.Next(1, 4); i > 0 && damaged.Length > 0; i--)
            damaged[random.Next(damaged.Length)] = random.Next(4) == 0 ? (byte)255 : (byte)random.Next(256);
        return random.Next(4) == 0 ? damaged[..random.Next(damaged.Length + 1)] : damaged;
    }

    /// <summary>Sound compression of damaged rows: filters, lengths.</summary>
    private static byte[] Redeflate(Random random, byte[] data)
    {
        using ZLibStream inflater = new(new MemoryStream(data), CompressionMode.Decompress);
        using MemoryStream rows = new();
        inflater.CopyTo(rows);
        return PngBuilder.Deflate(Damage(random, rows.ToArray()));
    }

    private static byte[] Rebuild(byte[] file, Func<string, byte[], byte[]> change)
    {
        PngBuilder builder = new();
        int offset = 8;
        while (offset < file.Length)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(offset));
            string type = System.Text.Encoding.Latin1.GetString(file, offset + 4, 4);
            builder.Chunk(type, change(type, file[(offset + 8)..(offset + 8 + length)]));
            offset += 12 + length;
        }

        return builder.ToArray();
    }
}

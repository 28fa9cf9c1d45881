using System.Buffers.Binary;
using Gate.Pixels;
using Gate.Tests.Support.Pixels;
using NUnit.Framework;

namespace Gate.Tests.Unit.Pixels;

[TestFixture]
internal sealed class PngReaderTests
{
    private static readonly byte[] onePixel = [0, 1, 2, 3, 4];

    public static IEnumerable<TestCaseData> Refused()
    {
        yield return Case("empty", [], ImageFormatException.Signature, null, 0);
        yield return Case("signature", [.. "GIF89a-and-more-text"u8], ImageFormatException.Signature, null, 0);
        yield return Case("signature only", new PngBuilder().ToArray(), ImageFormatException.Truncated, null, 8);
        yield return Case("no IHDR", new PngBuilder().Data(onePixel).End(), ImageFormatException.ChunkOrder, "IDAT", 8);
        yield return Case("short IHDR", new PngBuilder().Chunk("IHDR", new byte[12]).Data(onePixel).End(), ImageFormatException.ChunkLength, "IHDR", 8);
        yield return Case("IHDR checksum", new PngBuilder().Chunk("IHDR", PngBuilder.Header(1, 1, 8, 6, 0), crcError: 0x80000000).Data(onePixel).End(), ImageFormatException.ChunkCrc, "IHDR", 8);
        yield return Case("zero width", PngBuilder.OfSize(0, 1).Data(onePixel).End(), ImageFormatException.Header, "IHDR", 16);
        yield return Case("zero height", PngBuilder.OfSize(1, 0).Data(onePixel).End(), ImageFormatException.Header, "IHDR", 20);
        yield return Case("negative width", PngBuilder.OfSize(-1, 1).Data(onePixel).End(), ImageFormatException.Header, "IHDR", 16);
        yield return Case("depth", PngBuilder.OfSize(1, 1, depth: 4).Data(onePixel).End(), ImageFormatException.Header, "IHDR", 24);
        yield return Case("colour type", PngBuilder.OfSize(1, 1, colour: 5).Data(onePixel).End(), ImageFormatException.Header, "IHDR", 25);
        yield return Case("compression", new PngBuilder().Chunk("IHDR", PngBuilder.Header(1, 1, 8, 6, 0, compression: 1)).Data(onePixel).End(), ImageFormatException.Header, "IHDR", 26);
        yield return Case("filter method", new PngBuilder().Chunk("IHDR", PngBuilder.Header(1, 1, 8, 6, 0, filter: 1)).Data(onePixel).End(), ImageFormatException.Header, "IHDR", 27);
        yield return Case("interlace", PngBuilder.OfSize(1, 1, interlace: 2).Data(onePixel).End(), ImageFormatException.Header, "IHDR", 28);
        yield return Case("two IHDR", PngBuilder.OfSize(1, 1).Chunk("IHDR", PngBuilder.Header(1, 1, 8, 6, 0)).Data(onePixel).End(), ImageFormatException.ChunkOrder, "IHDR", 33);
        yield return Case("no IDAT", PngBuilder.OfSize(1, 1).End(), ImageFormatException.ChunkOrder, "IEND", 33);
        yield return Case("no IEND", PngBuilder.OfSize(1, 1).Data(onePixel).ToArray(), ImageFormatException.Truncated, null, null);
        yield return Case("long IEND", PngBuilder.OfSize(1, 1).Data(onePixel).Chunk("IEND", [1]).ToArray(), ImageFormatException.ChunkLength, "IEND", null);
        yield return Case("after IEND", PngBuilder.OfSize(1, 1).Data(onePixel).Chunk("IEND", []).Raw([0]).ToArray(), ImageFormatException.ChunkOrder, null, null);
        yield return Case("IDAT apart", PngBuilder.OfSize(1, 1).Data(onePixel).Chunk("tEXt", [65, 0]).Chunk("IDAT", []).End(), ImageFormatException.ChunkOrder, "IDAT", null);
        yield return Case("unknown critical chunk", PngBuilder.OfSize(1, 1).Chunk("ABcD", []).Data(onePixel).End(), ImageFormatException.ChunkType, "ABcD", 33);
        yield return Case("chunk type of digits", PngBuilder.OfSize(1, 1).Chunk("ab1d", []).Data(onePixel).End(), ImageFormatException.ChunkType, null, 33);
        yield return Case("ancillary checksum", PngBuilder.OfSize(1, 1).Chunk("tEXt", [65, 0], crcError: 1).Data(onePixel).End(), ImageFormatException.ChunkCrc, "tEXt", 33);
        yield return Case("chunk length beyond the file", PngBuilder.OfSize(1, 1).Raw([0, 0, 1, 0, (byte)'I', (byte)'D', (byte)'A', (byte)'T', 0, 0, 0, 0]).ToArray(), ImageFormatException.Truncated, "IDAT", 33);
        yield return Case("chunk length beyond 2^31", PngBuilder.OfSize(1, 1).Raw([255, 255, 255, 255, (byte)'I', (byte)'D', (byte)'A', (byte)'T', 0, 0, 0, 0]).ToArray(), ImageFormatException.ChunkLength, "IDAT", 33);
        yield return Case("no palette", PngBuilder.OfSize(1, 1, colour: 3).Data([0, 0]).End(), ImageFormatException.ChunkOrder, "IDAT", 33);
        yield return Case("palette of a grey image", PngBuilder.OfSize(1, 1, colour: 0).Chunk("PLTE", new byte[3]).Data([0, 0]).End(), ImageFormatException.Palette, "PLTE", 33);
        yield return Case("ragged palette", PngBuilder.OfSize(1, 1, colour: 3).Chunk("PLTE", new byte[4]).Data([0, 0]).End(), ImageFormatException.ChunkLength, "PLTE", 33);
        yield return Case("palette too long", PngBuilder.OfSize(1, 1, depth: 1, colour: 3).Chunk("PLTE", new byte[9]).Data([0, 0]).End(), ImageFormatException.ChunkLength, "PLTE", 33);
        yield return Case("two palettes", PngBuilder.OfSize(1, 1, colour: 3).Chunk("PLTE", new byte[3]).Chunk("PLTE", new byte[3]).Data([0, 0]).End(), ImageFormatException.ChunkOrder, "PLTE", null);
        yield return Case("index beyond the palette", PngBuilder.OfSize(1, 1, colour: 3).Chunk("PLTE", new byte[3]).Data([0, 1]).End(), ImageFormatException.Palette, "IDAT", null);
        yield return Case("tRNS with alpha", PngBuilder.OfSize(1, 1).Chunk("tRNS", new byte[6]).Data(onePixel).End(), ImageFormatException.Palette, "tRNS", 33);
        yield return Case("tRNS before PLTE", PngBuilder.OfSize(1, 1, colour: 3).Chunk("tRNS", new byte[1]).Chunk("PLTE", new byte[3]).Data([0, 0]).End(), ImageFormatException.ChunkOrder, "tRNS", 33);
        yield return Case("tRNS longer than PLTE", PngBuilder.OfSize(1, 1, colour: 3).Chunk("PLTE", new byte[3]).Chunk("tRNS", new byte[2]).Data([0, 0]).End(), ImageFormatException.ChunkLength, "tRNS", null);
        yield return Case("filter type", PngBuilder.OfSize(1, 1).Data([5, 1, 2, 3, 4]).End(), ImageFormatException.Filter, "IDAT", null);
        yield return Case("filter type of an interlaced image", PngBuilder.OfSize(1, 1, interlace: 1).Data([9, 1, 2, 3, 4]).End(), ImageFormatException.Filter, "IDAT", null);
        yield return Case("too few bytes", PngBuilder.OfSize(1, 2).Data(onePixel).End(), ImageFormatException.DataLength, "IDAT", null);
        yield return Case("too many bytes", PngBuilder.OfSize(1, 1).Data([.. onePixel, 0]).End(), ImageFormatException.DataLength, "IDAT", null);
        yield return Case("no zlib stream", PngBuilder.OfSize(1, 1).Chunk("IDAT", "not zlib at all"u8).End(), ImageFormatException.CorruptData, "IDAT", null);

        byte[] stream = PngBuilder.Deflate(onePixel);
        for (int cut = 1; cut <= 4; cut++)
            yield return Case($"zlib checksum without its last {cut}", PngBuilder.OfSize(1, 1).Chunk("IDAT", stream.AsSpan(0, stream.Length - cut)).End(), ImageFormatException.CorruptData, "IDAT", null);
        yield return Case("bytes after the zlib stream", PngBuilder.OfSize(1, 1).Chunk("IDAT", [.. stream, 0]).End(), ImageFormatException.CorruptData, "IDAT", null);
        yield return Case("many bytes after the zlib stream", PngBuilder.OfSize(1, 1).Chunk("IDAT", [.. stream, .. new byte[100]]).End(), ImageFormatException.CorruptData, "IDAT", null);
        yield return Case("preset dictionary", PngBuilder.OfSize(1, 1).Chunk("IDAT", [0x78, 0x20, 0, 0, 0, 1, .. stream.AsSpan(2)]).End(), ImageFormatException.CorruptData, "IDAT", null);
        byte[] wrong = [.. stream];
        wrong[^2] ^= 1;
        yield return Case("zlib checksum", PngBuilder.OfSize(1, 1).Chunk("IDAT", wrong).End(), ImageFormatException.CorruptData, "IDAT", null);

        static TestCaseData Case(string name, byte[] file, string code, string? chunk, int? offset) =>
            new TestCaseData(file, code, chunk, offset).SetName("Refused: " + name);
    }

    [TestCaseSource(nameof(Refused))]
    public void Malformed_files_are_refused_with_the_place(byte[] file, string code, string? chunk, int? offset)
    {
        ImageFormatException error = Assert.Throws<ImageFormatException>(() => PngReader.Decode(file, ImageLimits.Default));
        Assert.Multiple(() =>
        {
            Assert.That(error.Code, Is.EqualTo(code), error.Message);
            if (chunk is not null)
                Assert.That(error.Chunk, Is.EqualTo(chunk), error.Message);
            if (offset is not null)
                Assert.That(error.Offset, Is.EqualTo(offset), error.Message);
            Assert.That(error.Expected, Is.Not.Null.And.Not.Empty);
            Assert.That(error.Found, Is.Not.Null.And.Not.Empty);
            Assert.That(error.Message, Does.StartWith(code).And.Contain("expected").And.Contain("found"));
        });
    }

    [Test]
    public void A_header_alone_takes_no_memory()
    {
        // 16384 × 16384 is inside the limits and would take a gigabyte.
        byte[] file = PngBuilder.OfSize(16384, 16384).Data(new byte[100]).End();
        long before = GC.GetAllocatedBytesForCurrentThread();
        ImageFormatException error = Assert.Throws<ImageFormatException>(() => PngReader.Decode(file, ImageLimits.Default));
        long taken = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.That(error.Code, Is.EqualTo(ImageFormatException.DataLength));
        Assert.That(taken, Is.LessThan(100_000));
    }

    [Test]
    public void Pages_of_60000_px_and_more_are_inside_the_default_limits()
    {
        Assert.That(() => ImageLimits.Default.Check(new(1280, 60_000)), Throws.Nothing);
        Assert.That(() => ImageLimits.Default.Check(new(2560, 100_000)), Throws.Nothing);
        Assert.That(() => ImageLimits.Default.Check(new(30_000, 30_000)), Throws.InstanceOf<ImageFormatException>());
    }

    [Test]
    public void Empty_and_many_data_chunks_are_read()
    {
        byte[] stream = PngBuilder.Deflate([0, 1, 2, 3, 4, 0, 5, 6, 7, 8]);
        PngBuilder file = PngBuilder.OfSize(1, 2).Chunk("IDAT", []);
        foreach (byte value in stream)
            file.Chunk("IDAT", [value]).Chunk("IDAT", []);
        using Raster raster = PngReader.Decode(file.End(), ImageLimits.Default);
        Assert.That(raster.Pixels.ToArray(), Is.EqualTo(new byte[] { 1, 2, 3, 4, 5, 6, 7, 8 }));
    }

    [Test]
    public void The_header_is_read_without_the_rest()
    {
        byte[] file = PngBuilder.OfSize(640, 480, 4, 3, 1).ToArray();
        Assert.That(PngReader.ReadHeader(file), Is.EqualTo(new PngHeader(640, 480, 4, PngColourType.Palette, true)));
    }

    [Test]
    public void Ancillary_chunks_are_ignored_also_those_of_an_animation()
    {
        byte[] number = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, 45455);
        byte[] file = PngBuilder.OfSize(1, 1).Chunk("gAMA", number).Chunk("acTL", new byte[8]).Data(onePixel).Chunk("tEXt", "Title\0x"u8).End();
        using Raster raster = PngReader.Decode(file, ImageLimits.Default);
        Assert.That(raster.At(0, 0), Is.EqualTo(new Rgba(1, 2, 3, 4)));
    }
}

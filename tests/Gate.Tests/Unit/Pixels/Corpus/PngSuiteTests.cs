using System.Text.Json;
using Gate.Pixels;
using Gate.Tests.Support.Pixels;
using NUnit.Framework;

namespace Gate.Tests.Unit.Pixels.Corpus;

/// <summary>Willem van Schaik's suite: every valid file against an independent decoder's pixels, every corrupt one refused for its reason.</summary>
[TestFixture]
[Category("Corpus")]
internal sealed class PngSuiteTests
{
    [Test]
    public void Valid_files_decode_to_the_pixels_of_an_independent_decoder()
    {
        Dictionary<string, string> digests = File.ReadLines(FixtureFiles.Pixels("pngsuite-digests.txt"))
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.Split(' '))
            .ToDictionary(parts => parts[0], parts => parts[1]);
        string[] valid = [.. Corpora.Truth("png").Where(entry => entry.GetProperty("strict_valid").GetBoolean()).Select(Name)];
        Assert.That(valid, Has.Length.EqualTo(digests.Count).And.Length.GreaterThan(100));
        Assert.Multiple(() =>
        {
            foreach (string file in valid)
            {
                using Raster raster = PngReader.Decode(Corpora.Read(file), ImageLimits.Default);
                Assert.That(PixelDigest.Pixels(raster), Is.EqualTo(digests[Path.GetFileName(file)]), file);
            }
        });
    }

    [Test]
    public void Corrupt_files_are_refused_for_their_reason()
    {
        JsonElement[] corrupt = [.. Corpora.Truth("png").Where(entry => !entry.GetProperty("strict_valid").GetBoolean())];
        Assert.That(corrupt, Has.Length.GreaterThan(10));
        Assert.Multiple(() =>
        {
            foreach (JsonElement entry in corrupt)
            {
                string reason = entry.GetProperty("errors")[0].GetString()!;
                string code = reason.Split(' ')[0] switch
                {
                    "signature" => ImageFormatException.Signature,
                    "crc" => ImageFormatException.ChunkCrc,
                    "colour" => ImageFormatException.Header,
                    "no" => ImageFormatException.ChunkOrder,
                    _ => reason,
                };
                Assert.That(
                    () => PngReader.Decode(Corpora.Read(Name(entry)), ImageLimits.Default),
                    Throws.InstanceOf<ImageFormatException>().With.Property("Code").EqualTo(code),
                    Name(entry));
            }
        });
    }

    private static string Name(JsonElement entry) => entry.GetProperty("file").GetString()!;
}

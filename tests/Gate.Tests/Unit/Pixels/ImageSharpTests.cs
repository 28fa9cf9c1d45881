#if IMAGESHARP
using System.Text.Json;
using Gate.ImageSharp;
using Gate.Pixels;
using Gate.Tests.Support.Pixels;
using NUnit.Framework;

namespace Gate.Tests.Unit.Pixels;

[TestFixture]
internal sealed class ImageSharpCodecTests : ImageCodecContract
{
    protected override IImageCodec Codec { get; } = new ImageSharpCodec();
}

[TestFixture]
internal sealed class ImageSharpComparerTests : ImageComparerContract
{
    protected override IImageComparer Comparer { get; } = new ImageSharpComparer();
}

[TestFixture]
[Category("Corpus")]
internal sealed class ImageSharpWitnessTests
{
    /// <summary>ImageSharp 3.1.12 cannot read valid files whose data comes in one-byte IDAT chunks; refusing is right, another count would not be.</summary>
    private const string OneByteChunks = "oi9";

    [Test]
    public void It_agrees_on_every_pair()
    {
        Witness witness = new(new ImageSharpCodec(), new ImageSharpComparer());
        JsonElement[] pairs = [.. Corpora.Truth("pairs").Where(pair => pair.TryGetProperty("rgba8_exact", out _))];
        Assert.That(pairs, Has.Length.GreaterThan(40));
        Assert.Multiple(() =>
        {
            foreach (JsonElement pair in pairs)
            {
                string a = pair.GetProperty("a").GetString()!;
                string b = pair.GetProperty("b").GetString()!;
                if (a.Contains(OneByteChunks, StringComparison.Ordinal) || b.Contains(OneByteChunks, StringComparison.Ordinal))
                    Assert.That(Count, Throws.InstanceOf<ImageFormatException>().With.Property("Code").EqualTo(ImageFormatException.Undecodable), $"{a} {b}");
                else
                    Assert.That(Count(), Is.EqualTo(pair.GetProperty("rgba8_exact").GetInt64()), $"{a} {b}");

                long Count() => witness.CountDifferent(Corpora.Read(a), Corpora.Read(b), Mask.None, ImageLimits.Default);
            }
        });
    }
}
#endif

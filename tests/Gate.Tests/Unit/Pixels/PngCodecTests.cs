using Gate.Pixels;
using NUnit.Framework;

namespace Gate.Tests.Unit.Pixels;

[TestFixture]
internal sealed class PngCodecTests : ImageCodecContract
{
    protected override IImageCodec Codec { get; } = new PngCodec();
}

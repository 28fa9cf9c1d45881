using Gate.Pixels;
using NUnit.Framework;

namespace Gate.Tests.Unit.Pixels;

[TestFixture]
internal sealed class PixelCounterTests : ImageComparerContract
{
    protected override IImageComparer Comparer { get; } = new PixelCounter();
}

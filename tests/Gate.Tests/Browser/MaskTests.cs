using Gate.Core.Rendering;
using Gate.Pixels;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Browser;

[TestFixture]
[Category("Browser")]
public sealed class MaskTests
{
    [Test]
    public async Task Boxes_are_measured_in_device_pixels_where_the_picture_is_taken_and_nothing_is_painted_over()
    {
        const string Html = """
            <!doctype html><style>body { margin: 0; height: 1500px } .ad { position: absolute; left: 10.5px; top: 1000px; width: 20px; height: 30px; background: red }</style>
            <div class=ad></div><div class=ad style="display: none"></div>
            """;
        var site = new MemorySite().With("index.html", Html).With("plain.html", "<!doctype html><p>x");
        MaskRule[] rules =
        [
            new() { Selector = ".ad", Reason = "rotating advertisement", Scope = new ShotScope { Pages = Core.Pages.Glob.Parse("index.html", "test") } },
            new() { Rectangle = (1, 2, 3, 4), Reason = "rotating advertisement" },
            new() { Selector = "p", Reason = "rotating advertisement", IsExpired = true },
        ];
        var viewport = Plans.Small with { Scale = 2 };
        var plan = Plans.Of(site, site) with
        {
            Shots = [Plans.Both("index.html", viewport), Plans.Both("plain.html", viewport)],
            Settings = new RenderSettings { Masks = rules },
        };
        await using var renderer = await Plans.StartAsync(1);

        var shots = await renderer.RenderAllAsync(plan);
        var broken = await renderer.RenderAllAsync(plan with { Settings = new RenderSettings { Masks = [rules[0] with { Selector = "p[" }] } });

        var capture = ((RenderOutcome.Captured)shots[0].After!.First).Capture;
        Assert.That(capture.Masks.Select(mask => mask.Rule), Is.EqualTo(new[] { rules[0], rules[1] }));
        Assert.That(capture.Masks[0].Boxes, Is.EqualTo(new[] { new Region(21, 2000, 61, 2060) }));
        Assert.That(capture.Masks[1].Boxes, Is.EqualTo(new[] { new Region(2, 4, 8, 12) }));
        using var picture = PngReader.Decode(capture.Png, ImageLimits.Default);
        Assert.That(picture.Row(2030).Slice(40 * 4, 4).ToArray(), Is.EqualTo(new byte[] { 255, 0, 0, 255 }));
        Assert.That(((RenderOutcome.Captured)shots[1].After!.First).Capture.Masks.Select(mask => mask.Rule), Is.EqualTo(new[] { rules[1] }));
        var failure = ((RenderOutcome.NotCaptured)broken[0].After!.First).Failure;
        Assert.That((failure.Kind, failure.Message), Is.EqualTo((FailureKind.Selector, "gate.masks: \"p[\" is not a valid selector")));
    }
}

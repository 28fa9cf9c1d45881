using Gate.Core.Rendering;
using Gate.Pixels;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Browser;

[TestFixture]
[Category("Browser")]
public sealed class MaskTests
{
    // The frame's window is 100 × 80 px from (108, 208); what lies beyond its edges is not on the page.
    private const string Inside = """
        <!doctype html><style>body { margin: 0 } iframe { position: absolute; left: 100px; top: 200px; width: 100px; height: 80px; border: 3px solid; padding: 5px } #host { position: absolute; left: 5px; top: 6px }</style>
        <iframe srcdoc="<style>i { position: absolute }</style><i class=ad style='left:10px;top:20px;width:30px;height:40px'></i><i class=ad style='left:90px;top:70px;width:50px;height:50px'></i><i class=ad style='top:90px;width:9px;height:9px'></i>"></iframe>
        <div id=host></div><script>host.attachShadow({ mode: 'closed' }).innerHTML = '<div class=ad style="width: 7px; height: 8px"></div>'</script>
        """;

    [Test]
    public async Task Boxes_are_measured_in_device_pixels_where_the_picture_is_taken_and_nothing_is_painted_over()
    {
        const string Html = """
            <!doctype html><style>body { margin: 0; height: 1500px } .ad { position: absolute; left: 10.5px; top: 1000px; width: 20px; height: 30px; background: red }</style>
            <div class=ad></div><div class=ad style="display: none"></div>
            """;
        var site = new MemorySite().With("index.html", Html).With("plain.html", "<!doctype html><p>x")
            .With("inside.html", Inside);
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
        var inside = (await renderer.RenderAllAsync(Plans.Of(site, site, "inside.html") with { Settings = new RenderSettings { Masks = [rules[0] with { Scope = new ShotScope() }] } })).Single();
        var broken = await renderer.RenderAllAsync(plan with { Settings = new RenderSettings { Masks = [rules[0] with { Selector = "p[" }] } });

        var capture = ((RenderOutcome.Captured)shots[0].After!.First).Capture;
        Assert.That(capture.Masks.Select(mask => mask.Rule), Is.EqualTo(new[] { rules[0], rules[1] }));
        Assert.That(capture.Masks[0].Boxes, Is.EqualTo(new[] { new Region(21, 2000, 61, 2060) }));
        Assert.That(capture.Masks[1].Boxes, Is.EqualTo(new[] { new Region(2, 4, 8, 12) }));
        using var picture = PngReader.Decode(capture.Png, ImageLimits.Default);
        Assert.That(picture.Row(2030).Slice(40 * 4, 4).ToArray(), Is.EqualTo(new byte[] { 255, 0, 0, 255 }));
        Assert.That(((RenderOutcome.Captured)shots[1].After!.First).Capture.Masks.Select(mask => mask.Rule), Is.EqualTo(new[] { rules[1] }));
        Assert.That(((RenderOutcome.Captured)inside.After!.First).Capture.Masks[0].Boxes.Where(box => box.Bottom <= Plans.Small.Height), Is.EquivalentTo(new[] { new Region(118, 228, 148, 268), new Region(198, 278, 208, 288), new Region(5, 6, 12, 14) }));
        var failure = ((RenderOutcome.NotCaptured)broken[0].After!.First).Failure;
        Assert.That((failure.Kind, failure.Message), Is.EqualTo((FailureKind.Selector, "gate.masks: \"p[\" is not a valid selector")));
    }
}

using Gate.Core.Checks;
using Gate.Core.Explain;
using Gate.Core.Rendering;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Browser;

/// <summary>How large the files of pictures are, wherever a page shows one, and which of several was chosen.</summary>
[TestFixture]
[Category("Browser")]
public sealed class PictureSizeTests
{
    private const string Html = """
        <!doctype html><style>body > * { position: absolute; width: 30px; height: 30px; border: 0 } #bullet::before { content: url(before.png) }</style>
        <img id=own src=own.png style="left: 0"><img id=fine srcset="fine.png 2x" style="left: 50px"><div id=ground style="left: 100px; background: url(ground.png)"></div>
        <svg style="left: 150px"><image href=drawn.png width=30 height=30 /></svg><video poster=poster.png style="left: 200px"></video>
        <input type=image src=button.png style="left: 250px"><iframe src=frame.html style="left: 300px"></iframe><p id=bullet style="left: 350px"></p>
        <picture style="top: 100px; left: 0"><source media="(min-width: 100px)" srcset=narrow.png><img id=chosen src=wide.png></picture>
        <img src=missing.png style="top: 100px; left: 50px"><script>"of 100"</script>
        """;

    private static readonly string[] Resized = ["before", "button", "drawn", "fine", "ground", "inner", "own", "poster"];

    [Test]
    public async Task Both_sizes_are_named_and_nothing_is_asked_for_again()
    {
        await using var renderer = await Plans.StartAsync(1);
        var plan = Plans.Of(Site(Html, 10), Site(Html.Replace("100px)", "1000px)", StringComparison.Ordinal).Replace("of 100", "of 1000", StringComparison.Ordinal), 12), "index.html");

        var shot = (await renderer.RenderAllAsync(plan)).Single();
        var judged = new ShotJudge(null, explainer: new ShotExplainer(plan, TimeProvider.System, TestContext.Out.WriteLine, isStrict: true)).Judge(shot);

        var said = judged.Comparison.Explained!.Regions.SelectMany(region => region.Causes).Select(CauseWords.Of).Distinct().ToList();
        foreach (var name in Resized)
            Assert.That(said, Has.One.Matches($@"^{name}\.png has other content sha256:\w+ \(10×5 px\) → sha256:\w+ \(12×5 px\)$"), string.Join('\n', said));
        // With a script that is another one, what was chosen is the fact: the edit of the source element may not be all.
        Assert.That(said, Has.Some.EqualTo("img#chosen shows wide.png instead of narrow.png"), string.Join('\n', said));
        // The first capture reads no layout, and of those that repeat its picture one is enough.
        Assert.That(shot.Before!.Attempts.Select(attempt => (attempt as RenderOutcome.Captured)?.Capture.Layout is null), Is.EqualTo(new[] { true, false, true }));
        Assert.That(shot.Before.Attempts.Select(attempt => attempt.Requests), Is.All.EqualTo(shot.Before.First.Requests), "no request is there for the sizes' sake");
    }

    private static MemorySite Site(string html, int width)
    {
        var site = new MemorySite().With("index.html", html).With("frame.html", "<!doctype html><body style='margin: 0; height: 30px; background: url(inner.png)'>");
        foreach (var name in Resized)
            site.With($"{name}.png", TinyPng.Draw(width, 5, (_, _) => 0x102030 * (width - 9)));
        return site.With("narrow.png", TinyPng.Draw(4, 4, (_, _) => 0xFF0000)).With("wide.png", TinyPng.Draw(8, 4, (_, _) => 0x0000FF));
    }
}

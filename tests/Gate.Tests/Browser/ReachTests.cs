using Gate.Core.Checks;
using Gate.Core.Rendering;
using Gate.Core.Run;
using Gate.Core.Semantics;
using Gate.Harness;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Browser;

[TestFixture]
[Category("Browser")]
public sealed class ReachTests
{
    private const string Page = """
        <!doctype html><html lang=en><title>t</title><style>nav { position: sticky; top: 0; background: #fff } .card { position: relative; width: 400px; height: 200px } .card a::after { content: ""; position: absolute; inset: 0 } form { position: relative }
        .list { height: 60px; overflow: auto }</style>
        <nav><a href=a.html>Home</a> <a href=b.html>Notes</a></nav>
        <div class=card><a href=c.html>Read more</a><p>Of the card</div>
        <form><label><input type=checkbox style="opacity: 0" name=agree> I agree</label> <input name=mail placeholder=Mail> <button>Send <b>now</b></button></form>
        <p style="width: 8em">A text in which <a href=d.html>a link goes over the end of a line</a> and further.
        <div class=two style="position: relative; height: 40px"><a href=ok.html style="position: absolute; inset: 0"></a><b><a href=other.html style="position: absolute; inset: 0; z-index: -1"></a></b></div>
        <map name=m><area href=i.html alt=Map coords=0,0,90,90></map><map name=n><area href=j.html alt=Map coords=0,0,90,90></map><img usemap=#m alt="" width=90 height=90 src="data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==">
        <div class=list><p>one<p>two<p>three<p><a href=e.html>Deep</a></div>
        <div id=host><template shadowrootmode=open><button>Inner</button></template></div>
        <div style="height: 3000px"></div><footer><a href=f.html>Imprint</a> <a href=g.html>Terms</a></footer>
        """;

    private static readonly (string Name, string Page, string[] Expected)[] Edits =
    [
        ("comment.html", Page + "<!-- nothing -->", []),
        ("class.html", Page.Replace("<footer>", "<footer class=foot>", StringComparison.Ordinal), []),
        ("none.html", With("nav a { pointer-events: none }"), ["a click on <a> \"Home\" meets <nav> instead", "a click on <a> \"Notes\" meets <nav> instead"]),
        ("footer.html", With("footer { pointer-events: none }"), ["a click on <a> \"Imprint\" meets <body> instead", "a click on <a> \"Terms\" meets <body> instead"]),
        ("over.html", Page + "<div id=veil class='a b c' style='position: fixed; inset: 0'></div>", ["<area> \"Map\" meets clicks on next to nothing of the area where it did", "clicks on 13 links, buttons and fields meet <div id=\"veil\" class=\"a b\"> instead: <a> \"Home\", <a> \"Notes\", <a> \"Read more\" and 10 more (sha256 *…)"]),
        ("after.html", With("form::after { content: ''; position: absolute; inset: 0 }"), ["a click on <label> \"I agree\" meets <form> instead", "a click on <input> \"agree\" meets <form> instead", "a click on <input> \"mail\" meets <form> instead", "a click on <button> \"Send now\" meets <form> instead"]),
        ("inert.html", Page.Replace("<p style=", "<p inert style=", StringComparison.Ordinal), ["a click on <a> \"a link goes over the end of a line\" meets <body> instead"]),
        ("stretched.html", With(".card a::after { content: none }"), ["<a> \"Read more\" meets clicks on * of the area where it did"]),
        ("shadow.html", Page.Replace("<button>Inner", "<button style='pointer-events: none'>Inner", StringComparison.Ordinal), ["a click on <button> \"Inner\" meets <div id=\"host\"> instead"]),
        ("above.html", With(".two b a { z-index: 1 !important }"), ["a click where <a> was meets another one: it leads to /ok.html, and now it leads to /other.html"]),
        ("map.html", Page.Replace("<map name=m><area href=i.html", "<map name=m><area href=j.html", StringComparison.Ordinal).Replace("<map name=n><area href=j.html", "<map name=n><area href=i.html", StringComparison.Ordinal), ["a click where <area> \"Map\" was meets another one: it leads to /i.html, and now it leads to /j.html"]),
        ("scroll.html", With("html { overflow: hidden }"), ["the page could be scrolled and cannot be any more (overflow)"]),
        ("body.html", With("body { overflow: hidden }"), ["the page could be scrolled and cannot be any more (overflow)"]),
    ];

    private ChromiumRenderer _renderer = null!;

    [OneTimeSetUp]
    public async Task Start() => _renderer = await Plans.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _renderer.DisposeAsync();

    [Test]
    public async Task What_clicks_do_not_meet_any_more_is_found_and_what_is_inert_is_not()
    {
        MemorySite before = new(), after = new();
        foreach (var (name, page, _) in Edits)
        {
            before.With(name, Page);
            after.With(name, page);
        }

        var shots = await RenderAsync(before, after, [.. Edits.Select(edit => edit.Name)]);

        Assert.Multiple(() =>
        {
            foreach (var (name, _, expected) in Edits)
            {
                var shot = shots.Single(shot => shot.Shot.Pair.Id.Value == name);
                Assert.That(Picture(shot.After), Is.EqualTo(Picture(shot.Before)), $"{name}: a picture that differs shows nothing of this check");
                var messages = Messages(shot);
                Assert.That(messages, Has.Count.EqualTo(expected.Length), $"{name}: {string.Join("; ", messages)}");
                foreach (var (message, wanted) in messages.Zip(expected.Order(StringComparer.Ordinal)))
                    Assert.That(message, Does.Match($"^{System.Text.RegularExpressions.Regex.Escape(wanted).Replace("\\*", ".+", StringComparison.Ordinal)}$"), name);
            }
        });
    }

    [Test]
    public async Task A_changed_style_sheet_or_script_is_asked_about_and_an_unchanged_page_is_not()
    {
        const string Styled = "<!doctype html><link rel=stylesheet href=s.css><a href=a.html>Home</a>";
        const string Scripted = "<!doctype html><script src=s.js defer></script><a href=a.html>Home</a>";
        MemorySite before = new(), after = new();
        before.With("styled.html", Styled).With("scripted.html", Scripted).With("same.html", "<a href=a.html>Home</a>").With("s.css", "a { color: red }").With("s.js", "0");
        after.With("styled.html", Styled).With("scripted.html", Scripted).With("same.html", "<a href=a.html>Home</a>").With("s.css", "a { color: red; pointer-events: none }").With("s.js", "document.querySelector('a').inert = true");

        var shots = await RenderAsync(before, after, "same.html", "scripted.html", "styled.html");

        Assert.That(shots.Select(shot => string.Join("; ", Messages(shot))), Is.EqualTo(new[] { "", "a click on <a> \"Home\" meets <body> instead", "a click on <a> \"Home\" meets <body> instead" }));
        Assert.That(((RenderOutcome.Captured)shots.Single(shot => shot.Shot.Pair.Id.Value == "same.html").Before!.First).Capture.Reach, Is.Null);
    }

    private async Task<IReadOnlyList<RenderedShot>> RenderAsync(MemorySite before, MemorySite after, params string[] pages)
    {
        var plan = Plans.Of(before, after, pages);
        return [.. (await _renderer.RenderAllAsync(plan with { Settings = plan.Settings with { ReadsReach = true } })).OrderBy(shot => shot.Shot.Pair.Id.Value, StringComparer.Ordinal)];
    }

    private static string With(string style) => Page.Replace("</style>", $"{style}</style>", StringComparison.Ordinal);

    private static List<string> Messages(RenderedShot shot)
    {
        var check = new ReachCheck(SemanticsPolicy.Default);
        check.Observe(new ShotComparison { Rendered = shot, Status = ShotStatus.Identical });
        return [.. check.Findings().Select(finding => finding.Message).Order(StringComparer.Ordinal)];
    }

    private static byte[] Picture(SideRender? side) => ((RenderOutcome.Captured)side!.First).Capture.Png.ToArray();
}

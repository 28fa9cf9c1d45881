using Gate.Core.Rendering;
using Gate.Harness;
using Gate.Harness.Capturing;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Browser;

/// <summary>Content inside a scroll container is part of the page: one changed pixel in it has to show.</summary>
[TestFixture]
[Category("Browser")]
public sealed class InnerScrollerTests
{
    private const string Dot = "<i style='display:block;width:1px;height:1px;background:COLOUR'></i>";

    // The changed pixel is out of sight in each, as far from the beginning as it can be.
    private static readonly Dictionary<string, string> Reachable = new(StringComparer.Ordinal)
    {
        ["app-shell"] = Page("html,body{height:100%;margin:0;overflow:hidden}main{height:100%;overflow-y:auto}", "<main><div style='height:2000px'></div>" + Dot + "</main>"),
        ["fixed-sidebar"] = Page("nav{position:fixed;top:0;bottom:0;left:0;width:100px;overflow:auto}", "<nav><div style='height:900px'></div>" + Dot + "</nav>"),
        ["sticky-header"] = Page("main{height:200px;overflow:auto}header{position:sticky;top:0;height:40px;background:gold}", "<main><header></header><div style='height:395px'></div>" + Dot + "<div style='height:700px'></div></main>"),
        ["nested"] = Page("main{height:250px;overflow:auto}pre{height:60px;overflow:auto}", "<main><div style='height:600px'></div><pre><div style='height:500px'></div>" + Dot + "</pre><div style='height:600px'></div></main>"),
        ["chat"] = Page("div.c{display:flex;flex-direction:column-reverse;height:100px;overflow:auto}", "<div class=c><div><div></div>" + Dot + "<div style='height:700px'></div></div></div>"),
        ["wide-table"] = Page("div.t{width:200px;overflow-x:auto}", "<div class=t><div style='width:1500px'><i style='display:block;margin-left:1499px;width:1px;height:1px;background:COLOUR'></i>x</div></div>"),
        ["right-to-left"] = Page("div.t{width:200px;overflow-x:auto;direction:rtl}", "<div class=t><div style='width:1500px'><i style='display:block;margin-right:1499px;width:1px;height:1px;background:COLOUR'></i>x</div></div>"),
        ["frame"] = Page("", "<iframe height=100 srcdoc=\"<div style='height:600px'></div>" + Dot + "\"></iframe>"),
        ["shadow"] = Page("", "<div id=h></div><script>h.attachShadow({mode:'closed'}).innerHTML=`<div style='height:80px;overflow:auto'><div style='height:600px'></div>" + Dot + "</div>`</script>"),
        ["late-inside"] = Page("main{height:100px;overflow:auto}", "<main><div style='height:900px'></div><p id=p>&nbsp;</p></main><script>new IntersectionObserver(e=>{if(e[0].isIntersecting)p.innerHTML=`" + Dot + "`}).observe(p)</script>"),
        // In a narrow window nothing overflows: a capture that lays the page out in one takes the view its place.
        ["collapsed"] = Page("nav{width:74px;height:900px;overflow:auto}nav p{width:206px;margin:0}@media(max-width:300px){nav{width:250px}}", "<nav><p><i style='display:block;margin-left:205px;width:1px;height:1px;background:COLOUR'></i></p></nav>"),
        ["put-back-once"] = Page("main{height:100px;overflow:auto}", "<main id=m><div style='height:900px'></div>" + Dot + "</main><script>const seen={};m.onscroll=()=>{const y=m.scrollTop;seen[y]=(seen[y]||0)+1;if(y>0&&seen[y]===2)m.scrollTop=0}</script>"),
    };

    private ChromiumRenderer _renderer = null!;

    [OneTimeSetUp]
    public async Task Start() => _renderer = await Plans.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _renderer.DisposeAsync();

    [Test]
    public async Task One_changed_pixel_is_seen_wherever_a_visitor_can_scroll_to()
    {
        var shots = await RenderAsync("#f00", "#f10", [.. Reachable.Keys]);

        Assert.Multiple(() =>
        {
            foreach (var shot in shots)
                Assert.That(Capture(shot.Before!).Png.Span.SequenceEqual(Capture(shot.After!).Png.Span), Is.False, shot.Shot.Id.ToString());
        });
    }

    [Test]
    public async Task The_same_content_gives_the_same_views_and_the_page_keeps_its_place_in_the_picture()
    {
        var shots = await RenderAsync("#f00", "#f00", [.. Reachable.Keys]);

        Assert.Multiple(() =>
        {
            foreach (var shot in shots)
            {
                var capture = Capture(shot.After!);
                Assert.That(Capture(shot.Before!).Png.Span.SequenceEqual(capture.Png.Span), Is.True, shot.Shot.Id.ToString());
                Assert.That(capture.Settle.Waited, Contains.Key("inner scroller views"), shot.Shot.Id.ToString());
                Assert.That(PngHeader.TryRead(capture.Png.ToArray())!.Value.Height, Is.GreaterThan(300), shot.Shot.Id.ToString());
                Assert.That(capture.Hidden, Is.Empty, shot.Shot.Id.ToString());
                Assert.That(capture.InnerViews, Has.Count.EqualTo(capture.Settle.Waited["inner scroller views"]), shot.Shot.Id.ToString());
                Assert.That(capture.InnerViews[^1].Place.Bottom, Is.EqualTo(PngHeader.TryRead(capture.Png.ToArray())!.Value.Height), shot.Shot.Id.ToString());
                Assert.That(capture.InnerViews.All(view => view.Place.Height == view.Shows.Height), Is.True, shot.Shot.Id.ToString());
            }
        });
    }

    [Test]
    public async Task What_only_a_script_can_scroll_is_no_part_of_the_page()
    {
        var carousel = Page("main{height:100px;overflow:hidden}", "<main><div style='height:900px'></div></main>");
        var site = new MemorySite().With("index.html", carousel);

        var capture = Capture((await _renderer.RenderAllAsync(Plans.Of(site, site, "index.html"))).Single().After!);

        Assert.That(PngHeader.TryRead(capture.Png.ToArray()), Is.EqualTo((400u, 300u)));
        Assert.That(capture.Settle.Waited, Does.Not.ContainKey("inner scroller views"));
    }

    [Test]
    public async Task A_view_that_the_page_scrolls_on_and_on_is_no_picture()
    {
        var site = new MemorySite().With("index.html", Page("main{height:100px;overflow:auto}", "<main id=list><div style='height:9000px'></div></main><script>let seen=0;list.onscroll=()=>{if(++seen>100)list.scrollTop=(list.scrollTop+7)%8000}</script>"));

        var outcome = (await _renderer.RenderAllAsync(Plans.Of(site, site, "index.html"))).Single().After!.First;

        Assert.That((outcome as RenderOutcome.NotCaptured)?.Failure.Message, Does.Match("^view \\d+ of the inner scrollers did not come to rest: a script of the page scrolls main#list while its picture is taken"));
    }

    [Test]
    public async Task A_list_without_end_is_looked_at_as_far_as_the_limit_and_the_rest_is_named()
    {
        var site = new MemorySite().With("index.html", Page("main{height:100px;overflow:auto}", "<main id=list><div style='height:90000px'></div></main>"));

        var capture = Capture((await _renderer.RenderAllAsync(Plans.Of(site, site, "index.html"))).Single().After!);

        Assert.That(capture.Hidden.Single().Where, Is.EqualTo("main#list"));
        Assert.That(capture.Hidden.Single().Pixels, Is.GreaterThan(1_000_000));
    }

    [Test]
    public async Task A_picture_of_one_single_colour_is_said_to_be_blank()
    {
        var site = new MemorySite().With("blank.html", "<!doctype html><body style='background:teal'>").With("dot.html", Page("", Dot.Replace("COLOUR", "red", StringComparison.Ordinal)));

        var shots = await _renderer.RenderAllAsync(Plans.Of(site, site, "blank.html", "dot.html"));

        Assert.That(shots.Select(shot => Capture(shot.Before!).IsBlank), Is.EqualTo((bool[])[true, false]));
    }

    private static string Page(string style, string body) => $"<!doctype html><title>t</title><style>body{{margin:0}}{style}</style>{body}";

    private async Task<List<RenderedShot>> RenderAsync(string before, string after, string[] names)
    {
        var (old, now) = (new MemorySite(), new MemorySite());
        foreach (var name in names)
        {
            old.With($"{name}.html", Reachable[name].Replace("COLOUR", before, StringComparison.Ordinal));
            now.With($"{name}.html", Reachable[name].Replace("COLOUR", after, StringComparison.Ordinal));
        }
        return await _renderer.RenderAllAsync(Plans.Of(old, now, [.. names.Select(name => $"{name}.html")]) with { Confirm = 1 });
    }

    private static Capture Capture(SideRender side) => side.First switch
    {
        RenderOutcome.Captured captured => captured.Capture,
        var other => throw new AssertionException(other.ToString()),
    };
}

using Gate.Core.Rendering;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Browser;

[TestFixture]
[Category("Browser")]
public sealed class PageRequestsTests
{
    [Test]
    public async Task Every_request_is_told_once_with_what_came_of_it()
    {
        const string Html = """
            <!doctype html><link rel=stylesheet href=style.css#x><link rel=stylesheet href=missing.css>
            <link rel=stylesheet href="https://fonts.example/css?family=A"><script src="http://other.example/x.js"></script>
            <link rel=preconnect href="https://early.example"><img src=pixel.png><img src=pixel.png><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">
            <script>fetch('data.json?b=1')</script><iframe src=frame.html></iframe>
            """;
        var site = new MemorySite().With("index.html", Html).With("style.css", "p { color: red }").With("data.json", "{}")
            .With("frame.html", "<!doctype html>in").With("pixel.png", "no picture");
        await using var renderer = await Plans.StartAsync(1);

        var shot = (await renderer.RenderAllAsync(Plans.Of(site, site, "index.html"))).Single();

        var requests = shot.Before!.First.Requests;
        Assert.That(shot.Before.First, Is.InstanceOf<RenderOutcome.Captured>(), (shot.Before.First as RenderOutcome.NotCaptured)?.Failure.ToString());
        Assert.That(shot.After!.First.Requests, Is.EqualTo(requests));
        Assert.That(
            requests.Where(request => request.Kind != "preconnect").Select(request => $"{request.Kind} {request.Url} {request.Result} {request.Status}"),
            Is.EqualTo(new[]
            {
                "script http://other.example/x.js RefusedHost ",
                "fetch http://site.localhost/data.json?b=1 Answered 200",
                "document http://site.localhost/frame.html Answered 200",
                "document http://site.localhost/index.html Answered 200",
                "stylesheet http://site.localhost/missing.css Answered 404",
                "image http://site.localhost/pixel.png Answered 200",
                "stylesheet http://site.localhost/style.css Answered 200",
                "stylesheet https://fonts.example/css?family=A RefusedHost ",
            }));
        Assert.That(requests.Single(request => request.Url.EndsWith("style.css", StringComparison.Ordinal)).Body, Does.Match("^sha256:[0-9a-f]{64}$"));
    }

    [Test]
    public async Task A_favicon_counts_only_where_the_page_links_it()
    {
        var site = new MemorySite().With("plain.html", "<!doctype html>plain").With("linked.html", "<!doctype html><link rel=icon href=favicon.ico>linked");
        await using var renderer = await Plans.StartAsync(1);

        var shots = await renderer.RenderAllAsync(Plans.Of(site, site, "linked.html", "plain.html"));

        Assert.That(shots[1].Before!.First.Requests.Select(request => request.Url), Is.EqualTo(new[] { "http://site.localhost/plain.html" }));
    }

    [Test]
    public async Task Whether_an_icon_is_missing_does_not_depend_on_when_the_browser_asks_for_it()
    {
        // The browser takes the icon that fits best, and none where the page is gone before.
        const string Page = "<!doctype html><link rel=icon sizes=16x16 href=small.png><link rel=icon sizes=32x32 href=large.png><link rel='shortcut icon' href=icon.ico#x>linked";
        var site = new MemorySite().With("1.html", Page).With("2.html", Page).With("3.html", Page).With("4.html", Page).With("small.png", "no picture");
        await using var renderer = await Plans.StartAsync(4);

        var shots = await renderer.RenderAllAsync(Plans.Of(site, site, "1.html", "2.html", "3.html", "4.html"));

        var icons = shots.SelectMany(shot => new[] { shot.Before!.First, shot.After!.First })
            .Select(side => string.Join(' ', side.Requests.Where(request => !request.Url.EndsWith(".html", StringComparison.Ordinal)).Select(request => $"{request.Url}:{request.Status}")));
        Assert.That(icons, Is.All.EqualTo("http://site.localhost/icon.ico:404 http://site.localhost/large.png:404 http://site.localhost/small.png:200"));
    }
}

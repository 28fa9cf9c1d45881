using Gate.Core.Rendering;
using Gate.Harness.Capturing;
using Gate.Harness.Reuse;
using Gate.Harness.Serving;
using NUnit.Framework;

namespace Gate.Tests.Unit.Reuse;

/// <summary>A list of requests proves something only where it is known to be the whole list, and would be the same again.</summary>
internal sealed class ShotInputsTests
{
    private const string Origin = "http://site.localhost";
    private const string Page = Origin + "/page.html";

    private static readonly RequestLogs Plain = new(
        [new SeenRequest("GET", Page + "#top", "document", 200, null)], [Answered(Page)], new HashSet<string>(), new HashSet<string>());

    [Test]
    public void A_page_whose_every_request_was_answered_by_the_site_is_a_proof()
        => Assert.That(Of(Captured(), Plain).Doubt, Is.Null);

    [Test]
    public void A_host_that_was_refused_is_refused_on_both_sides()
    {
        var refused = new ProxyRecord("GET", "http://cdn.example/a.css", RequestResult.RefusedHost);
        var seen = new SeenRequest("GET", "http://cdn.example/a.css", "stylesheet", null, "net::ERR_EMPTY_RESPONSE");

        Assert.That(Of(Captured(), Plain with { Seen = [.. Plain.Seen, seen], Served = [.. Plain.Served, refused] }).Doubt, Is.Null);
    }

    [Test]
    public void An_icon_that_the_browser_fetches_by_itself_is_part_only_of_a_page_that_links_it()
    {
        var icon = Answered(Origin + "/favicon.ico");
        var logs = Plain with { Served = [.. Plain.Served, icon] };

        var unlinked = Of(Captured(), logs);
        var linked = Of(Captured(), logs with { Icons = new HashSet<string> { icon.Url } });

        Assert.That((unlinked.Doubt, linked.Doubt), Is.EqualTo(((string?)null, (string?)null)));
        Assert.That(unlinked.Answers, Does.Not.Contain(icon));
        Assert.That(linked.Answers, Does.Contain(icon));
    }

    [Test]
    public void A_replayed_host_has_one_answer_for_both_sides_of_a_run_and_none_for_another_run()
    {
        var replayed = Answered("http://cdn.example/a.css") with { Head = null, IsReplayed = true };

        var inputs = Of(Captured(), Also(replayed));

        Assert.That(inputs.Doubt, Is.Null);
        Assert.That(Closure.Of([Captured()], [inputs]), Is.Null);
        Assert.That(Closure.Of([Captured()], [Of(Captured(), Plain)]), Is.Not.Null);
    }

    private static IEnumerable<TestCaseData> Doubts()
    {
        yield return Doubt("a replayed host that answered in part", Captured(), Also(new ProxyRecord("GET", "http://cdn.example/a.css", RequestResult.Failed) { IsReplayed = true }));
        yield return Doubt("a replayed host asked behind the page's back", Captured(), Plain with { Served = [.. Plain.Served, Answered("http://cdn.example/a.css") with { IsReplayed = true }] });
        yield return Doubt("a replayed host's answer out of a cache", Captured(), Also(Answered("http://cdn.example/a.css") with { IsReplayed = true }) is var logs
            ? logs with { Seen = [.. logs.Seen, new SeenRequest("GET", "http://cdn.example/b.css", "stylesheet", 200, null)] }
            : null!);
        yield return Doubt("no picture", new RenderOutcome.NotCaptured(new Failure(FailureKind.HttpStatus, "HTTP 404")), Plain);
        yield return Doubt("another page", new RenderOutcome.Redirected("/other.html"), Plain);
        yield return Doubt("real time", Captured(clock: "real: starved"), Plain);
        yield return Doubt("never at rest", Captured(unsettled: "request never ended: fetch a"), Plain);
        yield return Doubt("a worker", Captured(), Plain, workers: 1);
        yield return Doubt("a live host", Captured(), Also(Answered("http://cdn.example/a.css") with { Head = null }));
        yield return Doubt("a tunnel", Captured(), Also(new ProxyRecord("CONNECT", "https://cdn.example/", RequestResult.Answered)));
        yield return Doubt("a host that begins like the site's", Captured(), Also(Answered("http://site.localhost.example/a.css")));
        yield return Doubt("no whole answer", Captured(), Also(new ProxyRecord("GET", Origin + "/a.mp4", RequestResult.Failed)));
        yield return Doubt("asked for behind the page's back", Captured(), Plain with { Served = [.. Plain.Served, Answered(Origin + "/w.js")] });
        yield return Doubt("answered out of a cache", Captured(), Plain with { Seen = [.. Plain.Seen, new SeenRequest("GET", Origin + "/a.css", "stylesheet", 200, null)] });
        yield return Doubt("a socket", Captured(), Plain with { Seen = [.. Plain.Seen, new SeenRequest("GET", "ws://site.localhost/s", "websocket", null, null)] });
        yield return Doubt("a stream of events", Captured(), Plain with { Seen = [.. Plain.Seen, new SeenRequest("GET", "http://cdn.example/s", "eventsource", null, "failed")] });
    }

    [TestCaseSource(nameof(Doubts))]
    public void Anything_else_is_none(object outcome, object logs, int workers)
        => Assert.That(Of((RenderOutcome)outcome, (RequestLogs)logs, workers).Doubt, Is.Not.Null);

    private static TestCaseData Doubt(string name, RenderOutcome outcome, RequestLogs logs, int workers = 0)
        => new TestCaseData(outcome, logs, workers).SetArgDisplayNames(name);

    private static RequestLogs Also(ProxyRecord record) => Plain with
    {
        Served = [.. Plain.Served, record],
        Seen = [.. Plain.Seen, new SeenRequest(record.Method, record.Url, "other", null, null)],
    };

    private static ProxyRecord Answered(string url) => new("GET", url, RequestResult.Answered) { Status = 200, Head = "content-type: text/html" };

    private static RenderOutcome.Captured Captured(string clock = "virtual", params string[] unsettled)
        => new RenderOutcome.Captured(new Capture { Png = new byte[] { 1 }, Settle = new SettleRecord(clock, new Dictionary<string, int>(), unsettled), Process = 0 });

    private static ShotInputs Of(RenderOutcome outcome, RequestLogs logs, int workers = 0) => ShotInputs.Of(outcome, logs, workers, Origin);
}

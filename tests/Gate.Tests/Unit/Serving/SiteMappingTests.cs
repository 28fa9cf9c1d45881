using Gate.Core.Pages;
using Gate.Core.Rendering;
using Gate.Harness.Serving;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Serving;

/// <summary>A live site shown at another address than its own.</summary>
internal sealed class SiteMappingTests
{
    private static readonly SiteMapping Mapping = new(
        new Site.Live(new Uri("https://www.example.com/docs/")) { Reached = new Uri("http://staging:8080/") },
        new RenderSettings { ExtraHeaders = new Dictionary<string, string> { ["X-Preview"] = "yes" } });

    [TestCase("https://www.example.com/docs/a%20b?x=%7e", "http://staging:8080/a%20b?x=%7e")]
    [TestCase("https://www.example.com/docs", "http://staging:8080")]
    [TestCase("https://www.example.com/shared.js", "http://staging:8080/shared.js")]
    [TestCase("http://staging:8080/a", "http://staging:8080/a")]
    public void Requests_are_taken_to_where_the_site_stands(string asked, string reached) =>
        Assert.That(Mapping.Reach(ProxyTarget.ParseAbsolute(asked)!), Is.EqualTo(reached));

    [TestCase("http://staging:8080/a/?b", "https://www.example.com/docs/a/?b")]
    [TestCase("https://staging:8080/a", "https://www.example.com/docs/a")]
    [TestCase("//staging:8080/a", "https://www.example.com/docs/a")]
    [TestCase("/a", "/docs/a")]
    [TestCase("a", "a")]
    [TestCase("http://staging:80801/a", "http://staging:80801/a")]
    [TestCase("https://elsewhere.example/", "https://elsewhere.example/")]
    public void Addresses_in_answers_are_those_that_the_browser_knows(string said, string shown) => Assert.That(Mapping.Answer("location", said), Is.EqualTo(shown));

    [Test]
    public void Cookies_belong_to_the_host_that_the_browser_sees()
    {
        Assert.That(Mapping.Answer("Set-Cookie", "a=1; Domain=.staging; Path=/; HttpOnly"), Is.EqualTo("a=1; Path=/; HttpOnly"));
        Assert.That(Mapping.Answer("X-Else", "domain=staging"), Is.EqualTo("domain=staging"));
        Assert.That((Mapping.Ask("Origin", "https://www.example.com"), Mapping.Ask("Referer", "https://www.example.com/docs/a")), Is.EqualTo(("http://staging:8080/", "http://staging:8080/a")));
    }

    [TestCase("https://www.example.com/", true)]
    [TestCase("http://staging:8080/", true)]
    [TestCase("http://www.example.com/", false)]
    [TestCase("http://staging/", false)]
    public void Only_the_two_addresses_are_the_site_s(string url, bool isTaken) => Assert.That(Mapping.Takes(ProxyTarget.ParseAbsolute(url)!), Is.EqualTo(isTaken));

    [Test]
    public async Task The_proxy_passes_on_what_the_site_answers_at_the_other_address()
    {
        await using var server = new PageServer();
        server.Add("/a.html", "<p>a").Lead("/old", "/a.html");
        await using var proxy = await Proxies.StartAsync(new Site.Live(new Uri("http://www.example.com/docs/")) { Reached = server.Address }, new RenderSettings { HttpCredentials = ("u", "pw") });

        var answer = await RawClient.ExchangeAsync(proxy.Address, "GET http://www.example.com/docs/a.html HTTP/1.1\r\nHost: www.example.com\r\nConnection: close\r\n\r\n");
        var led = await RawClient.ExchangeAsync(proxy.Address, "GET http://www.example.com/docs/old HTTP/1.1\r\nHost: www.example.com\r\nConnection: close\r\n\r\n");

        Assert.That(answer, Does.EndWith("<p>a"));
        Assert.That(led, Does.Contain("Location: /docs/a.html\r\n"));
        Assert.That(server.Requests, Has.All.Contain($"Host: {server.Address.Authority}\r\n").And.All.Contain("Authorization: Basic dTpwdw==\r\n"));
    }

    [Test]
    public async Task A_fault_of_the_network_is_tried_again_and_counted_and_an_answer_is_not()
    {
        var asked = 0;
        await using var server = new ScriptedServer((_, stream, stop) => ScriptedServer.SendAsync(stream, Interlocked.Increment(ref asked) == 1 ? "HTTP/1.1 20" : "HTTP/1.1 503 X\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", stop));
        await using var proxy = await Proxies.StartAsync(new Site.Live(server.Address));
        var log = proxy.BeginShot();

        await RawClient.ExchangeAsync(proxy.Address, $"GET {server.Address} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        await RawClient.ExchangeAsync(proxy.Address, $"GET {server.Address} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        Assert.That(asked, Is.EqualTo(3));
        Assert.That(log.Records.Select(record => (record.Status, record.Repeats)), Is.EqualTo(new[] { ((int?)503, 1), (503, 0) }));
    }

    [Test]
    public async Task No_more_requests_wait_at_a_host_than_said()
    {
        using var pace = new HostPace(new LiveSettings(TimeSpan.Zero, 2, 0));
        using var first = await pace.TakeTurnAsync("a", CancellationToken.None);
        var second = await pace.TakeTurnAsync("a", CancellationToken.None);

        var third = pace.TakeTurnAsync("a", CancellationToken.None);
        using var elsewhere = await pace.TakeTurnAsync("b", CancellationToken.None);
        Assert.That(third.IsCompleted, Is.False);
        second.Dispose();
        second.Dispose();
        using var taken = await third;
        Assert.That(pace.TakeTurnAsync("a", CancellationToken.None).IsCompleted, Is.False, "a turn is given back once");
    }

    [Test]
    public async Task Between_two_requests_at_a_host_there_is_the_pause_and_other_hosts_do_not_wait_for_it()
    {
        var clock = new HandClock();
        using var pace = new HostPace(new LiveSettings(TimeSpan.FromSeconds(2), 6, 0), clock);
        using var first = await pace.TakeTurnAsync("a", CancellationToken.None);

        var second = pace.TakeTurnAsync("a", CancellationToken.None);
        var third = pace.TakeTurnAsync("a", CancellationToken.None);
        using var elsewhere = await pace.TakeTurnAsync("b", CancellationToken.None);
        Assert.That((second.IsCompleted, third.IsCompleted), Is.EqualTo((false, false)));

        await clock.AdvanceAsync(TimeSpan.FromSeconds(1.9));
        Assert.That(second.IsCompleted, Is.False, "not before the pause is over");
        await clock.AdvanceAsync(TimeSpan.FromSeconds(0.2));
        using var took = await second;
        Assert.That(third.IsCompleted, Is.False, "each waits for the one before it");
        await clock.AdvanceAsync(TimeSpan.FromSeconds(2));
        using var last = await third;
    }

    [Test]
    public async Task Who_is_called_off_while_the_host_rests_takes_no_turn()
    {
        var clock = new HandClock();
        using var pace = new HostPace(new LiveSettings(TimeSpan.FromSeconds(2), 2, 0), clock);
        using var first = await pace.TakeTurnAsync("a", CancellationToken.None);
        using var stop = new CancellationTokenSource();

        var called = pace.TakeTurnAsync("a", stop.Token);
        await stop.CancelAsync();
        Assert.That(async () => await called, Throws.InstanceOf<OperationCanceledException>());
        var next = pace.TakeTurnAsync("a", CancellationToken.None);
        await clock.AdvanceAsync(TimeSpan.FromSeconds(2));

        using var taken = await next;
    }
}

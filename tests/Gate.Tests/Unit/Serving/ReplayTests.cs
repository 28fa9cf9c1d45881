using Gate.Core.Pages;
using Gate.Core.Rendering;
using Gate.Harness.Serving;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Serving;

/// <summary>Hosts declared as replay: asked once, answered from the record ever after, alike to everybody.</summary>
internal sealed class ReplayTests
{
    private ScratchFolder _scratch = null!;

    [SetUp]
    public void Create() => _scratch = new ScratchFolder();

    [TearDown]
    public void Remove() => _scratch.Dispose();

    [Test]
    public async Task An_address_is_asked_for_once_and_then_answered_without_the_host()
    {
        Uri address;
        await using (var host = new Counter())
        {
            address = host.Address;
            using var store = new ExternalStore(Settings().Replay);
            await using var before = await StartAsync(store);
            await using var after = await StartAsync(store);
            var answers = new[] { await GetAsync(before, address), await GetAsync(after, address), await GetAsync(before, address) };
            Assert.That(answers, Is.All.EndWith("\r\n\r\nanswer 1"));
            Assert.That(answers[0], Does.Contain("Content-Type: text/css").IgnoreCase.And.Not.Contain("Set-Cookie").IgnoreCase);
            Assert.That(host.Asked, Is.EqualTo(1));
        }

        using var later = new ExternalStore(Settings().Replay);
        await using var proxy = await StartAsync(later);
        var log = proxy.BeginShot();
        Assert.That(await GetAsync(proxy, address), Does.EndWith("\r\n\r\nanswer 1"));
        Assert.That(log.Records.Single().Body, Is.EqualTo(BodyDigest.Format(System.Security.Cryptography.SHA256.HashData("answer 1"u8))));
    }

    [Test]
    public async Task Trouble_is_the_same_for_both_sides_and_is_not_kept()
    {
        await using var host = new Counter { Fails = true };
        using (var store = new ExternalStore(Settings().Replay))
        {
            await using var before = await StartAsync(store);
            await using var after = await StartAsync(store);
            var log = before.BeginShot();
            Assert.That(await GetAsync(before, host.Address), Is.Empty);
            host.Fails = false;
            Assert.That(await GetAsync(after, host.Address), Is.Empty, "the side that asks later is no better off");
            Assert.That(log.Records.Single().Result, Is.EqualTo(RequestResult.Failed));
        }

        using var next = new ExternalStore(Settings().Replay);
        await using var proxy = await StartAsync(next);
        Assert.That(await GetAsync(proxy, host.Address), Does.Contain("\r\n\r\nanswer "));
    }

    [Test]
    public async Task With_recording_off_nothing_is_asked_for()
    {
        await using var host = new Counter();
        var replay = Settings().Replay with { Records = false };
        using var store = new ExternalStore(replay);
        await using var proxy = await StartAsync(store);
        var log = proxy.BeginShot();
        Assert.That(await GetAsync(proxy, host.Address), Is.Empty);
        Assert.That(host.Asked, Is.Zero);
        Assert.That(log.Records.Single().Reason, Does.Contain("no record of this address"));
    }

    [Test]
    public async Task A_damaged_body_is_no_answer()
    {
        await using var host = new Counter();
        using (var store = new ExternalStore(Settings().Replay))
        {
            await using var proxy = await StartAsync(store);
            await GetAsync(proxy, host.Address);
        }

        var body = Directory.GetFiles(_scratch.At("kept/bodies")).Single();
        await File.WriteAllTextAsync(body, "answer 7");
        using var again = new ExternalStore(Settings().Replay);
        await using var damaged = await StartAsync(again);
        var log = damaged.BeginShot();
        Assert.That(await GetAsync(damaged, host.Address), Is.Empty);
        Assert.That(log.Records.Single().Reason, Does.Contain("damaged"));
    }

    [Test]
    public async Task Who_asks_with_cors_is_allowed_as_who_was_recorded()
    {
        await using var host = new Counter();
        using var store = new ExternalStore(Settings().Replay);
        await using var proxy = await StartAsync(store);
        await GetAsync(proxy, host.Address);
        Assert.That(await GetAsync(proxy, host.Address, "Origin: https://staging.example\r\n"), Does.Contain("Access-Control-Allow-Origin: https://staging.example").IgnoreCase);
        Assert.That(host.Asked, Is.EqualTo(1));
    }

    [Test]
    public async Task A_range_comes_out_of_the_whole()
    {
        await using var host = new Counter();
        using var store = new ExternalStore(Settings().Replay);
        await using var proxy = await StartAsync(store);
        Assert.That(await GetAsync(proxy, host.Address, "Range: bytes=2-3\r\n"), Does.StartWith("HTTP/1.1 206").And.Contain("Content-Range: bytes 2-3/8").IgnoreCase.And.EndWith("\r\n\r\nsw"));
        Assert.That(await GetAsync(proxy, host.Address), Does.EndWith("\r\n\r\nanswer 1"));
    }

    [Test]
    public async Task An_archive_answers_where_the_folder_has_nothing()
    {
        var address = new Uri("http://localhost:9/from-har.css");
        var har = _scratch.Write("site.har", $$"""
            { "log": { "entries": [ {
              "request": { "method": "GET", "url": "{{address}}", "headers": [] },
              "response": { "status": 200, "headers": [ { "name": "Content-Type", "value": "text/css" }, { "name": "Set-Cookie", "value": "a=b" } ],
                "content": { "size": 5, "encoding": "base64", "text": "aGVsbG8=" } } } ] } }
            """);
        using (var store = new ExternalStore(Settings().Replay with { Archives = [har] }))
        {
            await using var proxy = await StartAsync(store);
            Assert.That(await GetAsync(proxy, address), Does.EndWith("\r\n\r\nhello").And.Not.Contain("Cookie"));
        }

        using var without = new ExternalStore(Settings().Replay);
        await using var later = await StartAsync(without);
        Assert.That(await GetAsync(later, address), Does.EndWith("\r\n\r\nhello"), "what was taken over stands in the folder");
    }

    [Test]
    public async Task No_record_of_cookies_or_credentials_leaves_the_machine()
    {
        var seen = "";
        await using var host = new ScriptedServer((request, stream, stop) =>
        {
            seen = request;
            return ScriptedServer.SendAsync(stream, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", stop);
        });
        using var store = new ExternalStore(Settings().Replay);
        await using var proxy = await StartAsync(store);
        await GetAsync(proxy, host.Address, "Cookie: a=b\r\nAuthorization: Basic eDp5\r\nX-Key: k\r\nAccept: text/css\r\n");
        Assert.That(seen, Does.Contain("text/css").And.Contain("Origin: http://site.localhost").And.Not.Contain("a=b").And.Not.Contain("eDp5").And.Not.Contain("X-Key"));
    }

    private RenderSettings Settings() => new()
    {
        Externals = new Dictionary<string, ExternalPolicy> { ["localhost"] = ExternalPolicy.Replay },
        Replay = new ReplaySettings { Folder = _scratch.At("kept") },
    };

    private Task<SiteProxy> StartAsync(ExternalStore store) =>
        SiteProxy.StartAsync(new Site.Served(new MemorySite()), Settings(), new ProxyParts(store, new HostPace(Settings().Live)), CancellationToken.None);

    private static Task<string> GetAsync(SiteProxy proxy, Uri url, string headers = "") =>
        RawClient.ExchangeAsync(proxy.Address, $"GET {url} HTTP/1.1\r\nHost: {url.Authority}\r\nConnection: close\r\n{headers}\r\n");

    /// <summary>A third party whose every answer is another one.</summary>
    private sealed class Counter : IAsyncDisposable
    {
        private readonly ScriptedServer _server;
        private int _asked;

        public Counter() => _server = new ScriptedServer(AnswerAsync);

        public Uri Address => new(_server.Address, "style.css");

        public int Asked => _asked;

        public bool Fails { get; set; }

        public ValueTask DisposeAsync() => _server.DisposeAsync();

        private Task AnswerAsync(string request, System.Net.Sockets.NetworkStream stream, CancellationToken stop)
        {
            var body = $"answer {Interlocked.Increment(ref _asked)}";
            var origin = request.Split("\r\n").First(line => line.StartsWith("Origin: ", StringComparison.Ordinal))["Origin: ".Length..];
            return Fails ? Task.CompletedTask : ScriptedServer.SendAsync(
                stream,
                $"HTTP/1.1 200 OK\r\nContent-Type: text/css\r\nSet-Cookie: id={_asked}\r\nAccess-Control-Allow-Origin: {origin}\r\nVary: Origin\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}",
                stop);
        }
    }
}

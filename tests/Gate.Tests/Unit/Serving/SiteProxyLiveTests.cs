using System.Security.Cryptography;
using System.Text;
using Gate.Core.Pages;
using Gate.Core.Rendering;
using Gate.Harness.Serving;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Serving;

/// <summary>A live site through the proxy, and hosts that the config allows.</summary>
internal sealed class SiteProxyLiveTests
{
    [Test]
    public async Task Passes_request_and_answer_on_as_they_are()
    {
        var heard = "";
        await using var server = new ScriptedServer((request, stream, stop) =>
        {
            heard = request;
            return ScriptedServer.SendAsync(stream, "HTTP/1.1 203 Fine\r\nContent-Type: text/x-odd; a=\u00fc\r\nContent-Encoding: gzip\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\nKeep-Alive: timeout=9\r\nX-Once: gone\r\nConnection: close, X-Once\r\nContent-Length: 5\r\n\r\n\u001f\u008bxyz", stop);
        });
        await using var proxy = await StartAsync(server.Address);
        var log = proxy.BeginShot();
        var url = $"{server.Address}a%20b/%7e/..%2f?q=%zz|";
        using var client = await RawClient.ConnectAsync(proxy.Address);
        // Without "close", at which Kestrel forgets whatever else the Connection header names.
        await client.SendAsync($"GET {url} HTTP/1.1\r\nHost: {server.Address.Authority}\r\nAccept-Encoding: gzip\r\nCookie: c=3\r\nProxy-Connection: keep-alive\r\nX-Hop: 1\r\nConnection: X-Hop\r\n\r\n");
        var answer = await client.ReadToAsync("xyz");
        Assert.That(heard, Does.StartWith("GET /a%20b/%7e/..%2f?q=%zz| HTTP/1.1\r\n"));
        Assert.That(heard, Does.Contain($"Host: {server.Address.Authority}\r\n").And.Contain("Cookie: c=3\r\n").And.Contain("Accept-Encoding: gzip\r\n"));
        Assert.That(heard, Does.Not.Contain("X-Hop").And.Not.Contain("Proxy-Connection").And.Not.Contain("traceparent"));
        Assert.That(answer, Does.StartWith("HTTP/1.1 203 ").And.EndWith("\r\n\r\n\u001f\u008bxyz"));
        Assert.That(answer, Does.Contain("Set-Cookie: a=1\r\n").And.Contain("Set-Cookie: b=2\r\n").And.Contain("Content-Type: text/x-odd; a=\u00fc\r\n"));
        Assert.That(answer, Does.Not.Contain("X-Once:").And.Not.Contain("Keep-Alive"));
        Assert.That(log.Records.Single(), Is.EqualTo(new ProxyRecord("GET", url, RequestResult.Answered)
        {
            Status = 203, Length = 5, Body = "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.Latin1.GetBytes("\u001f\u008bxyz"))),
        }));
    }

    [Test]
    public async Task Follows_no_redirect()
    {
        await using var server = ScriptedServer.Saying("HTTP/1.1 302 Found\r\nLocation: http://elsewhere.example/\r\nContent-Length: 0\r\n\r\n");
        await using var proxy = await StartAsync(server.Address);
        var log = proxy.BeginShot();
        Assert.That(await GetAsync(proxy, server.Address), Does.StartWith("HTTP/1.1 302 ").And.Contain("Location: http://elsewhere.example/\r\n"));
        Assert.That(log.Records.Single().Status, Is.EqualTo(302));
    }

    [Test]
    public async Task Sends_a_body_on()
    {
        var heard = "";
        await using var server = new ScriptedServer(async (request, stream, stop) =>
        {
            var rest = new byte[3];
            if (!request.EndsWith("abc", StringComparison.Ordinal))
                await stream.ReadExactlyAsync(rest, stop);
            heard = request + Encoding.Latin1.GetString(rest);
            await ScriptedServer.SendAsync(stream, "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n", stop);
        });
        await using var proxy = await StartAsync(server.Address);
        var answer = await ExchangeAsync(proxy, $"POST {server.Address} HTTP/1.1\r\nHost: {server.Address.Authority}\r\nContent-Type: text/plain\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc");
        Assert.That(answer, Does.StartWith("HTTP/1.1 204 "));
        Assert.That(heard, Does.Contain("abc").And.Contain("Content-Type: text/plain\r\n"));
    }

    [TestCase("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this", Description = "a body that ends early")]
    [TestCase("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n", Description = "chunks without an end")]
    [TestCase("no http\r\n\r\n", Description = "no HTTP")]
    [TestCase("", Description = "no answer at all")]
    public async Task An_answer_that_is_not_whole_is_a_failure_not_an_answer(string answer)
    {
        await using var server = ScriptedServer.Saying(answer);
        await using var proxy = await StartAsync(server.Address);
        var log = proxy.BeginShot();
        var got = await GetAsync(proxy, server.Address);
        await log.WhenIdleAsync(CancellationToken.None);
        Assert.That(log.Records.Single().Result, Is.EqualTo(RequestResult.Failed));
        // No end that a browser could take for the end: neither the announced length nor the last chunk.
        Assert.That(got, Does.Not.Contain("\r\n0\r\n").And.Length.LessThan(400));
    }

    [Test]
    public async Task A_server_that_is_not_there_is_a_failure_and_no_bytes()
    {
        Uri address;
        await using (var server = ScriptedServer.Saying(""))
            address = server.Address;
        await using var proxy = await StartAsync(address);
        var log = proxy.BeginShot();
        Assert.That(await GetAsync(proxy, address), Is.Empty);
        Assert.That(await ExchangeAsync(proxy, $"CONNECT {address.Authority} HTTP/1.1\r\n\r\n"), Is.Empty);
        Assert.That(log.Records.Select(record => record.Result), Is.EqualTo(new[] { RequestResult.Failed, RequestResult.Failed }));
    }

    [Test]
    public async Task Tunnels_to_the_live_host_and_nowhere_else()
    {
        await using var server = new ScriptedServer((request, stream, stop) => ScriptedServer.SendAsync(stream, $"echo {request}", stop));
        await using var other = ScriptedServer.Saying("reached");
        await using var proxy = await StartAsync(server.Address);
        var log = proxy.BeginShot();
        using (var client = await RawClient.ConnectAsync(proxy.Address))
        {
            await client.SendAsync($"CONNECT {server.Address.Authority} HTTP/1.1\r\nHost: x\r\n\r\n");
            await client.ReadToAsync("200 Connection Established\r\n\r\n");
            await client.SendAsync("\u0016\u0003 any bytes");
            Assert.That(await client.ReadToEndAsync(), Is.EqualTo("echo \u0016\u0003 any bytes"));
        }

        Assert.That(await ExchangeAsync(proxy, $"CONNECT {other.Address.Authority} HTTP/1.1\r\nHost: x\r\n\r\n"), Is.Empty);
        Assert.That(await GetAsync(proxy, other.Address), Is.Empty);
        Assert.That(log.Records.Select(record => record.Result), Is.EqualTo(new[] { RequestResult.Answered, RequestResult.RefusedHost, RequestResult.RefusedHost }));
    }

    [TestCase(ExternalPolicy.Allow, true)]
    [TestCase(ExternalPolicy.Block, false)]
    [TestCase(ExternalPolicy.Undeclared, false)]
    public async Task A_declared_host_is_reached_by_either_way_only_when_allowed(ExternalPolicy policy, bool isReached)
    {
        await using var server = ScriptedServer.Saying("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nhi");
        var settings = new RenderSettings { Externals = new Dictionary<string, ExternalPolicy> { ["localhost"] = policy } };
        await using var proxy = await Proxies.StartAsync(new Site.Served(new MemorySite()), settings);
        Assert.That(await GetAsync(proxy, server.Address), isReached ? Does.EndWith("hi") : Is.Empty);
        Assert.That(await ExchangeAsync(proxy, $"CONNECT {server.Address.Authority} HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\n\r\n"), isReached ? Does.EndWith("hi") : Is.Empty);
    }

    private static Task<SiteProxy> StartAsync(Uri live) => Proxies.StartAsync(new Site.Live(live), new RenderSettings());

    private static Task<string> ExchangeAsync(SiteProxy proxy, string request) => RawClient.ExchangeAsync(proxy.Address, request);

    private static Task<string> GetAsync(SiteProxy proxy, Uri url) =>
        ExchangeAsync(proxy, $"GET {url} HTTP/1.1\r\nHost: {url.Authority}\r\nConnection: close\r\n\r\n");
}

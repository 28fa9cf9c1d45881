using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Gate.Core.Pages;
using Gate.Core.Rendering;
using Gate.Harness.Serving;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Serving;

internal sealed class SiteProxyTests
{
    private const string Page = "<!doctype html><meta charset=utf-8><title>x</title>";

    private static readonly MemorySite Files = new MemorySite()
        .With("index.html", Page)
        .With("docs/index.html", Page)
        .With("docs/a b.html", Page)
        .With("movie.mp4", [.. Enumerable.Range(0, 1000).Select(i => (byte)i)])
        .With("empty.css", "");

    [Test]
    public async Task Answers_the_one_origin_in_absolute_form()
    {
        await using var proxy = await StartAsync();
        var log = proxy.BeginShot();
        var answer = await GetAsync(proxy, "http://site.localhost/docs/a%20b.html?q=1");
        Assert.That(answer, Does.StartWith("HTTP/1.1 200 OK\r\n"));
        Assert.That(answer, Does.Contain("Content-Type: text/html\r\n").And.EndWith("\r\n\r\n" + Page));
        Assert.That(log.Records, Is.EqualTo(new[]
        {
            new ProxyRecord("GET", "http://site.localhost/docs/a%20b.html?q=1", RequestResult.Answered)
            {
                Status = 200, Body = Digest(Page), Length = Page.Length,
                Head = $"accept-ranges: bytes\ncache-control: no-cache\ncontent-length: {Page.Length}\ncontent-type: text/html\n"
                    + "date: Sat, 01 Jan 2022 00:00:00 GMT\nlast-modified: Sat, 01 Jan 2022 00:00:00 GMT",
            },
        }));
        Assert.That(await proxy.AskAsync(log.Records[0], CancellationToken.None), Is.EqualTo(log.Records[0]), "the same without a browser");
    }

    [TestCase("GET / HTTP/1.1\r\nHost: site.localhost\r\n\r\n", Description = "origin-form")]
    [TestCase("GET http://foreign.example/x.css HTTP/1.1\r\nHost: foreign.example\r\n\r\n", Description = "foreign host")]
    [TestCase("GET http://site.localhost:8080/ HTTP/1.1\r\nHost: site.localhost:8080\r\n\r\n", Description = "another port")]
    [TestCase("GET http://127.0.0.1:9/ HTTP/1.1\r\nHost: 127.0.0.1:9\r\n\r\n", Description = "loopback")]
    [TestCase("GET https://site.localhost/ HTTP/1.1\r\nHost: site.localhost\r\n\r\n", Description = "another scheme")]
    [TestCase("GET http://a!b.example/ HTTP/1.1\r\nHost: a!b.example\r\n\r\n", Description = "a host the HTTP parser refuses")]
    [TestCase("GET http://site.localhost.evil.example/ HTTP/1.1\r\nHost: site.localhost\r\n\r\n", Description = "a host that begins alike")]
    [TestCase("GET http://site.localhost@evil.example/ HTTP/1.1\r\nHost: site.localhost\r\n\r\n", Description = "a user name that looks like the host")]
    [TestCase("CONNECT foreign.example:443 HTTP/1.1\r\nHost: foreign.example:443\r\n\r\n", Description = "tunnel")]
    [TestCase("CONNECT site.localhost:80 HTTP/1.1\r\nHost: site.localhost:80\r\n\r\n", Description = "WebSocket to the site")]
    [TestCase("CONNECT 127.0.0.1:80 HTTP/1.1\r\n\r\n", Description = "tunnel to loopback")]
    [TestCase("CONNECT nonsense HTTP/1.1\r\n\r\n", Description = "tunnel to nowhere")]
    [TestCase("OPTIONS * HTTP/1.1\r\nHost: site.localhost\r\n\r\n", Description = "asterisk-form")]
    [TestCase("\u0016\u0003\u0001\u0002\n", Description = "TLS to the port itself")]
    [TestCase("no http at all\r\n\r\n", Description = "no HTTP")]
    public async Task Drops_what_is_not_the_site_without_a_single_byte(string request)
    {
        await using var proxy = await StartAsync();
        proxy.BeginShot();
        Assert.That(await RawClient.ExchangeAsync(proxy.Address, request), Is.Empty);
    }

    [Test]
    public async Task Sends_redirects_below_the_base_and_the_site_s_own_page_for_what_is_missing()
    {
        using var site = new SiteFolder();
        site.Add("404.html", Page);
        site.Add("_redirects", "/old /new 302\n/shop https://shop.example.com/\n");
        var served = (Site.Served)FolderSource.Open(site.Root, "--after").Site;
        await using var proxy = await Proxies.StartAsync(served, new RenderSettings { BaseUrl = new Uri("http://site.localhost/docs/") });
        proxy.BeginShot();

        Assert.That(await GetAsync(proxy, "http://site.localhost/docs/old"), Does.StartWith("HTTP/1.1 302 Found\r\n").And.Contain("Location: http://site.localhost/docs/new\r\n"));
        Assert.That(await GetAsync(proxy, "http://site.localhost/docs/shop"), Does.Contain("Location: https://shop.example.com/\r\n"));
        Assert.That(await GetAsync(proxy, "http://site.localhost/docs/nowhere"), Does.StartWith("HTTP/1.1 404 Not Found\r\n").And.EndWith("\r\n\r\n" + Page));
    }

    [Test]
    public async Task Drops_an_endless_address_too()
    {
        await using var proxy = await StartAsync();
        var log = proxy.BeginShot();
        var request = $"GET http://foreign.example/?{new string('x', 100_000)} HTTP/1.1\r\nHost: foreign.example\r\n\r\n";
        Assert.That(await RawClient.ExchangeAsync(proxy.Address, request), Is.Empty);
        Assert.That(log.Records.Single().Url, Does.StartWith("http://foreign.example/?xxx").And.Length.EqualTo(8192));
    }

    [TestCase("GET", "http://foreign.example/x.css?a=1", "http://foreign.example/x.css?a=1")]
    [TestCase("GET", "http://user:secret@foreign.example/", "http://foreign.example/")]
    [TestCase("CONNECT", "foreign.example:443", "https://foreign.example/")]
    [TestCase("CONNECT", "foreign.example:8443", "https://foreign.example:8443/")]
    [TestCase("CONNECT", "[2001:db8::1]:443", "https://[2001:db8::1]/")]
    public async Task Records_what_it_drops(string method, string target, string url)
    {
        await using var proxy = await StartAsync();
        var log = proxy.BeginShot();
        await RawClient.ExchangeAsync(proxy.Address, $"{method} {target} HTTP/1.1\r\nHost: x\r\n\r\n");
        var record = log.Records.Single();
        Assert.That((record.Method, record.Url, record.Result, record.Status), Is.EqualTo((method, url, RequestResult.RefusedHost, (int?)null)));
    }

    [Test]
    public async Task Drops_a_foreign_request_on_a_connection_that_began_well()
    {
        await using var proxy = await StartAsync();
        var log = proxy.BeginShot();
        using var client = await RawClient.ConnectAsync(proxy.Address);
        await client.SendAsync("GET http://site.localhost/empty.css HTTP/1.1\r\nHost: site.localhost\r\n\r\n");
        await client.ReadToAsync("\r\n\r\n");
        await client.SendAsync("GET http://foreign.example/ HTTP/1.1\r\nHost: foreign.example\r\n\r\n");
        Assert.That(await client.ReadToEndAsync(), Is.Empty);
        Assert.That(log.Records.Select(record => record.Result), Is.EqualTo(new[] { RequestResult.Answered, RequestResult.RefusedHost }));
    }

    [TestCase("/missing.html", "404 Not Found")]
    [TestCase("/docs", "301 Moved Permanently")]
    [TestCase("/docs/", "200 OK")]
    [TestCase("/docs%2Findex.html", "404 Not Found")]
    [TestCase("/docs/..%2findex.html", "404 Not Found")]
    [TestCase("/%00", "404 Not Found")]
    [TestCase("/%c0%ae%c0%ae/index.html", "404 Not Found")]
    public async Task Status(string path, string status)
    {
        await using var proxy = await StartAsync();
        Assert.That(await GetAsync(proxy, "http://site.localhost" + path), Does.StartWith($"HTTP/1.1 {status}\r\n"));
    }

    [Test]
    public async Task A_missing_file_has_an_empty_body()
    {
        await using var proxy = await StartAsync();
        Assert.That(await GetAsync(proxy, "http://site.localhost/no.css"), Does.Contain("Content-Length: 0\r\n").And.EndWith("\r\n\r\n"));
    }

    [Test]
    public async Task A_folder_leads_to_its_slash_with_the_query_kept()
    {
        await using var proxy = await StartAsync();
        Assert.That(await GetAsync(proxy, "http://site.localhost/docs?a=b"), Does.Contain("Location: http://site.localhost/docs/?a=b\r\n"));
    }

    [Test]
    public async Task The_base_path_is_the_root()
    {
        await using var proxy = await StartAsync(new RenderSettings { BaseUrl = new Uri("http://www.example.com/fbt/") });
        Assert.That(await GetAsync(proxy, "http://www.example.com/fbt/docs/"), Does.StartWith("HTTP/1.1 200"));
        Assert.That(await GetAsync(proxy, "http://www.example.com/docs/"), Does.StartWith("HTTP/1.1 404"));
        Assert.That(await GetAsync(proxy, "http://www.example.com/"), Does.StartWith("HTTP/1.1 404"));
        Assert.That(await GetAsync(proxy, "http://site.localhost/fbt/docs/"), Is.Empty);
    }

    [TestCase("bytes=0-0", 206, "bytes 0-0/1000", 1)]
    [TestCase("bytes=10-19", 206, "bytes 10-19/1000", 10)]
    [TestCase("bytes=990-", 206, "bytes 990-999/1000", 10)]
    [TestCase("bytes=990-5000", 206, "bytes 990-999/1000", 10)]
    [TestCase("bytes=-7", 206, "bytes 993-999/1000", 7)]
    [TestCase("bytes=-5000", 206, "bytes 0-999/1000", 1000)]
    [TestCase("bytes=1000-", 416, "bytes */1000", 0)]
    [TestCase("bytes=-0", 416, "bytes */1000", 0)]
    [TestCase("bytes=0-1,5-6", 200, null, 1000)]
    [TestCase("bytes=9-1", 200, null, 1000)]
    [TestCase("pages=1-2", 200, null, 1000)]
    public async Task Ranges(string range, int status, string? contentRange, int length)
    {
        await using var proxy = await StartAsync();
        var answer = await GetAsync(proxy, "http://site.localhost/movie.mp4", $"Range: {range}\r\n");
        Assert.That(answer, Does.StartWith($"HTTP/1.1 {status} "));
        Assert.That(answer, contentRange is null ? Does.Not.Contain("Content-Range") : Does.Contain($"Content-Range: {contentRange}\r\n"));
        Assert.That(answer[(answer.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..], Has.Length.EqualTo(length));
    }

    [TestCase("bytes=10-19", 10, 20)]
    [TestCase("bytes=-5", 46, 51)]
    public async Task A_range_of_a_text_that_was_looked_at_for_its_encoding(string range, int start, int end)
    {
        await using var proxy = await StartAsync();
        Assert.That(Page, Has.Length.EqualTo(51));
        Assert.That(await GetAsync(proxy, "http://site.localhost/", $"Range: {range}\r\n"), Does.EndWith("\r\n\r\n" + Page[start..end]));
    }

    [Test]
    public async Task Head_has_the_head_of_get()
    {
        await using var proxy = await StartAsync();
        var answer = await RawClient.ExchangeAsync(proxy.Address, "HEAD http://site.localhost/movie.mp4 HTTP/1.1\r\nHost: site.localhost\r\nConnection: close\r\n\r\n");
        Assert.That(answer, Does.Contain("Content-Length: 1000\r\n").And.Contain("Content-Type: video/mp4\r\n").And.EndWith("\r\n\r\n"));
    }

    [Test]
    public async Task Another_method_is_answered_405()
    {
        await using var proxy = await StartAsync();
        var answer = await RawClient.ExchangeAsync(proxy.Address, "POST http://site.localhost/ HTTP/1.1\r\nHost: site.localhost\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc");
        Assert.That(answer, Does.StartWith("HTTP/1.1 405 "));
    }

    [Test]
    public async Task A_conditional_request_is_answered_in_full()
    {
        await using var proxy = await StartAsync();
        var answer = await GetAsync(proxy, "http://site.localhost/", "If-Modified-Since: Sat, 01 Jan 2022 00:00:00 GMT\r\nIf-None-Match: *\r\n");
        Assert.That(answer, Does.StartWith("HTTP/1.1 200 ").And.EndWith(Page));
    }

    [Test]
    public async Task Two_answers_to_one_address_are_the_same_bytes()
    {
        await using var proxy = await StartAsync();
        var first = await GetAsync(proxy, "http://site.localhost/");
        Assert.That(await GetAsync(proxy, "http://site.localhost/"), Is.EqualTo(first));
    }

    [Test]
    public async Task A_shot_has_its_own_log()
    {
        await using var proxy = await StartAsync();
        var first = proxy.BeginShot();
        await GetAsync(proxy, "http://site.localhost/");
        var second = proxy.BeginShot();
        await GetAsync(proxy, "http://site.localhost/docs/");
        Assert.That(first.Records.Single().Url, Is.EqualTo("http://site.localhost/"));
        Assert.That(second.Records.Single().Url, Is.EqualTo("http://site.localhost/docs/"));
    }

    [Test]
    public async Task An_https_base_is_served_through_its_tunnel()
    {
        await using var proxy = await StartAsync(new RenderSettings { BaseUrl = new Uri("https://www.example.com/docs/") });
        var log = proxy.BeginShot();
        using var socket = new TcpClient();
        await socket.ConnectAsync(proxy.Address.Host, proxy.Address.Port);
        var stream = socket.GetStream();
        await stream.WriteAsync("CONNECT www.example.com:443 HTTP/1.1\r\nHost: www.example.com:443\r\n\r\n"u8.ToArray());
        var established = new byte[39];
        await stream.ReadExactlyAsync(established);
        Assert.That(Encoding.ASCII.GetString(established), Is.EqualTo("HTTP/1.1 200 Connection Established\r\n\r\n"));
        await using var tls = new SslStream(stream);
        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = "www.example.com",
            RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate!.Subject == "CN=gate",
        });
        await tls.WriteAsync("GET /docs/docs/ HTTP/1.1\r\nHost: www.example.com\r\nConnection: close\r\n\r\n"u8.ToArray());
        using var reader = new StreamReader(tls);
        Assert.That(await reader.ReadToEndAsync(), Does.StartWith("HTTP/1.1 200 OK").And.EndWith(Page));
        Assert.That(log.Records.Single().Url, Is.EqualTo("https://www.example.com/docs/docs/"));
    }

    private static Task<SiteProxy> StartAsync(RenderSettings? settings = null) =>
        Proxies.StartAsync(new Site.Served(Files), settings ?? new RenderSettings());

    private static Task<string> GetAsync(SiteProxy proxy, string url, string headers = "") =>
        RawClient.ExchangeAsync(proxy.Address, $"GET {url} HTTP/1.1\r\nHost: {new Uri(url).Authority}\r\nConnection: close\r\n{headers}\r\n");

    private static string Digest(string text) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

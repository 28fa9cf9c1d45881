using System.Globalization;
using Gate.Core.Pages;
using Gate.Core.Rendering;
using Gate.Harness.Serving;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Fault;

internal sealed class SiteProxyFaultTests
{
    [Test]
    public async Task Slow_clients_do_not_hold_up_others()
    {
        await using var proxy = await StartAsync(new MemorySite().With("big.bin", new byte[8 << 20]).With("a.css", "a{}"));
        var slow = new List<RawClient>();
        for (var i = 0; i < 40; i++)
        {
            slow.Add(await RawClient.ConnectAsync(proxy.Address));
            // A third says nothing, a third stops in the middle of its request, a third never reads its answer.
            if (i % 3 > 0)
                await slow[i].SendAsync(i % 3 == 1 ? "GET http://site.loc" : Request("big.bin"));
        }

        Assert.That(await ExchangeAsync(proxy, "a.css"), Does.EndWith("a{}"));
        slow.ForEach(client => client.Dispose());
    }

    [Test]
    public async Task Dispose_ends_every_connection_those_in_use_too()
    {
        var proxy = await StartAsync(new MemorySite().With("big.bin", new byte[8 << 20]).With("a.css", "a{}"));
        var log = proxy.BeginShot();
        using var idle = await RawClient.ConnectAsync(proxy.Address);
        using var kept = await RawClient.ConnectAsync(proxy.Address);
        await kept.SendAsync(Request("a.css").Replace("close", "keep-alive", StringComparison.Ordinal));
        await kept.ReadToAsync("a{}");
        using var busy = await RawClient.ConnectAsync(proxy.Address);
        await busy.SendAsync(Request("big.bin"));
        await busy.ReadToAsync("\r\n\r\n");
        await proxy.DisposeAsync();
        await log.WhenIdleAsync(CancellationToken.None);
        Assert.That(await idle.ReadToEndAsync(), Is.Empty);
        Assert.That(await kept.ReadToEndAsync(), Is.Empty);
        Assert.That(await busy.ReadToEndAsync(), Has.Length.LessThan(8 << 20));
        Assert.That(log.Records.Select(record => record.Result), Is.EqualTo(new[] { RequestResult.Answered, RequestResult.Failed }));
        Assert.That(async () => await RawClient.ConnectAsync(proxy.Address), Throws.InstanceOf<System.Net.Sockets.SocketException>());
    }

    [Test]
    public async Task A_tunnel_ends_with_the_proxy()
    {
        await using var server = new ScriptedServer((_, stream, stop) => Task.Delay(Timeout.Infinite, stop));
        var proxy = await Proxies.StartAsync(new Site.Live(server.Address), new RenderSettings());
        using var client = await RawClient.ConnectAsync(proxy.Address);
        await client.SendAsync($"CONNECT {server.Address.Authority} HTTP/1.1\r\n\r\n");
        await client.ReadToAsync("\r\n\r\n");
        await proxy.DisposeAsync();
        Assert.That(await client.ReadToEndAsync(), Is.Empty);
    }

    [Test]
    public async Task A_client_that_leaves_in_the_middle_is_a_failure_in_the_log_and_no_bug()
    {
        await using var proxy = await StartAsync(new MemorySite().With("big.bin", new byte[64 << 20]));
        var log = proxy.BeginShot();
        using (var client = await RawClient.ConnectAsync(proxy.Address))
        {
            await client.SendAsync(Request("big.bin"));
            await client.ReadToAsync("\r\n\r\n");
        }

        await log.WhenIdleAsync(CancellationToken.None);
        Assert.That(log.Records.Single().Result, Is.EqualTo(RequestResult.Failed));
        Assert.That(proxy.BeginShot().Records, Is.Empty);
    }

    [Test]
    public async Task A_file_that_shrinks_while_it_is_served_is_a_failure()
    {
        await using var proxy = await StartAsync(new Answering(new SiteAnswer.Found("x.bin", 1000, () => new MemoryStream(new byte[10]))));
        var log = proxy.BeginShot();
        await ExchangeAsync(proxy, "x.bin");
        await log.WhenIdleAsync(CancellationToken.None);
        Assert.That(log.Records.Single().Result, Is.EqualTo(RequestResult.Failed));
    }

    [TestCase(typeof(UnauthorizedAccessException))]
    [TestCase(typeof(FileNotFoundException))]
    public async Task A_file_that_cannot_be_opened_is_answered_403(Type exception)
    {
        await using var proxy = await StartAsync(new Answering(new SiteAnswer.Found("x.css", 10, () => throw (Exception)Activator.CreateInstance(exception)!)));
        Assert.That(await ExchangeAsync(proxy, "x.css"), Does.StartWith("HTTP/1.1 403 "));
    }

    [Test]
    public async Task A_refused_file_is_answered_403_with_its_reason_in_the_log()
    {
        await using var proxy = await StartAsync(new Answering(new SiteAnswer.Refused("a link")));
        var log = proxy.BeginShot();
        Assert.That(await ExchangeAsync(proxy, "x.css"), Does.StartWith("HTTP/1.1 403 ").And.Contain("Content-Length: 0\r\n"));
        Assert.That(log.Records.Single().Reason, Is.EqualTo("a link"));
    }

    [Test]
    public async Task A_bug_while_serving_comes_to_light_at_the_next_shot()
    {
        await using var proxy = await StartAsync(new Answering(null));
        proxy.BeginShot();
        Assert.That(await ExchangeAsync(proxy, "x.css"), Is.Empty);
        Assert.That(Assert.Throws<InvalidOperationException>(() => proxy.BeginShot())!.InnerException, Is.InstanceOf<NotSupportedException>());
    }

    [Test]
    public async Task Many_at_once_are_all_answered_and_all_logged()
    {
        var files = new MemorySite();
        for (var i = 0; i < 50; i++)
            files.With(string.Create(CultureInfo.InvariantCulture, $"{i}.txt"), new string((char)('a' + i % 26), 10_000 + i));
        await using var proxy = await StartAsync(files);
        var log = proxy.BeginShot();
        await Parallel.ForAsync(0, 1000, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (i, _) =>
            Assert.That(await ExchangeAsync(proxy, string.Create(CultureInfo.InvariantCulture, $"{i % 50}.txt")), Does.EndWith(new string((char)('a' + i % 50 % 26), 10_000 + i % 50))));
        Assert.That(log.Records.Count(record => record is { Result: RequestResult.Answered, Status: 200 }), Is.EqualTo(1000));
        Assert.That(log.Records.Select(record => record.Body).Distinct().Count(), Is.EqualTo(50));
    }

    private static string Request(string path) => $"GET http://site.localhost/{path} HTTP/1.1\r\nHost: site.localhost\r\nConnection: close\r\n\r\n";

    private static Task<string> ExchangeAsync(SiteProxy proxy, string path) => RawClient.ExchangeAsync(proxy.Address, Request(path));

    private static Task<SiteProxy> StartAsync(ISiteFiles files) => Proxies.StartAsync(new Site.Served(files), new RenderSettings());

    private sealed class Answering(SiteAnswer? answer) : ISiteFiles
    {
        public SiteAnswer Find(string path) => answer ?? throw new NotSupportedException("a bug");
    }
}

using System.Net.Sockets;
using System.Text;
using Gate.Core.Pages;
using Gate.Harness.Serving;
using Gate.Tests.Support;

namespace Gate.Tests.Fault.Fuzz;

/// <summary>gate's proxy, fed with requests that are damaged: by the reader of a request's target alone, and in bytes over a connection.</summary>
internal sealed class FuzzProxy : IDisposable
{
    private const string Secret = "never-served";

    // A connection costs some hundred times what the reader alone does.
    private const int Connections = 50;

    private static readonly string[] Requests =
    [
        "GET http://site.localhost/index.html HTTP/1.1\r\nHost: site.localhost\r\nConnection: close\r\n\r\n",
        "GET http://site.localhost/a%20b/../../c?x=1#f HTTP/1.1\r\nHost: site.localhost\r\nRange: bytes=0-4\r\nConnection: close\r\n\r\n",
        "POST http://site.localhost/form HTTP/1.1\r\nHost: site.localhost\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc",
        "CONNECT elsewhere.example:443 HTTP/1.1\r\nHost: elsewhere.example:443\r\n\r\n",
        "GET http://user:pass@[::1]:8080/%2e%2e/%2e%2e/outside HTTP/1.1\r\nHost: [::1]:8080\r\nConnection: close\r\n\r\n",
        "GET /origin-form HTTP/1.1\r\nHost: site.localhost\r\nConnection: close\r\n\r\n",
    ];

    private readonly SiteFolder _site = new();
    private SiteProxy? _proxy;
    private int _cases;

    public FuzzProxy()
    {
        _site.Add("index.html", "<p>served");
        _site.Add("c", "served too");
        File.WriteAllText(_site.Outside, Secret);
    }

    public async Task<string?> ReadAsync(Random random)
    {
        var request = Encoding.Latin1.GetString(Mutation.Of(random, Requests[random.Next(Requests.Length)], ["..", "%00", "%2f", "[", "]:", "99999", "http://"]));
        return ++_cases % Connections == 0 ? await AskAsync(request) : Parse(request);
    }

    public void Dispose()
    {
        _proxy?.DisposeAsync().AsTask().Wait();
        _site.Dispose();
    }

    private static string? Parse(string request)
    {
        var target = request.Split(' ') is [_, var middle, ..] ? middle : request;
        try
        {
            foreach (var parsed in new[] { ProxyTarget.ParseAbsolute(target), ProxyTarget.ParseConnect(target) }.OfType<ProxyTarget>())
            {
                if (parsed.Host.Length == 0 || parsed.Port is < 0 or > 65535 || !parsed.PathAndQuery.StartsWith('/'))
                    return $"read as {parsed}: {target}";
                _ = SitePath.Resolve(parsed.PathAndQuery, "/");
            }

            return null;
        }
#pragma warning disable CA1031 // Whatever flies is what is looked for.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return $"{target}: {exception}";
        }
    }

    private async Task<string?> AskAsync(string request)
    {
        _proxy ??= await Proxies.StartAsync(new Site.Served(new FolderFiles(new SiteRoot(_site.Root), FolderApart.Nothing)));
        var answer = await SendAsync(request);
        if (answer.Contains(Secret, StringComparison.Ordinal))
            return $"served from outside: {request}";
        if (answer.StartsWith("HTTP/1.1 500", StringComparison.Ordinal))
            return $"a fault of its own: {request}";
        return (await RawClient.ExchangeAsync(_proxy.Address, Requests[0])).Contains("served", StringComparison.Ordinal) ? null : $"answers no more after: {request}";
    }

    // A request without an end is left waiting; what counts is that the next one is served.
    private async Task<string> SendAsync(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(_proxy!.Address.Host, _proxy.Address.Port);
        try
        {
            var stream = client.GetStream();
            await stream.WriteAsync(Encoding.Latin1.GetBytes(request));
            client.Client.Shutdown(SocketShutdown.Send);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(10));
            return await reader.ReadToEndAsync(bound.Token);
        }
        catch (IOException)
        {
            // Dropped: that is an answer.
            return "";
        }
    }
}

using Gate.Core.Pages;

namespace Gate.Tests.Support.Network;

/// <summary>A page for every channel, with listeners of its own for each.</summary>
internal sealed class EscapeSite : ISiteFiles, IAsyncDisposable
{
    private const string Picture = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>";
    private const string Worker = "fetch(new URL(location).searchParams.get('to'), { mode: 'no-cors' }).catch(() => 0)";

    private static readonly TimeSpan Slowness = TimeSpan.FromMilliseconds(250);

    private readonly Dictionary<string, (EscapeChannel Channel, Canary Tcp, UdpCanary Udp)> _all =
        EscapeChannels.All.ToDictionary(channel => channel.Name, channel => (channel, new Canary(), new UdpCanary()), StringComparer.Ordinal);

    /// <summary>Channels that somebody was reached by.</summary>
    public IReadOnlyList<string> Heard => [.. _all.Values.Where(one => one.Tcp.Heard.Count > 0 || one.Udp.Heard > 0).Select(one => one.Channel.Name).Order(StringComparer.Ordinal)];

    /// <summary>Ports of all listeners.</summary>
    public IReadOnlySet<int> Ports => _all.Values.SelectMany(one => new[] { one.Tcp.Port, one.Udp.Port }).ToHashSet();

    public SiteAnswer Find(string path)
    {
        var name = path.Replace(".html", "", StringComparison.Ordinal);
        if (_all.TryGetValue(name, out var one))
            return File(path, one.Channel.Page(one.Tcp.Port, one.Udp.Port));
        return path switch
        {
            "slow.svg" => Slow(path),
            "worker.js" => File(path, Worker),
            "away" => new SiteAnswer.Moved($"http://127.0.0.1:{_all["redirect"].Tcp.Port}/", 302),
            _ => new SiteAnswer.Missing(),
        };
    }

    /// <summary>The same without gate: a plain server's answer to the head of a request.</summary>
    public async Task AnswerAsync(string head, System.Net.Sockets.NetworkStream stream, CancellationToken stop)
    {
        var path = head.Split(' ')[1].TrimStart('/').Split('?')[0];
        var text = Find(path) switch
        {
            SiteAnswer.Moved moved => $"HTTP/1.1 302 Found\r\nLocation: {moved.Target}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
            SiteAnswer.Found found => Whole(found),
            _ => "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
        };
        await ScriptedServer.SendAsync(stream, text, stop);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (_, tcp, udp) in _all.Values)
        {
            await tcp.DisposeAsync();
            await udp.DisposeAsync();
        }
    }

    private static string Whole(SiteAnswer.Found found)
    {
        using var reader = new StreamReader(found.Open());
        var type = Path.GetExtension(found.Name) switch { ".svg" => "image/svg+xml", ".js" => "text/javascript", _ => "text/html" };
        return $"HTTP/1.1 200 OK\r\nContent-Type: {type}\r\nContent-Length: {found.Length}\r\nConnection: close\r\n\r\n{reader.ReadToEnd()}";
    }

    private static SiteAnswer.Found File(string name, string text)
    {
        var bytes = System.Text.Encoding.ASCII.GetBytes(text);
        return new SiteAnswer.Found(name, bytes.Length, () => new MemoryStream(bytes, writable: false));
    }

    private static SiteAnswer.Found Slow(string name) => File(name, Picture) with
    {
        Open = () =>
        {
            Thread.Sleep(Slowness);
            return new MemoryStream(System.Text.Encoding.ASCII.GetBytes(Picture), writable: false);
        },
    };
}

using System.Globalization;
using System.Net.Sockets;

namespace Gate.Tests.Support.Hostile;

/// <summary>The whole corpus as a site: files as a plain server has them, <c>servers/*.http</c> as they say. Its map names every page.</summary>
internal sealed class HostileServer : IAsyncDisposable
{
    private readonly ScriptedServer _server = new(AnswerAsync);

    public Uri Address => _server.Address;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static async Task AnswerAsync(string head, NetworkStream stream, CancellationToken stop)
    {
        var address = new Uri(new Uri("http://localhost/"), head.Split(' ') is [_, var target, ..] ? target : "/");
        var path = address.AbsolutePath.TrimStart('/');
        if (path == "sitemap.xml")
            await ScriptedServer.SendAsync(stream, Head("application/xml") + Map(head), stop);
        else if (File.Exists(ServerOf(path)))
            await HostileRecipe.Read(ServerOf(path), Number(address) + 1).WriteAsync(stream, stop);
        else if (FileOf(path) is { } file)
            await SendFileAsync(stream, path, file, stop);
        else
            await ScriptedServer.SendAsync(stream, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", stop);
    }

    private static async Task SendFileAsync(NetworkStream stream, string path, string file, CancellationToken stop)
    {
        await ScriptedServer.SendAsync(stream, Head(TypeOf(path)), stop);
        await HostileCorpus.CopyAsync(file, stream, stop);
    }

    // A page's address, or a part's: servers/NAME.
    private static string ServerOf(string path) => HostileCorpus.At(path.StartsWith("servers/", StringComparison.Ordinal) ? $"{path}.http" : $"servers/{Path.ChangeExtension(path, ".http")}");

    private static string? FileOf(string path) => HostileCorpus.Healthy("after").FirstOrDefault(file => Path.GetFileName(file) == path) ?? HostileCorpus.Find(path);

    private static int Number(Uri address) => int.TryParse(address.Query.TrimStart('?'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static string Head(string type) => $"HTTP/1.1 200 OK\r\nContent-Type: {type}\r\nConnection: close\r\n\r\n";

    private static string TypeOf(string path) => Path.GetExtension(path) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".css" => "text/css",
        ".js" => "text/javascript",
        _ => "text/plain",
    };

    // At the address by which it was asked for.
    private static string Map(string head)
    {
        var host = head.Split("\r\n").First(line => line.StartsWith("Host:", StringComparison.OrdinalIgnoreCase))[5..].Trim();
        var pages = HostileCorpus.Healthy("after").Select(file => Path.GetFileNameWithoutExtension(file)).Concat(HostileCorpus.All.Select(page => page.Page));
        return $"<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">{string.Concat(pages.Select(page => $"<url><loc>http://{host}/{page}.html</loc></url>"))}</urlset>";
    }
}

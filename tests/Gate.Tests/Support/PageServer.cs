using System.Collections.Concurrent;
using System.Text;

namespace Gate.Tests.Support;

/// <summary>A live site made of answers by path; it remembers what it was asked.</summary>
internal sealed class PageServer : IAsyncDisposable
{
    private readonly ScriptedServer _server;
    private readonly ConcurrentDictionary<string, byte[]> _answers = new(StringComparer.Ordinal);

    /// <param name="other">Answers what <see cref="Add(string, string, string)"/> was not told; null for 404.</param>
    public PageServer(Func<string, string?>? other = null) => _server = new ScriptedServer(async (request, stream, stop) =>
    {
        Requests.Enqueue(request);
        var path = request.Split(' ')[1];
        var answer = _answers.GetValueOrDefault(path) ?? Encoding.Latin1.GetBytes(other?.Invoke(path) ?? Head(404, "text/html", 5) + "<p>no");
        await stream.WriteAsync(answer, stop);
    });

    public Uri Address => _server.Address;

    /// <summary>The heads of all requests, in order.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    public PageServer Add(string path, string html, string type = "text/html; charset=utf-8") => Add(path, Encoding.UTF8.GetBytes(html), type);

    public PageServer Add(string path, byte[] body, string type)
    {
        _answers[path] = [.. Encoding.Latin1.GetBytes(Head(200, type, body.Length)), .. body];
        return this;
    }

    public PageServer Lead(string path, string to)
    {
        _answers[path] = Encoding.Latin1.GetBytes($"HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        return this;
    }

    public static string Head(int status, string type, long length) => $"HTTP/1.1 {status} X\r\nContent-Type: {type}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n";

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}

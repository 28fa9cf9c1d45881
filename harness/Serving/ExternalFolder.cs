using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Gate.Harness.Serving;

/// <summary>
/// The record on disk, made to be committed: <c>HOST/KEY.json</c> for each request, <c>bodies/DIGEST</c> for each body. Written
/// once, never changed; a body that is not what its name says is damage, and no answer.
/// </summary>
internal sealed class ExternalFolder(string root)
{
    private const int Version = 1;
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    /// <returns>Null where there is no record.</returns>
    /// <exception cref="ExternalTroubleException">It cannot be read, or is damaged.</exception>
    public ExternalAnswer? Find(ExternalRequest request)
    {
        var path = PathOf(request);
        if (!File.Exists(path))
            return null;
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            var entry = document.RootElement;
            if (entry.GetProperty("v").GetInt32() != Version || entry.GetProperty("url").GetString() != request.Url || entry.GetProperty("method").GetString() != request.Method)
                throw new ExternalTroubleException($"the record {Name(path)} is of another request or version");
            var digest = entry.GetProperty("body").GetString()!;
            var answer = new ExternalAnswer(
                entry.GetProperty("status").GetInt32(),
                [.. entry.GetProperty("headers").EnumerateArray().Select(pair => KeyValuePair.Create(pair[0].GetString()!, pair[1].GetString()!))],
                digest == BodyDigest.OfNothing ? Array.Empty<byte>() : File.ReadAllBytes(BodyPath(digest)),
                entry.GetProperty("origin").GetString()!);
            return answer.Digest == digest ? answer : throw new ExternalTroubleException($"the body of the record {Name(path)} is damaged");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new ExternalTroubleException($"the record {Name(path)} cannot be read: {exception.GetType().Name}", exception);
        }
    }

    /// <exception cref="ExternalTroubleException">It cannot be written.</exception>
    public void Keep(ExternalRequest request, ExternalAnswer answer)
    {
        var path = PathOf(request);
        var entry = new JsonObject
        {
            ["v"] = Version,
            ["method"] = request.Method,
            ["url"] = request.Url,
            ["requestBody"] = request.Body,
            ["origin"] = answer.Origin,
            ["status"] = answer.Status,
            ["headers"] = new JsonArray([.. answer.Headers.Select(header => new JsonArray(header.Key, header.Value))]),
            ["body"] = answer.Digest,
            ["length"] = answer.Content.Length,
        };
        try
        {
            if (answer.Digest != BodyDigest.OfNothing)
                Write(BodyPath(answer.Digest), answer.Content.Span);
            // Last, so that a record never stands without its body.
            Write(path, Encoding.UTF8.GetBytes(entry.ToJsonString(Indented) + "\n"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ExternalTroubleException($"the record {Name(path)} cannot be written: {exception.GetType().Name}", exception);
        }
    }

    // Whole or not at all: several runs may write into one folder at a time.
    private static void Write(string path, ReadOnlySpan<byte> content)
    {
        if (File.Exists(path))
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var draft = $"{path}.{Guid.NewGuid():N}";
        File.WriteAllBytes(draft, content);
        File.Move(draft, path, overwrite: true);
    }

    private string PathOf(ExternalRequest request) => Path.Combine(root, FolderName(request.Host), request.Key + ".json");

    // A colon is no character for a folder everywhere; "bodies" has no dot, a host named so would clash with it.
    private static string FolderName(string host) => host == "bodies" ? "bodies." : host.Replace(':', '_');

    private string BodyPath(string digest) => digest.Length == "sha256:".Length + 64 && digest.AsSpan(7).IndexOfAnyExcept(HexDigits) < 0
        ? Path.Combine(root, "bodies", digest[7..])
        : throw new FormatException("no digest");

    private static string Name(string path) => $"{Path.GetFileName(Path.GetDirectoryName(path))}/{Path.GetFileName(path)}";
}

using System.Text;
using System.Text.Json;

namespace Gate.Harness.Serving;

/// <summary>An HTTP archive (HAR 1.2) as browsers' developer tools write it: a source of answers that were recorded elsewhere.</summary>
internal sealed class HarArchive
{
    private readonly Dictionary<(string Method, string Url), ExternalAnswer> _answers = [];

    private HarArchive()
    {
    }

    /// <param name="path">Of the file.</param>
    /// <exception cref="ExternalTroubleException">It is no archive that can be read.</exception>
    public static HarArchive Read(string path)
    {
        var archive = new HarArchive();
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            foreach (var entry in document.RootElement.GetProperty("log").GetProperty("entries").EnumerateArray())
                archive.Add(entry.GetProperty("request"), entry.GetProperty("response"));
            return archive;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new ExternalTroubleException($"the HTTP archive {Path.GetFileName(path)} cannot be read: {exception.GetType().Name}", exception);
        }
    }

    /// <summary>The first answer to this request; null where there is none. Requests with a body are not looked for.</summary>
    public ExternalAnswer? Find(ExternalRequest request) => request.Body is null ? _answers.GetValueOrDefault((request.Method, request.Url)) : null;

    private void Add(JsonElement request, JsonElement response)
    {
        var status = response.GetProperty("status").GetInt32();
        var content = response.GetProperty("content");
        // 0: blocked or aborted. An answer whose body was not saved is no answer.
        if (status is < 200 or 304 || (!content.TryGetProperty("text", out var text) && content.GetProperty("size").GetInt64() > 0))
            return;
        var url = request.GetProperty("url").GetString()!;
        var fragment = url.IndexOf('#', StringComparison.Ordinal);
        var written = text.ValueKind == JsonValueKind.String ? text.GetString()! : "";
        var body = content.TryGetProperty("encoding", out var encoding) && encoding.GetString() == "base64"
            ? Convert.FromBase64String(written)
            : Encoding.UTF8.GetBytes(written);
        _answers.TryAdd(
            (request.GetProperty("method").GetString()!, fragment < 0 ? url : url[..fragment]),
            new ExternalAnswer(status, KeptHeaders.Of(Pairs(response)), body, Pairs(request).FirstOrDefault(header => header.Key.Equals("origin", StringComparison.OrdinalIgnoreCase)).Value ?? ""));
    }

    private static IEnumerable<KeyValuePair<string, string>> Pairs(JsonElement message) => message.GetProperty("headers").EnumerateArray()
        .Select(header => KeyValuePair.Create(header.GetProperty("name").GetString()!, header.GetProperty("value").GetString()!));
}

using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Gate.Core.Run;

/// <summary>Keeps secrets out of outputs: as they are, and as they look in an address.</summary>
public sealed partial class Redaction
{
    /// <summary>What stands in a secret's place.</summary>
    public const string Mark = "[secret]";

    private readonly string[] _texts;

    /// <param name="secrets">At least four characters each; shorter ones are refused where they are read.</param>
    public Redaction(IReadOnlyList<string> secrets) =>
        // The longest first: a secret may be part of another.
        _texts = [.. secrets.SelectMany(secret => new[] { secret, Uri.EscapeDataString(secret) }).Distinct(StringComparer.Ordinal).OrderByDescending(text => text.Length)];

    /// <summary>The text with <see cref="Mark"/> in place of the password of every address in it, known as a secret or not.</summary>
    public static string OfAddresses(string text) => text.Contains("://", StringComparison.Ordinal) ? Password().Replace(text, Mark) : text;

    /// <summary>The text with <see cref="Mark"/> in place of every secret.</summary>
    public string Apply(string text)
    {
        foreach (var secret in _texts)
            text = text.Replace(secret, Mark, StringComparison.Ordinal);
        return text;
    }

    /// <summary>A record of <c>report.json</c> with every text in it redacted; ids of pages and shots included.</summary>
    public T Apply<T>(T facts)
        where T : class
    {
        if (_texts.Length == 0)
            return facts;
        var json = JsonSerializer.SerializeToNode(facts, ReportJson.Options)!;
        return Apply(json).Deserialize<T>(ReportJson.Options)!;
    }

    private JsonNode Apply(JsonNode node) => node switch
    {
        // Names that are the same once redacted become one; the last counts.
        JsonObject table => new JsonObject(table.GroupBy(member => Apply(member.Key)).Select(same => KeyValuePair.Create(same.Key, same.Last().Value is { } value ? Apply(value) : null))),
        JsonArray list => new JsonArray([.. list.Select(item => item is null ? null : Apply(item))]),
        _ when node.GetValueKind() == JsonValueKind.String => JsonValue.Create(Apply(node.GetValue<string>())),
        _ => node.DeepClone(),
    };

    // scheme://user:password@host (RFC 3986, section 3.2.1); one with an unescaped @ ends at the last.
    [GeneratedRegex(@"(?<=://[^\s/@:]*:)[^\s/]+(?=@)")]
    private static partial Regex Password();
}

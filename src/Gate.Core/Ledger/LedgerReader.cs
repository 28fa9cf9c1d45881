using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Gate.Core.Ledger;

/// <summary>Reads a ledger; a line that is not understood is an error with its place, never left out.</summary>
public static class LedgerReader
{
    private static readonly string[] Names = ["v", "decision", "kind", "shot", "check", "before", "after", "env", "reason", "by", "at", "over", "sig"];

    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdef");

    /// <summary>Reads the text.</summary>
    /// <param name="text">One JSON object a line; empty lines are allowed.</param>
    /// <param name="place">The file as shown to people.</param>
    /// <exception cref="GateException"><c>ledger-line</c> or <c>ledger-merge</c>, with <c>file:line</c>.</exception>
    public static ApprovalLedger Read(string text, string place)
    {
        var lines = new List<LedgerLine>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var number = 0;
        foreach (var raw in text.Split('\n'))
        {
            number++;
            var line = raw.TrimEnd('\r').TrimStart('\uFEFF');
            if (line.Length == 0)
                continue;
            if (line.StartsWith("<<<<<<<", StringComparison.Ordinal) || line.StartsWith(">>>>>>>", StringComparison.Ordinal) || line.StartsWith("=======", StringComparison.Ordinal))
                throw Trouble("ledger-merge", "a merge was left undone here", "keep the lines of both sides and remove the marks; \"merge=union\" in .gitattributes does it by itself");
            var read = new LedgerLine(number, LedgerLine.IdOf(line), Parse(line, Bad));
            if (seen.Add(read.Id))
                lines.Add(read);
        }

        return new ApprovalLedger(lines, $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}");

        GateException Bad(string message) => Trouble("ledger-line", message, "mend or remove the line; gate approve writes them");

        GateException Trouble(string code, string message, string next) => new(code, message) { Place = string.Create(CultureInfo.InvariantCulture, $"{place}:{number}"), NextStep = next };
    }

    private static Approval Parse(string line, Func<string, GateException> bad)
    {
        try
        {
            using var document = JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = 4, AllowDuplicateProperties = false });
            return Bind(document.RootElement, bad);
        }
        catch (JsonException exception)
        {
            // What the parser says of it are names of its own options; of a name that stands twice it knows no place.
            throw bad(exception.BytePositionInLine is { } at ? $"the line is not one JSON object: it is none any more at byte {Words.Number(at + 1)}" : "the line is not one JSON object, each name once");
        }
        catch (InvalidOperationException)
        {
            // JSON can spell it, and no text can hold it.
            throw bad("the line holds half of a character: \\ud800 to \\udfff stand in pairs");
        }
    }

    private static Approval Bind(JsonElement root, Func<string, GateException> bad)
    {
        if (root.ValueKind != JsonValueKind.Object)
            throw bad("the line is not one JSON object");
        if (root.EnumerateObject().Select(member => member.Name).FirstOrDefault(name => !Names.Contains(name)) is { } strange)
            throw bad($"\"{strange}\" is not part of a decision");
        if (!root.TryGetProperty("v", out var version) || version.ValueKind != JsonValueKind.Number || !version.TryGetInt32(out var v) || v != 1)
            throw bad("\"v\" must be 1: this gate reads no other version");
        var kind = Text("kind") switch { "pixels" => ApprovalKind.Pixels, "facts" => ApprovalKind.Facts, var other => throw bad($"\"{other}\" is not a kind: pixels or facts") };
        var decision = Text("decision") switch
        {
            "approve" => LedgerDecision.Approve,
            "reject" => LedgerDecision.Reject,
            "withdraw" => LedgerDecision.Withdraw,
            var other => throw bad($"\"{other}\" is not a decision: approve, reject or withdraw"),
        };
        var reason = Text("reason");
        if (SeenLength.Of(reason) < Approval.MinReason || reason.Length > Approval.MaxReason)
            throw bad($"a reason has {Approval.MinReason} to {Words.Number(Approval.MaxReason)} characters that can be seen");
        if (!DateTimeOffset.TryParse(Text("at"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at))
            throw bad($"\"at\" is not a time like 2026-01-31T12:00:00Z");
        var key = new ApprovalKey(kind, Text("shot"), Text("check"), Digest("before"), Digest("after"), Optional("env"));
        if (key is { Before: null, After: null })
            throw bad("a decision without any digest is about nothing");
        return new Approval(key, decision, reason, Text("by"), at) { Over = Over(), Sig = Optional("sig") };

        string Text(string name) => Optional(name) ?? throw bad($"\"{name}\" is missing");

        string? Optional(string name) => !root.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null
            ? null
            : value.ValueKind == JsonValueKind.String ? value.GetString() : throw bad($"\"{name}\" must be a text");

        string? Digest(string name) => !root.TryGetProperty(name, out _)
            ? throw bad($"\"{name}\" is missing: a digest, or null for a page that is not there")
            : Optional(name) is not { } digest || IsDigest(digest) ? Optional(name) : throw bad($"\"{name}\" is not a digest");

        IReadOnlyList<string>? Over() => !root.TryGetProperty("over", out var value) || value.ValueKind == JsonValueKind.Null
            ? null
            : value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String)
                ? [.. value.EnumerateArray().Select(item => item.GetString()!)]
                : throw bad("\"over\" must be a list of line ids");
    }

    private static bool IsDigest(string text) =>
        text.StartsWith("sha256:", StringComparison.Ordinal) && text.Length == 71 && !text.AsSpan(7).ContainsAnyExcept(Hex);
}

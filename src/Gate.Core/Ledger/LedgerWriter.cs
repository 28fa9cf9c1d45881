using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Gate.Core.Ledger;

/// <summary>Spells decisions as lines: one JSON object each, always in the same order.</summary>
public static class LedgerWriter
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The line, without its line end.</summary>
    public static string Line(Approval approval) => JsonSerializer.Serialize(
        new
        {
            v = 1,
            decision = Name(approval.Decision),
            kind = Name(approval.Key.Kind),
            shot = approval.Key.Shot,
            check = approval.Key.Check,
            before = approval.Key.Before,
            after = approval.Key.After,
            env = approval.Key.Env,
            reason = approval.Reason,
            by = approval.By,
            at = approval.At.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            over = approval.Over,
            sig = approval.Sig,
        },
        Options);

    private static string Name<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}

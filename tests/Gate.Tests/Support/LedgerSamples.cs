using Gate.Core.Ledger;

namespace Gate.Tests.Support;

/// <summary>Decisions made by hand.</summary>
internal static class LedgerSamples
{
    public static readonly DateTimeOffset Noon = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    public static string Digest(char digit) => $"sha256:{new string(digit, 64)}";

    public static ApprovalKey Key(string shot = "a.html@desktop", char before = 'a', char after = 'b') =>
        new(ApprovalKind.Pixels, shot, "pixels-differ", Digest(before), Digest(after), "env-1");

    public static Approval Of(LedgerDecision decision, ApprovalKey? key = null, string reason = "looked at, and right") =>
        new(key ?? Key(), decision, reason, "anna", Noon);

    /// <summary>A ledger to which the decisions were added one after the other.</summary>
    public static string Text(params Approval[] decisions) => LedgerFile.Extend("", decisions, "ledger");
}

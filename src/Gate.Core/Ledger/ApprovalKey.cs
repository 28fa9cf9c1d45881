namespace Gate.Core.Ledger;

/// <summary>What exactly a decision is about; it holds for this and for nothing else.</summary>
/// <param name="Kind">Of the digests.</param>
/// <param name="Shot">Shot id; for a finding about a page or the run its page id, or empty.</param>
/// <param name="Check">The check that found it, e.g. <c>pixels-differ</c>.</param>
/// <param name="Before">Digest of the before side, <c>sha256:…</c>; null means proved absent from the page set.</param>
/// <param name="After">The same of the after side.</param>
/// <param name="Env">Id of the environment that produced the pixels; null where no pixels are meant.</param>
public sealed record ApprovalKey(ApprovalKind Kind, string Shot, string Check, string? Before, string? After, string? Env)
{
    /// <summary>One line for people and for the report's lists.</summary>
    public override string ToString() => $"{Shot} {Check} {Short(Before)} → {Short(After)}{(Env is null ? "" : $" {Env}")}";

    private static string Short(string? digest) => digest is null ? "absent" : digest.Length > 17 ? digest[7..17] : digest;
}

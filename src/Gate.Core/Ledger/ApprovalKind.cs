namespace Gate.Core.Ledger;

/// <summary>What the digests of a key are digests of.</summary>
public enum ApprovalKind
{
    /// <summary>Pictures: <c>compared</c> digests.</summary>
    Pixels,

    /// <summary>Anything else: a finding beside the pixels, or where a page leads.</summary>
    Facts,
}

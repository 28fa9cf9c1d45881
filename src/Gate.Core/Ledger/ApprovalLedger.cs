namespace Gate.Core.Ledger;

/// <summary>Decisions by key, read from an append-only text whose lines may have been merged in any order.</summary>
public sealed class ApprovalLedger
{
    private readonly Dictionary<ApprovalKey, LedgerStanding> _standing;

    internal ApprovalLedger(IReadOnlyList<LedgerLine> lines, string digest)
    {
        Lines = lines;
        Digest = digest;
        _standing = lines.GroupBy(line => line.Approval.Key).ToDictionary(same => same.Key, same => new LedgerStanding(Heads([.. same])));
    }

    /// <summary>A ledger without a line.</summary>
    public static ApprovalLedger Empty { get; } = LedgerReader.Read("", "");

    /// <summary>Every line, in the order of the text; a line that stands there twice is there once.</summary>
    public IReadOnlyList<LedgerLine> Lines { get; }

    /// <summary>Of the text, <c>sha256:…</c>.</summary>
    public string Digest { get; }

    /// <summary>Whose approvals alone are among the lines; null: everybody's.</summary>
    public string? Signers { get; init; }

    /// <summary>Keys of approvals that do not count, because no signature that is required is on them.</summary>
    public IReadOnlyList<ApprovalKey> WithoutSignature { get; init; } = [];

    /// <summary>Every key that was ever decided.</summary>
    public IEnumerable<KeyValuePair<ApprovalKey, LedgerStanding>> Standings => _standing;

    /// <summary>What is said of the key; null when nothing ever was.</summary>
    public LedgerStanding? Of(ApprovalKey key) => _standing.GetValueOrDefault(key);

    /// <summary>
    /// Ids of every line of the key, and of those that they replaced in turn: a line that is written now knows of all of them, also where
    /// one between was pruned away on this branch and another branch still has it.
    /// </summary>
    public IReadOnlyList<string> Known(ApprovalKey key) =>
        [.. Lines.Where(line => line.Approval.Key == key).SelectMany(line => (line.Approval.Over ?? []).Append(line.Id)).Distinct().Order(StringComparer.Ordinal)];

    private static IReadOnlyList<LedgerLine> Heads(IReadOnlyList<LedgerLine> lines)
    {
        var replaced = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < lines.Count; i++)
            replaced.UnionWith(lines[i].Approval.Over ?? lines.Take(i).Select(line => line.Id));
        // A line cannot name one that names it, so there is always a head; a hand-written last line replaces all before it.
        return [.. lines.Where(line => !replaced.Contains(line.Id))];
    }
}

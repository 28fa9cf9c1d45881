using Gate.Core.Ledger;
using Gate.Core.Run.Config;

namespace Gate.Core.Trust;

/// <summary>Holds the policy of a change against the trusted one.</summary>
/// <param name="trusted">What counts.</param>
/// <param name="change">What the change would bring.</param>
/// <param name="workTree">Where files that steer a run are read, whatever the change is.</param>
internal sealed class PolicyReview(IPolicyTree trusted, IPolicyTree change, IPolicyTree workTree)
{
    /// <summary>Files that steer the run are named up to here.</summary>
    private const int MostFiles = 20;

    /// <summary>By setting; a file that cannot be read is a change too.</summary>
    public IReadOnlyList<PolicyChange> Config(string path)
    {
        var found = change.Find(path);
        if (found is PolicyFile.Odd odd)
            return [new PolicyChange(path, $"the config is {odd.What}")];
        try
        {
            return SettingChanges.Of(path, Parse(path, trusted.Find(path)), Parse(path, found));
        }
        catch (GateException exception)
        {
            return [new PolicyChange(path, $"the config cannot be read: {exception.Message}")];
        }
    }

    /// <summary>Lines that the change adds are proposals; what it takes away it has no right to.</summary>
    /// <param name="path">Of the ledger within the repository.</param>
    /// <param name="counts">The ledger that counts.</param>
    /// <param name="start">The ledger where the change began; null: unknown.</param>
    public (IReadOnlyList<PolicyChange> Changes, IReadOnlyList<LedgerLine> Proposed) Ledger(string path, ApprovalLedger counts, Func<ApprovalLedger?> start)
    {
        ApprovalLedger brought;
        switch (change.Find(path))
        {
            case PolicyFile.Odd odd:
                return ([new PolicyChange(path, $"the ledger is {odd.What}")], []);
            case PolicyFile.Plain file:
                try
                {
                    brought = LedgerFile.Decode(file.Bytes, path);
                }
                catch (GateException exception)
                {
                    return ([new PolicyChange(path, $"the ledger cannot be read: {exception.Message}")], []);
                }

                break;
            default:
                brought = ApprovalLedger.Empty;
                break;
        }

        var known = counts.Lines.Select(line => line.Id).ToHashSet(StringComparer.Ordinal);
        var added = brought.Lines.Where(line => !known.Contains(line.Id)).ToList();
        var kept = brought.Lines.Select(line => line.Id).ToHashSet(StringComparer.Ordinal);
        var lost = start()?.Lines.Count(line => known.Contains(line.Id) && !kept.Contains(line.Id)) ?? 0;
        return ([.. Changes()], added);

        IEnumerable<PolicyChange> Changes()
        {
            if (added.Count > 0)
                yield return new PolicyChange($"{path} lines added", $"the change adds {Words.Count(added.Count, "decision")} to the ledger, which {(added.Count == 1 ? "is a proposal" : "are proposals")} only");
            if (lost > 0)
                yield return new PolicyChange($"{path} lines removed", $"the change removes {Words.Count(lost, "decision")} from the ledger");
        }
    }

    /// <summary>Files that a run reads from the work tree must be those of the trusted commit, in the work tree and in the change.</summary>
    /// <param name="files">Within the repository.</param>
    /// <param name="folder">A folder of such files, or null.</param>
    public IReadOnlyList<PolicyChange> Read(IReadOnlyList<string> files, string? folder)
    {
        IPolicyTree[] others = ReferenceEquals(change, workTree) ? [workTree] : [workTree, change];
        var below = folder is null ? [] : others.Append(trusted).SelectMany(tree => tree.Below(folder));
        var differing = files.Concat(below).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Where(file => others.Any(tree => !IsSame(trusted.Find(file), tree.Find(file))))
            .ToList();
        return
        [
            .. differing.Take(MostFiles).Select(file => new PolicyChange(file, $"{file} steers what pages show, and is not the file of the trusted commit")),
            .. differing.Count > MostFiles ? new[] { new PolicyChange($"{folder ?? "files"} and others", $"{Words.Count(differing.Count - MostFiles, "further file")} that steer what pages show are not those of the trusted commit") } : [],
        ];
    }

    private static bool IsSame(PolicyFile left, PolicyFile right) => (left, right) switch
    {
        (PolicyFile.Plain a, PolicyFile.Plain b) => a.Bytes.AsSpan().SequenceEqual(b.Bytes),
        (PolicyFile.Absent, PolicyFile.Absent) => true,
        _ => false,
    };

    private static ConfigNode? Parse(string path, PolicyFile file) => file is PolicyFile.Plain plain ? ConfigParser.Parse(path, plain.Bytes) : null;
}

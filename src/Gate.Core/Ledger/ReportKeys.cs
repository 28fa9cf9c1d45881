using System.Security.Cryptography;
using System.Text;
using Gate.Core.Run;
using Gate.Core.Run.Facts;

namespace Gate.Core.Ledger;

/// <summary>What can be decided in a report, and under which key.</summary>
public static class ReportKeys
{
    /// <summary>Findings that say of a shot what its pixels say: decided with it.</summary>
    private static readonly string[] OfPixels = ["pixels-differ", "size-differs", "redirect-differs"];

    /// <summary>
    /// The key of a shot; null where there is nothing to decide (it is equal), or nothing that could be (it is unknown: a side without
    /// trustworthy pixels has no key and matches nothing).
    /// </summary>
    public static ApprovalKey? Of(RunReport report, ShotFacts shot) => shot switch
    {
        { Status: ShotStatus.Changed, Before.Compared: { } before, After.Compared: { } after } => new(ApprovalKind.Pixels, shot.Id, "pixels-differ", before, after, Environment(report, shot)),
        { Status: ShotStatus.Added, Before: null, After.Compared: { } after } => new(ApprovalKind.Pixels, shot.Id, "page-added", null, after, Environment(report, shot)),
        { Status: ShotStatus.Removed, After: null, Before.Compared: { } before } => new(ApprovalKind.Pixels, shot.Id, "page-removed", before, null, Environment(report, shot)),
        { Status: ShotStatus.Changed } when Led(shot.Before) is { } from && Led(shot.After) is { } to => new(ApprovalKind.Facts, shot.Id, "redirect-differs", from, to, Environment(report, shot)),
        { Status: ShotStatus.Added, Before: null } when Led(shot.After) is { } to => new(ApprovalKind.Facts, shot.Id, "page-added", null, to, null),
        { Status: ShotStatus.Removed, After: null } when Led(shot.Before) is { } from => new(ApprovalKind.Facts, shot.Id, "page-removed", from, null, null),
        _ => null,
    };

    /// <summary>The key of a finding that fails by itself; null for one that its shots decide, or that no approval can settle.</summary>
    public static ApprovalKey? Of(Finding finding)
    {
        if (finding.Severity != Severity.Fail || FollowsShots(finding) || finding.Check.StartsWith("ledger-", StringComparison.Ordinal) || finding.Check == "policy-changed")
            return null;
        string[] said = [finding.Check, finding.Page ?? "", finding.Shot ?? "", finding.Location ?? "", finding.Message];
        // "On 2 pages" are these two, and no other two.
        var digest = Digest(finding.Digest is { } all ? [.. said, all] : said);
        return new(ApprovalKind.Facts, finding.Shot ?? finding.Page ?? "", finding.Check, digest, digest, null);
    }

    /// <summary>Whether the finding is decided by its shot, or by its page's shots.</summary>
    public static bool FollowsShots(Finding finding) =>
        (finding.Shot is not null && OfPixels.Contains(finding.Check)) || (finding.Page is not null && finding.Check is "page-added" or "page-removed");

    /// <summary>Ids of the environments that produced the pixels, joined where the sides differ.</summary>
    private static string? Environment(RunReport report, ShotFacts shot)
    {
        var ids = new[] { shot.Before?.Environment, shot.After?.Environment }
            .OfType<int>()
            .Select(index => index >= 0 && index < report.Environments.Count ? report.Environments[index].Id : $"unknown-{index}")
            .Distinct()
            .ToList();
        return ids.Count == 0 ? null : string.Join('+', ids);
    }

    /// <summary>A page that leads elsewhere has no pixels, but where it leads is known; a failed side has neither.</summary>
    private static string? Led(SideFacts? side) => side switch
    {
        null or { Failure: not null } => null,
        { Redirect: { } target } => Digest("redirect", target),
        { Compared: { } compared } => compared,
        _ => null,
    };

    private static string Digest(params string[] parts) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', parts))))}";
}

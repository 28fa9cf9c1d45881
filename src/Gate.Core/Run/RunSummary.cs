using Gate.Core.Coverage;
using Gate.Core.Explain;
using Gate.Core.Run.Facts;

namespace Gate.Core.Run;

/// <summary>The run in one sentence that a person can say aloud; what is unknown comes first.</summary>
internal static class RunSummary
{
    public static string Of(RunFacts run, IReadOnlyList<PageFacts> pages, IReadOnlyList<Finding> findings, IReadOnlyList<ShotFacts> shots, IReadOnlyList<MarkupFacts> markup, CoverageFacts? coverage, LedgerFacts ledger)
    {
        var total = Words.Count(pages.Count, "page");
        var parts = new List<string>();
        if (!run.Complete)
            parts.Add("the run did not finish");
        Add(ShotStatus.Pending, "not reached");
        Add(ShotStatus.Failed, "failed");
        Add(ShotStatus.Unstable, "unstable");
        Add(ShotStatus.Changed, "changed");
        Add(ShotStatus.Added, "added");
        Add(ShotStatus.Removed, "removed");
        Add(ShotStatus.Tolerated, "within tolerance");
        var identical = pages.Count(page => page.Status == ShotStatus.Identical);
        var sentence = parts.Count == 0 && identical == pages.Count
            ? $"{total}: all identical"
            : $"{total}: {string.Join(", ", parts)}{(identical > 0 ? $", {Words.Number(identical)} identical" : "")}";
        return $"{(run.Shard is { } shard ? $"part {shard}: " : "")}{sentence}{What(ChangeGroups.Of(shots))}{Decided(shots)}{Approved(findings)}{Unsigned(ledger)}{Conflicts(findings)}{Beside(findings)}{Textual(markup, pages)}{Uncovered(coverage)}{Unknown(findings)}{Without(findings)}{Masked(findings)}{Stability(findings)}.";

        void Add(ShotStatus status, string word)
        {
            var count = pages.Count(page => page.Status == status);
            if (count > 0)
                parts.Add($"{Words.Number(count)} {word}");
        }
    }

    private static string Decided(IReadOnlyList<ShotFacts> shots)
    {
        var approved = shots.Count(shot => shot.Decision == Decision.Approved);
        var rejected = shots.Count(shot => shot.Decision == Decision.Rejected);
        var words = new List<string>();
        if (approved > 0)
            words.Add($"{Words.Count(approved, "shot")} approved");
        if (rejected > 0)
            words.Add($"{Words.Number(rejected)} rejected");
        return words.Count == 0 ? "" : $"; {string.Join(", ", words)}";
    }

    private static string Approved(IReadOnlyList<Finding> findings)
    {
        var approved = findings.Count(finding => finding.Decision == Decision.Approved && finding.StandsAlone());
        return approved == 0 ? "" : $"; {Words.Count(approved, "finding")} approved";
    }

    /// <summary>What somebody decided and is open all the same.</summary>
    private static string Unsigned(LedgerFacts ledger) =>
        ledger.WithoutSignature.Count == 0 ? "" : $"; {Words.Count(ledger.WithoutSignature.Count, "approval")} without a signature that counts";

    /// <summary>What two branches decided differently.</summary>
    private static string Conflicts(IReadOnlyList<Finding> findings)
    {
        var conflicts = findings.Count(finding => finding.IsConflict());
        return conflicts == 0 ? "" : $"; {Words.Count(conflicts, "decision")} in conflict";
    }

    private static string What(IReadOnlyList<GroupFacts> groups) => SpokenChanges.Of(groups) is { Length: > 0 } told ? $"; {told}" : "";

    /// <summary>What fails although no pixel says so.</summary>
    private static string Beside(IReadOnlyList<Finding> findings)
    {
        var failing = findings.Count(finding => finding.Decision != Decision.Approved && finding.Severity == Severity.Fail && finding.StandsAlone() && !finding.IsConflict());
        return (failing == 0 ? "" : $"; {Words.Count(failing, "finding")} beside the pixels") + Warnings(findings);
    }

    // What no capture exercised is counted on its own.
    private static string Warnings(IReadOnlyList<Finding> findings)
    {
        var warnings = findings.Count(finding => finding.Decision != Decision.Approved && finding is { Severity: Severity.Warn, Shot: null } && finding.Check != CoverageReview.Id);
        return warnings == 0 ? "" : $"; {Words.Count(warnings, "warning")}";
    }

    /// <summary>What a textual diff would show of pages that are the same.</summary>
    private static string Textual(IReadOnlyList<MarkupFacts> markup, IReadOnlyList<PageFacts> pages)
    {
        var identical = pages.Where(page => page.Status == ShotStatus.Identical).Select(page => page.Page).ToHashSet(StringComparer.Ordinal);
        var inert = markup.Where(page => page.Substantive == 0 && page.Inert.Count > 0 && identical.Contains(page.Page)).ToList();
        var where = inert.Count == markup.Count ? "" : $" on {Words.Count(inert.Count, "page")}";
        return inert.Count == 0 ? "" : $"; {Words.Count(inert.Sum(page => page.Inert.Values.Sum()), "textual difference")}{where}, all inert, no pixel moved";
    }

    /// <summary>What changed and no capture exercised.</summary>
    private static string Uncovered(CoverageFacts? coverage)
    {
        if (coverage is null)
            return "";
        var exercised = coverage.ChangedRules - coverage.UnexercisedRules - coverage.UnknownRules;
        var never = coverage.UnexercisedRules == 0 ? "" : $", {Words.Number(coverage.UnexercisedRules)} never ({string.Join(", ", coverage.Unexercised.Take(3))}{(coverage.Unexercised.Count > 3 ? ", …" : "")})";
        var unknown = coverage.UnknownRules == 0 ? "" : $", {Words.Number(coverage.UnknownRules)} not known";
        var rules = never.Length + unknown.Length == 0 ? "" : $"; {Words.Count(coverage.ChangedRules, "changed style rule")}: {Words.Number(exercised)} exercised{never}{unknown}";
        var places = coverage.UnpaintedPlaces == 0 ? "" : $"; {Words.Number(coverage.UnpaintedPlaces)} of {Words.Count(coverage.ChangedPlaces, "changed place")} in the markup painted in no capture";
        var unasked = coverage.UnaskedFiles is > 0 and var files ? $"; {Words.Count(files, "changed file")} that no capture asked for" : "";
        var unseen = coverage.UnseenFiles == 0 ? "" : $"; {Words.Count(coverage.UnseenFiles, "changed file")} that moved no pixel";
        return rules + places + unasked + unseen;
    }

    private static string Unknown(IReadOnlyList<Finding> findings)
    {
        var open = findings.Count(finding => finding.Severity == Severity.Incomplete && finding.Shot is null);
        return open == 0 ? "" : $"; {Words.Count(open, "open question")}";
    }

    private static string Stability(IReadOnlyList<Finding> findings) =>
        findings.FirstOrDefault(finding => finding.Check == "stability") is { } stability ? $"; {stability.Message}" : "";

    private static string Masked(IReadOnlyList<Finding> findings)
    {
        var masks = findings.Count(finding => finding.Check == "mask-in-force");
        return masks == 0 ? "" : $"; {Words.Count(masks, "mask")} in force";
    }

    private static string Without(IReadOnlyList<Finding> findings)
    {
        var hosts = findings
            .Where(finding => finding.Check is "external-blocked" or "external-undeclared")
            .Select(finding => finding.Location!)
            .Order(StringComparer.Ordinal)
            .ToList();
        return hosts.Count switch
        {
            0 => "",
            <= 3 => $"; compared without {Words.List(hosts)}",
            _ => $"; compared without {Words.List([hosts[0], hosts[1], $"{Words.Number(hosts.Count - 2)} more hosts"])}",
        };
    }
}

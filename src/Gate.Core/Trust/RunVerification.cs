using Gate.Core.Ledger;
using Gate.Core.Pages;
using Gate.Core.Rendering;
using Gate.Core.Run;
using Gate.Core.Run.Facts;

namespace Gate.Core.Trust;

/// <summary>Whether what a run judged is still what is there: trees, settings, pages and decisions, without a browser.</summary>
public static class RunVerification
{
    /// <param name="report">As its run wrote it.</param>
    /// <param name="plan">What is about to be promoted, resolved as for a run.</param>
    /// <param name="cancellationToken">Ends the hashing.</param>
    /// <returns>One line for each thing that has to hold; see <see cref="ExitOf"/>.</returns>
    /// <exception cref="GateException">A source or the ledger cannot be read.</exception>
    public static IReadOnlyList<VerifiedThing> Of(RunReport report, GatePlan plan, CancellationToken cancellationToken)
    {
        var subject = SubjectDigest.Of(plan, cancellationToken);
        var ledger = plan.Ledger.Read();
        var judged = LedgerJudgement.Apply(report, ledger, plan.Ledger.Source);
        var shots = GateRun.PlanRendering(plan, PagePairing.Pair(plan.Before, plan.After, plan.Rules)).Shots.Select(shot => shot.Id.ToString()).ToHashSet(StringComparer.Ordinal);
        // A run adds shots without scripts where it finds that scripts paint over an edit.
        var planned = report.Shots.Where(shot => shot.State != ScriptsOff.State || shots.Contains(shot.Id)).Select(shot => shot.Id).ToList();
        return
        [
            Side("before", report.Subject.Before, subject.Before),
            Side("after", report.Subject.After, subject.After),
            Settings(report, plan),
            new("pages", shots.SetEquals(planned), $"{Words.Count(shots.Count, "shot")} planned, {Words.Number(planned.Count)} judged"),
            .. plan.Trust is { } trust ? new[] { new VerifiedThing("policy", trust.Changes.Count == 0, trust.Changes.Count == 0 ? $"as of {trust.Reference}" : string.Join("; ", trust.Changes.Select(change => change.What).Take(3))) } : [],
            new("ledger", SameDecisions(report, judged), SameDecisions(report, judged) ? ledger is null ? "none" : $"{plan.Ledger.Source} decides the same" : $"{plan.Ledger.Source} decides otherwise: gate report judges anew"),
            VerdictOf(report, judged),
        ];
    }

    /// <summary>0: everything holds; 1: something moved; 3: something cannot be seen, whatever else moved.</summary>
    public static GateExit ExitOf(IReadOnlyList<VerifiedThing> things) =>
        things.Any(thing => thing.Holds is null) ? GateExit.Incomplete : things.Any(thing => thing.Holds == false) ? GateExit.Fail : GateExit.Pass;

    private static VerifiedThing Side(string name, SourceFacts judged, SourceFacts found)
    {
        if (judged.Tree is null || found.Tree is null)
            return new(name, null, $"{found.Source} is no set of files: whether it is still the same cannot be seen");
        if (judged.Tree != found.Tree)
            return new(name, false, $"{found.Source} is {found.Tree}, judged was {judged.Tree}");
        return new(name, true, found.Commit == judged.Commit ? $"{found.Source} {found.Tree}" : $"{found.Source} {found.Tree}, the same files from another commit");
    }

    // Mostly nothing moved, and an option of the run was left out here.
    private static VerifiedThing Settings(RunReport report, GatePlan plan)
    {
        if (plan.ConfigDigest == report.Run.ConfigDigest)
            return new("config", true, plan.ConfigDigest);
        var (asked, given) = (report.Run.Options ?? [], plan.Options ?? []);
        string[] apart = [.. Apart(asked, given, "the run was asked with"), .. Apart(given, asked, "it was not asked with")];
        return new("config", false, string.Join("; ", apart.Prepend($"{plan.ConfigDigest}, judged was {report.Run.ConfigDigest}")));
    }

    private static IEnumerable<string> Apart(IReadOnlyList<string> words, IReadOnlyList<string> others, string says) =>
        words.Except(others).Where(word => OptionWords.Split(word).Name is not ("--before" or "--after" or "--ledger") && !OptionWords.NotJudged.Contains(OptionWords.Split(word).Name)).ToList() is { Count: > 0 } apart
            ? [$"{says} {string.Join(' ', apart.Select(word => OptionWords.Split(word) is (var name, { } value) ? $"{name} {value}" : word))}"]
            : [];

    private static bool SameDecisions(RunReport report, RunReport judged) =>
        report.Shots.Select(shot => (shot.Id, shot.Decision)).SequenceEqual(judged.Shots.Select(shot => (shot.Id, shot.Decision)))
        && report.Findings.Select(finding => (finding.Id, finding.Decision)).SequenceEqual(judged.Findings.Select(finding => (finding.Id, finding.Decision)));

    /// <summary>What was not let through is not promoted, however unmoved it is; what a run could not see cannot be seen here either.</summary>
    internal static VerifiedThing VerdictOf(RunReport report, RunReport judged) =>
        new("verdict", report.Verdict == Verdict.Incomplete || judged.Verdict == Verdict.Incomplete ? null : report.Verdict == Verdict.Pass && judged.Verdict == Verdict.Pass, judged.Summary);
}

using Gate.Core.Run;
using Gate.Core.Run.Facts;

namespace Gate.Core.Ledger;

/// <summary>From what a person names to lines of the ledger. All or nothing: one refused shot, and nothing is recorded.</summary>
public sealed class RunDecisions
{
    /// <summary>What reports once exported where no name was given.</summary>
    private const string Unnamed = "reader of the report";

    private readonly RunReport _report;
    private readonly string _folder;
    private readonly Dictionary<string, ShotFacts> _shots;
    private readonly Dictionary<string, Finding> _findings;

    /// <summary>Looks at the run as a whole.</summary>
    /// <exception cref="GateException">The run is partial, or contradicts itself.</exception>
    public RunDecisions(RunReport report, string folder)
    {
        RunEvidence.Check(report, folder);
        (_report, _folder) = (report, folder);
        _shots = report.Shots.ToDictionary(shot => shot.Id, StringComparer.Ordinal);
        // An id is made of what is said: where it stands twice, the same is said twice.
        _findings = report.Findings.DistinctBy(finding => finding.Id).ToDictionary(finding => finding.Id, StringComparer.Ordinal);
    }

    /// <summary>Drafts what is asked for.</summary>
    /// <exception cref="GateException">A name is none of the run, a shot cannot be decided, or its evidence is refused.</exception>
    public DecisionDraft Draft(DecisionRequest request)
    {
        CheckReason(request.Reason);
        var shots = new HashSet<ShotFacts>();
        foreach (var id in request.Shots)
            shots.Add(Decidable(id));
        shots.UnionWith(InGroups(request.Groups));
        var findings = request.Findings.Select(DecidableFinding).ToHashSet();
        if (request.All)
        {
            shots.UnionWith(_report.Shots.Where(shot => IsMeant(shot.Decision, request.Decision) && ReportKeys.Of(_report, shot) is not null));
            findings.UnionWith(_report.Findings.Where(finding => IsMeant(finding.Decision, request.Decision) && ReportKeys.Of(finding) is not null));
        }

        var chosen = _report.Shots.Where(shots.Contains).ToList();
        foreach (var shot in chosen)
            RunEvidence.Check(shot, _folder);
        var keys = chosen.Select(shot => ReportKeys.Of(_report, shot)!)
            .Concat(_report.Findings.Where(findings.Contains).Select(finding => ReportKeys.Of(finding)!))
            .Distinct()
            .ToList();
        return new DecisionDraft([.. keys.Select(key => new Approval(key, request.Decision, request.Reason, request.By, request.At))]);
    }

    /// <summary>What a decision about everything is about, as a report has it now: the evidence is not looked at again.</summary>
    public static IReadOnlySet<ApprovalKey> Meant(RunReport report, LedgerDecision decision) =>
        report.Shots.Where(shot => IsMeant(shot.Decision, decision)).Select(shot => ReportKeys.Of(report, shot))
            .Concat(report.Findings.Where(finding => IsMeant(finding.Decision, decision)).Select(ReportKeys.Of))
            .OfType<ApprovalKey>()
            .ToHashSet();

    // Taking back is for what is decided, a decision for what is not.
    private static bool IsMeant(Decision? made, LedgerDecision decision) => (made is Decision.Approved or Decision.Rejected) == (decision == LedgerDecision.Withdraw);

    /// <summary>Takes over lines that were exported from the report; each must be about something in this run, with these very pixels.</summary>
    /// <param name="lines">As exported.</param>
    /// <param name="by">Who, or null for the names that stand in the lines.</param>
    /// <param name="taker">Who takes them over, asked for where a line has no name.</param>
    /// <exception cref="GateException">A line is about something else, or its evidence is refused.</exception>
    public DecisionDraft Draft(IReadOnlyList<LedgerLine> lines, string? by, Func<string> taker)
    {
        var known = new Dictionary<ApprovalKey, ShotFacts?>();
        foreach (var shot in _report.Shots)
        {
            if (ReportKeys.Of(_report, shot) is { } key)
                known[key] = shot;
        }

        foreach (var finding in _report.Findings)
        {
            if (ReportKeys.Of(finding) is { } key)
                known.TryAdd(key, null);
        }

        foreach (var line in lines)
        {
            if (!known.TryGetValue(line.Approval.Key, out var shot))
            {
                throw new GateException("decision-elsewhere", $"line {line.Number} is about something that is not in this run: {line.Approval.Key}")
                {
                    Place = line.Approval.Key.Shot,
                    NextStep = "nothing was recorded; export the decisions from the report of this run",
                    Exit = GateExit.Incomplete,
                };
            }

            if (shot is not null)
                RunEvidence.Check(shot, _folder);
        }

        string? unnamed = null;
        // What the line knew of when it was exported is not known to be all that stands there now: it is linked anew when it is added.
        return new DecisionDraft([.. lines.Select(line => line.Approval with { By = by ?? (IsNamed(line.Approval) ? line.Approval.By : unnamed ??= taker()), Over = null, Sig = null })]);
    }

    /// <summary>Refuses a reason that is none.</summary>
    /// <exception cref="GateException"><c>reason-length</c>.</exception>
    public static void CheckReason(string reason)
    {
        if (SeenLength.Of(reason) < Approval.MinReason || reason.Length > Approval.MaxReason)
            throw new GateException("reason-length", $"a reason has {Approval.MinReason} to {Words.Number(Approval.MaxReason)} characters that can be seen") { Place = "--reason", NextStep = "say why this change is right, in half a sentence or more" };
    }

    private IEnumerable<ShotFacts> InGroups(IReadOnlyList<string> groups)
    {
        var approved = groups.ToHashSet(StringComparer.Ordinal);
        foreach (var group in groups.Where(group => !_report.Groups.Any(each => each.Id == group)))
            throw Unknown("group", group, _report.Groups.Select(each => each.Id));
        return _report.Shots.Where(shot => ReportKeys.Of(_report, shot) is not null && IsCovered(shot, approved));
    }

    /// <summary>
    /// Whether every differing pixel lies in a region that lies in approved groups alone. The sum guards against a report that lists
    /// fewer regions than its pictures have.
    /// </summary>
    private static bool IsCovered(ShotFacts shot, HashSet<string> groups) =>
        groups.Count > 0
        && shot.Regions.Count > 0
        && shot.Regions.All(region => region.Groups.Count > 0 && region.Groups.All(groups.Contains))
        && shot.Regions.Sum(region => region.Ae) == shot.Ae;

    private ShotFacts Decidable(string id)
    {
        if (!_shots.TryGetValue(id, out var shot))
            throw Unknown("shot", id, _shots.Keys);
        if (ReportKeys.Of(_report, shot) is not null)
            return shot;
        var isUnknown = shot.Status is ShotStatus.Pending or ShotStatus.Failed or ShotStatus.Unstable;
        throw new GateException("shot-undecidable", isUnknown ? $"the shot is {Status(shot)}: what is unknown cannot be approved" : $"the shot is {Status(shot)}: there is nothing to decide")
        {
            Place = id,
            NextStep = isUnknown ? "mend what makes it unknown, and run gate check again" : "leave it out",
            Exit = isUnknown ? GateExit.Incomplete : GateExit.Usage,
        };
    }

    private Finding DecidableFinding(string id)
    {
        if (!_findings.TryGetValue(id, out var finding))
            throw Unknown("finding", id, _findings.Keys);
        return ReportKeys.Of(finding) is not null
            ? finding
            : throw new GateException("finding-undecidable", ReportKeys.FollowsShots(finding) ? "the finding is decided with its shots" : "a finding of this kind cannot be approved") { Place = id, NextStep = ReportKeys.FollowsShots(finding) ? "name the shots with --shot" : "mend it, or declare it in the config" };
    }

    private static bool IsNamed(Approval approval) => !string.IsNullOrWhiteSpace(approval.By) && approval.By != Unnamed;

    private static string Status(ShotFacts shot) => shot.Status.ToString().ToLowerInvariant();

    private static GateException Unknown(string noun, string name, IEnumerable<string> names) => new("name-unknown", $"\"{name}\" is not a {noun} of this run")
    {
        Place = $"--{noun}",
        NextStep = NearestName.Of(name, names) is { } nearest ? $"try \"{nearest}\"" : $"the report lists the {noun}s",
    };
}

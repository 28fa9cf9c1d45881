using Gate.Core.Checks;
using Gate.Core.Coverage;
using Gate.Core.Explain;
using Gate.Core.Pages;
using Gate.Core.Rendering;
using Gate.Core.Run.Facts;
using Gate.Core.Semantics;

namespace Gate.Core.Run;

/// <summary>What a run has come to so far: judges each shot, keeps its evidence and journal line, and at the end makes the report.</summary>
internal sealed class RunRecord(GatePlan plan, RenderPlan render, OutputFolder output, RunParts parts, SubjectFacts subject)
{
    private readonly Lock _lock = new();
    private readonly ShotJudge _judge = new(parts.Witness, render.Settings.Tolerances, new ShotExplainer(render, parts.Progress.Note));
    private readonly CheckList _checks = CheckList.For(render, plan.Accept, plan.Semantics);
    private readonly SheetLog _sheets = new(render);
    private readonly Dictionary<string, ShotFacts> _shots = new(StringComparer.Ordinal);
    private IReadOnlyList<Shot> _unscripted = [];
    private readonly List<Finding> _further = [.. plan.Trust?.Findings ?? []];
    private readonly RunTimings _timings = new();
    private readonly Redaction _redaction = new(plan.Secrets);

    /// <summary>Judges in parallel, records one at a time.</summary>
    public void Add(RenderedShot rendered)
    {
        var started = parts.Time.GetTimestamp();
        var judged = _judge.Judge(rendered);
        var judging = parts.Time.GetElapsedTime(started);
        lock (_lock)
        {
            var writing = parts.Time.GetTimestamp();
            _checks.Observe(judged.Comparison);
            _sheets.Observe(rendered);
            var id = rendered.Shot.Id.ToString();
            var facts = ShotFactsWriter.Write(judged.Comparison, output.Keep(id, judged.Evidence));
            output.Append(_redaction.Apply(facts));
            _shots.Add(id, facts);
            _timings.Add(id, rendered, judging, parts.Time.GetElapsedTime(writing));
            parts.Progress.Judged(facts);
        }
    }

    /// <summary>
    /// Plans the shots without scripts: pages that show no difference although their text or pictures differ in the markup. At the first
    /// viewport; what the markup says does not depend on it.
    /// </summary>
    public IReadOnlyList<Shot> PlanWithoutScripts(MarkupReview markup, PagePairs pages)
    {
        var repainted = markup.Repainted.ToHashSet();
        var equal = _shots.Values.GroupBy(shot => shot.Page, StringComparer.Ordinal).Where(shots => shots.All(shot => shot.Status == ShotStatus.Identical)).Select(shots => shots.Key).ToHashSet(StringComparer.Ordinal);
        _unscripted =
        [
            .. pages.Pairs.Where(pair => repainted.Contains(pair.Id) && equal.Contains(pair.Id.Value))
                .Select(pair => new Shot(pair, plan.Viewports[0], ScriptsOff.State))
                .Where(shot => !_shots.ContainsKey(shot.Id.ToString())),
        ];
        return _unscripted;
    }

    /// <summary>Adds findings about the run as a whole.</summary>
    public void Add(IEnumerable<Finding> findings) => _further.AddRange(findings);

    /// <summary>The report; shots that were not reached are pending.</summary>
    /// <param name="pages">The union of both sides.</param>
    /// <param name="environment">What produced the pixels.</param>
    /// <param name="markup">What the markup says beside the pixels; null when the run was cancelled.</param>
    /// <param name="elapsed">Since the run began.</param>
    public RunReport Report(PagePairs pages, RenderEnvironment environment, MarkupReview? markup, TimeSpan elapsed)
    {
        var isComplete = markup is not null;
        var findings = Findings(markup);
        var byShot = findings.Where(finding => finding.Shot is not null).ToLookup(finding => finding.Shot!, finding => finding.Id);
        IReadOnlyList<ShotFacts> shots =
        [
            .. render.Shots.Concat(_unscripted).OrderBy(shot => shot.Id)
                .Select(shot => _shots.GetValueOrDefault(shot.Id.ToString()) ?? ShotFactsWriter.Pending(shot))
                .Select(shot => shot with { Findings = [.. byShot[shot.Id].Order(StringComparer.Ordinal)] }),
        ];
        var groups = ChangeGroups.Of(shots);
        var pageFacts = Pages(pages, shots);
        var verdict = RunVerdict.Of(isComplete, shots, findings);
        return new RunReport
        {
            Tool = plan.Tool,
            Verdict = verdict,
            ExitCode = (int)(isComplete ? RunVerdict.ExitOf(verdict) : GateExit.Cancelled),
            Summary = RunSummary.Of(isComplete, pageFacts, findings, shots),
            Run = new RunFacts(isComplete, RunDigests.Plan(plan, render), plan.ConfigDigest, null, null),
            Subject = subject,
            Environments = [RunDigests.Environment(environment, parts.Witness?.Name ?? $"absent: {parts.WitnessAbsence}")],
            Counts = Count(pageFacts.Count, shots),
            Excluded = [.. pages.Excluded.Select(rule => new ExcludedFacts(rule.Rule, rule.Pages))],
            Pages = pageFacts,
            Shots = shots,
            Groups = groups,
            Findings = findings,
            Markup = markup?.Markup ?? [],
            Timings = _timings.Write(elapsed),
        };
    }

    private IReadOnlyList<Finding> Findings(MarkupReview? markup)
    {
        var differing = _shots.Values.Where(shot => shot.Status != ShotStatus.Identical && shot.State != ScriptsOff.State).Select(shot => shot.Page).ToHashSet(StringComparer.Ordinal);
        var beside = markup?.Findings(differing.Contains) ?? [];
        var uncovered = markup is null ? [] : CoverageReview.Findings([.. _sheets.Changed(), .. markup.Styles], plan.Viewports, plan.Rendering, plan.Semantics);
        return [.. _checks.Findings().Concat(_further).Concat(beside).Concat(uncovered).OrderBy(finding => finding.Id, StringComparer.Ordinal)];
    }

    private static IReadOnlyList<PageFacts> Pages(PagePairs pages, IReadOnlyList<ShotFacts> shots)
    {
        var byPage = shots.ToLookup(shot => shot.Page);
        return
        [
            .. pages.Pairs.Select(pair => new PageFacts(
                pair.Id.Value,
                byPage[pair.Id.Value].Max(shot => shot.Status),
                [.. byPage[pair.Id.Value].Select(shot => shot.Id)],
                [.. byPage[pair.Id.Value].SelectMany(shot => shot.Regions).SelectMany(region => region.Groups).Distinct().Order(StringComparer.Ordinal)])),
        ];
    }

    private static StatusCounts Count(int pages, IReadOnlyList<ShotFacts> shots) => new()
    {
        Pages = pages,
        Shots = shots.Count,
        Identical = shots.Count(shot => shot.Status == ShotStatus.Identical),
        ByInputs = shots.Count(shot => shot.Proof == Proof.Inputs),
        FromCache = shots.Count(shot => shot is { Proof: Proof.Inputs, Before.Attempts: 0 }),
        Tolerated = shots.Count(shot => shot.Status == ShotStatus.Tolerated),
        Changed = shots.Count(shot => shot.Status == ShotStatus.Changed),
        Added = shots.Count(shot => shot.Status == ShotStatus.Added),
        Removed = shots.Count(shot => shot.Status == ShotStatus.Removed),
        Unstable = shots.Count(shot => shot.Status == ShotStatus.Unstable),
        Failed = shots.Count(shot => shot.Status == ShotStatus.Failed),
        Pending = shots.Count(shot => shot.Status == ShotStatus.Pending),
        Approved = shots.Count(shot => shot.Decision == Decision.Approved),
    };
}

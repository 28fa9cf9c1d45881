using Gate.Core.Checks;
using Gate.Core.Checks.Tallies;
using Gate.Core.Coverage;
using Gate.Core.Explain;
using Gate.Core.Pages;
using Gate.Core.Rendering;
using Gate.Core.Run.Facts;
using Gate.Core.Run.Resume;
using Gate.Core.Run.Shards;
using Gate.Core.Semantics;

namespace Gate.Core.Run;

/// <summary>What a run has come to so far: judges each shot, keeps its evidence and journal line, and at the end makes the report.</summary>
internal sealed class RunRecord(GatePlan plan, RenderPlan render, OutputFolder output, RunParts parts, (SubjectFacts Facts, string PlanDigest) subject)
{
    private readonly Lock _lock = new();
    private readonly ShotJudge _judge = new(parts.Witness, render.Settings.Tolerances, new ShotExplainer(render, parts.Time, parts.Progress.Note), render.Settings.Limits.Pictures());
    private readonly CheckList _checks = CheckList.For(render, plan.Accept, plan.Semantics);
    private readonly CoverageLog _coverage = new(render);
    private readonly Dictionary<string, ShotFacts> _shots = new(StringComparer.Ordinal);
    private IReadOnlyList<Shot> _unscripted = [];
    private readonly List<Finding> _further = [.. plan.Trust?.Findings ?? []];
    private readonly RunTimings _timings = new();
    private readonly Redaction _redaction = new(plan.Secrets);
    private long _evidence;
    private int _without;
    private bool _isClosed;

    /// <summary>Keeps what was rendered, for a run that is cut off; null where that cannot be.</summary>
    public RenderKeeper? Keeper { get; init; }

    /// <summary>Files that are not on both sides alike.</summary>
    public IReadOnlyList<ChangedFile> Changed { get; init; } = [];

    /// <summary>Judges in parallel, records one at a time.</summary>
    /// <exception cref="OperationCanceledException">The run was called off meanwhile: the shot is pending.</exception>
    public void Add(RenderedShot rendered, CancellationToken cancellationToken)
    {
        var started = parts.Time.GetTimestamp();
        var judged = _judge.Judge(rendered, cancellationToken);
        var judging = parts.Time.GetElapsedTime(started);
        if (Keeper is { } keeper && !Volatile.Read(ref _isClosed))
            output.Guarded(() => Kept(keeper, rendered));
        lock (_lock)
        {
            if (_isClosed)
                return;
            var writing = parts.Time.GetTimestamp();
            _checks.Observe(judged.Comparison);
            _coverage.Observe(judged.Comparison);
            var id = rendered.Shot.Id.ToString();
            var facts = ShotFactsWriter.Write(judged.Comparison, Evidence(id, judged.Evidence));
            output.Append(_redaction.Apply(facts));
            _shots.Add(id, facts);
            _timings.Add(judged.Comparison, judging, parts.Time.GetElapsedTime(writing));
            parts.Progress.Judged(facts);
        }
    }

    /// <summary>Nothing is recorded from now on: what is judged later was left behind when the run was called off, and is pending.</summary>
    public void Close()
    {
        lock (_lock)
            _isClosed = true;
    }

    private EvidenceFacts? Evidence(string id, IReadOnlyList<EvidencePicture> pictures)
    {
        var size = pictures.Sum(picture => (long)picture.Png.Length);
        if (_evidence + size <= (long)plan.Limits.EvidenceMegabytes << 20)
        {
            _evidence += size;
            return output.Keep(id, pictures);
        }

        _without++;
        return null;
    }

    private static bool Kept(RenderKeeper keeper, RenderedShot rendered)
    {
        keeper.Keep(rendered);
        return true;
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
    /// <param name="pages">The union of both sides, or this part of it.</param>
    /// <param name="environment">What produced the pixels; null when the run was cancelled before there was a browser.</param>
    /// <param name="markup">What the markup says beside the pixels; null when the run was cancelled.</param>
    /// <param name="elapsed">Since the run began.</param>
    public RunReport Report(PagePairs pages, RenderEnvironment? environment, MarkupReview? markup, TimeSpan elapsed)
    {
        var coverage = markup is null || plan.Shard is not null ? null : CoverageReview.Of(CoverageNotes.Of(plan, _coverage, markup, Changed));
        return new ReportParts
        {
            Tool = plan.Tool,
            Run = new RunFacts(markup is not null, subject.PlanDigest, plan.ConfigDigest, null, plan.Shard?.ToString()) { Config = plan.Config, Options = plan.Options },
            Subject = subject.Facts,
            Environments = environment is null ? [] : [RunDigests.Environment(environment, parts.Witness?.Name ?? $"absent: {parts.WitnessAbsence}")],
            Excluded = [.. pages.Excluded.Select(rule => new ExcludedFacts(rule.Rule, rule.Pages))],
            Pages = [.. pages.Pairs.Select(pair => pair.Id.Value)],
            Shots = [.. render.Shots.Concat(_unscripted).OrderBy(shot => shot.Id).Select(shot => _shots.GetValueOrDefault(shot.Id.ToString()) ?? ShotFactsWriter.Pending(shot))],
            Findings = Findings(markup, coverage),
            Markup = plan.Shard is null && markup is not null ? markup.Markup : [],
            Coverage = coverage?.Facts,
            Timings = _timings.Write(elapsed),
        }.Report();
    }

    /// <summary>What the other parts of the run will need of this one.</summary>
    /// <param name="plannedShots">Of all parts.</param>
    /// <param name="deal">Which part has which page.</param>
    /// <param name="markup">Of this part.</param>
    public ShardNotes Notes(int plannedShots, ShardDeal deal, MarkupReview markup) => new()
    {
        Shard = plan.Shard!.ToString(),
        PlanDigest = subject.PlanDigest,
        Deal = deal.Digest,
        Positions = deal.PositionsOf(plan.Shard.Index),
        PlannedShots = plannedShots,
        AddedShots = _unscripted.Count,
        Tallies = Tallies(),
        Proposed = plan.Trust?.Proposed ?? [],
        Coverage = CoverageNotes.Of(plan, _coverage, markup, Changed),
        Markup = plan.Shard.Index == 1 ? markup.Notes : null,
    };

    private IReadOnlyList<Tally> Tallies() => [.. _checks.Tallies(), .. Further().Select(finding => new Said(finding))];

    private IEnumerable<Finding> Further() => _without == 0
        ? _further
        : _further.Append(FindingFactory.OfRun(
            "evidence-limit",
            Severity.Incomplete,
            "gate.limits.evidenceMegabytes",
            $"the pictures of {Words.Count(_without, "shot")} were not kept: there are more than {Words.Number(plan.Limits.EvidenceMegabytes)} MiB of them; the bound is gate.limits.evidenceMegabytes"));

    private IReadOnlyList<Finding> Findings(MarkupReview? markup, CoverageReview? coverage)
    {
        var seen = Tallies().SelectMany(tally => tally.Findings());
        // What is beside the pixels is about all pages at once, and told when all parts are there.
        if (markup is null || plan.Shard is not null)
            return [.. seen];
        var differing = _shots.Values.Where(shot => shot.Status != ShotStatus.Identical && shot.State != ScriptsOff.State).Select(shot => shot.Page).ToHashSet(StringComparer.Ordinal);
        var masked = ShotMasks.Differing(_shots.Values);
        return [.. seen, .. markup.Findings(differing.Contains, masked.Contains), .. coverage?.Findings ?? []];
    }
}

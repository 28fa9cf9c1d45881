using Gate.Core.Baselines;
using Gate.Core.Checks;
using Gate.Core.Ledger;
using Gate.Core.Pages;
using Gate.Core.Rendering;
using Gate.Core.Run.Resume;
using Gate.Core.Run.Shards;
using Gate.Core.Semantics;

namespace Gate.Core.Run;

/// <summary>The whole flow, from the page sets to the written report.</summary>
public static class GateRun
{
    /// <summary>Renders, judges and reports. Cancellation leaves a valid partial report, marked so.</summary>
    /// <exception cref="GateException">The request cannot be carried out, no browser starts, or the report cannot be written.</exception>
    public static async Task<RunReport> RunAsync(GatePlan plan, RunParts parts, CancellationToken cancellationToken)
    {
        var started = parts.Time.GetTimestamp();
        SubjectDigest.Begin(plan);
        var all = PagePairing.Pair(plan.Before, plan.After, plan.Rules);
        var whole = PlanRendering(plan, all);
        var (pages, render, deal) = ShardScope.Narrow(plan, all, whole);
        var digest = RunDigests.Plan(plan, whole);
        parts.Progress.Planned(pages.Pairs.Count, render.Shots.Count);

        if (plan.Resume is { } run && !Directory.Exists(OutputFolder.RendersOf(run)))
            throw new GateException("resume-nothing", "there is nothing to resume: no run was cut off in this folder, or it had rendered nothing") { Place = run, NextStep = "run gate check without --resume" };

        // Before anything is rendered: a ledger that cannot be read is an error of the request.
        var ledger = plan.Ledger.Read();
        using var output = OutputFolder.Open(plan.OutFolder, digest, parts.HasClaim);
        using var late = new CancellationTokenSource(plan.Limits.Time, parts.Time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token, parts.Abandoned);
        // Hashing the sides takes about as long as starting a browser.
        var subject = Task.Run(() => SubjectDigest.Read(plan, cancellationToken), cancellationToken);
        // The markup of a site is read as one, because links lead from part to part: the first part does it for all.
        var review = MarkupReview.RunAsync(plan.Before, plan.After, (plan.Shard is { Index: 1 } ? all : pages).Pairs, plan.Semantics, plan.Rendering.Masks, end.Token);
        var ordering = Task.Run(() => ShotOrder.CostliestFirst(plan, render), CancellationToken.None);
        await using var renderer = await StartAsync(plan, parts, end.Token);
        var (sources, changed) = await FinishAsync(subject, plan, cancellationToken);
        var isOrdered = await CalledOff.EndsAsync(ordering, end.Token);
        var resume = renderer is null || !isOrdered ? null : RunResume.Begin(plan, digest, output, sources, renderer.Environment, parts.Progress.Note);
        var record = new RunRecord(plan, render, output, parts, (sources, digest)) { Keeper = resume?.Keeper, Changed = changed };
        var isComplete = resume is not null && await JudgeAllAsync(resume.RenderAsync(await ordering, renderer!, end.Token), record, end.Token);

        // After a cancellation there is nothing to tell.
        var isReviewed = await CalledOff.EndsAsync(review, end.Token) && !review.IsCanceled;
        var markup = cancellationToken.IsCancellationRequested ? null : isReviewed ? await review : MarkupReview.OutOfTime;
        isComplete &= isReviewed;
        if (isComplete && markup is not null && record.PlanWithoutScripts(markup, pages) is { Count: > 0 } unscripted)
        {
            parts.Progress.PlannedMore(unscripted.Count);
            parts.Progress.Note($"{Words.Count(unscripted.Count, "page")} whose scripts paint over an edit of the markup: looked at without scripts as well");
            if (!await JudgeAllAsync(resume!.RenderAsync(render with { Shots = unscripted }, renderer!, end.Token), record, end.Token))
                isComplete = false;
        }

        parts.Abandoned.ThrowIfCancellationRequested();
        if (!isComplete && cancellationToken.IsCancellationRequested)
            markup = null;
        else if (!isComplete)
            record.Add([FindingFactory.OfRun("run-timeout", Severity.Incomplete, "globalTimeout", $"the run was not done within {Words.Number((long)plan.Limits.Time.TotalSeconds)} s: what it has not reached is pending; the bound is globalTimeout")]);
        if (markup is not null)
        {
            var moved = Task.Run(() => SubjectDigest.Moved(sources, plan, cancellationToken), cancellationToken);
            if (await CalledOff.EndsAsync(moved, cancellationToken) && !moved.IsCanceled)
                record.Add(await moved);
            else
                markup = null;
        }

        record.Close();
        // Approvals were given for what reports say, so it is judged as it will be said; reasons are texts as any other.
        var redaction = new Redaction(plan.Secrets);
        var judged = redaction.Apply(await ReportAsync(markup) ?? record.Report(pages, renderer?.Environment, markup = null, parts.Time.GetElapsedTime(started)));
        var report = ledger is null ? judged : redaction.Apply(LedgerJudgement.Apply(judged, ledger, plan.Ledger.Source));
        if (plan.Trust is { } trust)
            report = redaction.Apply(LedgerJudgement.Propose(report, trust.Proposed));
        if (deal is not null && markup is not null)
            output.KeepShard(redaction.Apply(record.Notes(whole.Shots.Count, deal, markup)));
        output.Publish(report);
        return report;

        // What the markup and the coverage come to may take long; null when the run was called off meanwhile.
        async Task<RunReport?> ReportAsync(MarkupReview? told)
        {
            var work = Task.Run(() => record.Report(pages, renderer?.Environment, told, parts.Time.GetElapsedTime(started)), CancellationToken.None);
            return await CalledOff.EndsAsync(work, told is null ? CancellationToken.None : cancellationToken) ? await work : null;
        }
    }

    /// <summary>Every page of the union at every viewport, as it is and in every state declared for it.</summary>
    public static RenderPlan PlanRendering(GatePlan plan, PagePairs pages) => new(
        plan.Before.Site,
        plan.After.Site,
        [.. pages.Pairs.SelectMany(pair => plan.Viewports.SelectMany(viewport => Shots(pair, viewport, plan.Rendering.States))).OrderBy(shot => shot.Id)],
        plan.Rendering,
        plan.Confirm)
    {
        Reuse = plan.Reuse,
        Repeat = plan.Repeat,
        Glance = plan.Glance,
        Cache = plan.Cache,
    };

    private static IRenderer Recorded(GatePlan plan, IRenderer renderer) => plan.Before.Site is Site.Recorded recorded ? new BaselineRenderer(renderer, recorded.Store, plan.Viewports) : renderer;

    private static IEnumerable<Shot> Shots(PagePair pair, Viewport viewport, IReadOnlyList<StateRecipe> states) =>
        states.Select(state => new Shot(pair, viewport, state.Name)).Where(shot => states.First(state => state.Name == shot.State).Scope.Covers(shot.Id)).Prepend(new Shot(pair, viewport));

    /// <summary>Null when it was cancelled meanwhile: the partial report then has every shot pending.</summary>
    private static async Task<IRenderer?> StartAsync(GatePlan plan, RunParts parts, CancellationToken cancellationToken)
    {
        try
        {
            return Recorded(plan, await parts.StartRenderer(plan.Browser, plan.Rendering, parts.Progress.Note, cancellationToken));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private static async Task<SubjectRead> FinishAsync(Task<SubjectRead> subject, GatePlan plan, CancellationToken cancellationToken) =>
        !await CalledOff.EndsAsync(subject, cancellationToken) || subject.IsCanceled ? new SubjectRead(SubjectDigest.Unread(plan), []) : await subject;

    /// <summary>False when it was cancelled before the last shot.</summary>
    private static async Task<bool> JudgeAllAsync(IAsyncEnumerable<RenderedShot> shots, RunRecord record, CancellationToken cancellationToken)
    {
        // Decoding and comparing a differing pair takes longer than a capture: two at a time keep up, and bound the memory.
        var judging = new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = cancellationToken };
        try
        {
            var judged = Parallel.ForEachAsync(shots, judging, (rendered, token) =>
            {
                record.Add(rendered, token);
                return ValueTask.CompletedTask;
            });
            if (!await CalledOff.EndsAsync(judged, cancellationToken))
                cancellationToken.ThrowIfCancellationRequested();
            await judged;
            return true;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}

using System.Runtime.CompilerServices;
using Gate.Core.Rendering;
using Gate.Core.Run.Facts;

namespace Gate.Core.Run.Resume;

/// <summary>Renders what a run that was cut off has not rendered, and hands on the rest as it was.</summary>
internal sealed class RunResume
{
    private readonly KeptRenders? _kept;

    private readonly Action<string> _note;

    private RunResume(RenderKeeper? keeper, KeptRenders? kept, Action<string> note) => (Keeper, _kept, _note) = (keeper, kept, note);

    /// <summary>Keeps what is rendered now; null where no digest can tell later whether it still holds (a live site).</summary>
    public RenderKeeper? Keeper { get; }

    /// <summary>Opens both: what is there, and what comes.</summary>
    public static RunResume Begin(GatePlan plan, string planDigest, OutputFolder output, SubjectFacts subject, RenderEnvironment environment, Action<string> note)
    {
        if (subject.Before.Tree is not { } before || subject.After.Tree is not { } after)
            return Nothing(plan, "nobody can tell whether a live site is still the same", note);
        // No digest is made of secrets, and what a storage state holds shows on pages.
        if (plan.Rendering.StorageState is not null || plan.Rendering.States.Any(state => state.StorageState is not null))
            return Nothing(plan, "nobody can tell whether a storage state is still the same", note);
        var now = new KeptRun(plan.Tool, planDigest, before, after, RunDigests.Environment(environment, "").Id);
        var kept = plan.Resume is { } run ? KeptRenders.Open(OutputFolder.RendersOf(run), now, plan.Rendering, note) : null;
        return new RunResume(output.Guarded(() => RenderKeeper.Begin(output.Renders, now, plan.Rendering, new Redaction(plan.Secrets))), kept, note);
    }

    private static RunResume Nothing(GatePlan plan, string why, Action<string> note)
    {
        if (plan.Resume is not null)
            note($"--resume: {why}, so everything is rendered anew");
        return new RunResume(null, null, note);
    }

    /// <summary>What is there already, then what is missing.</summary>
    public async IAsyncEnumerable<RenderedShot> RenderAsync(RenderPlan render, IRenderer renderer, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var missing = new List<Shot>();
        foreach (var shot in render.Shots)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (_kept?.Find(shot) is { } known)
                yield return known;
            else
                missing.Add(shot);
        }

        if (_kept is not null)
            _note($"--resume: {Words.Count(render.Shots.Count - missing.Count, "shot")} of {Words.Number(render.Shots.Count)} rendered before");
        if (missing.Count == 0)
            yield break;
        await foreach (var rendered in renderer.RenderAsync(render with { Shots = missing }, cancellationToken))
            yield return rendered;
    }
}

using System.Runtime.CompilerServices;
using Gate.Core.Rendering;
using Gate.Core.Run.Facts;

namespace Gate.Core.Run.Resume;

/// <summary>Renders what a run that was cut off has not rendered, and hands on the rest as it was.</summary>
internal sealed class RunResume
{
    private readonly KeptRenders? _kept;

    private RunResume(RenderKeeper? keeper, KeptRenders? kept) => (Keeper, _kept) = (keeper, kept);

    /// <summary>Keeps what is rendered now; null where no digest can tell later whether it still holds (a live site).</summary>
    public RenderKeeper? Keeper { get; }

    /// <summary>Opens both: what is there, and what comes.</summary>
    public static RunResume Begin(GatePlan plan, string planDigest, OutputFolder output, SubjectFacts subject, RenderEnvironment environment, Action<string> note)
    {
        if (subject.Before.Tree is not { } before || subject.After.Tree is not { } after)
        {
            if (plan.Resume is not null)
                note("--resume: nobody can tell whether a live site is still the same, so everything is rendered anew");
            return new RunResume(null, null);
        }

        var now = new KeptRun(plan.Tool, planDigest, before, after, RunDigests.Environment(environment, "").Id);
        var kept = plan.Resume is { } run ? KeptRenders.Open(OutputFolder.RendersOf(run), now, plan.Rendering, note) : null;
        return new RunResume(output.Guarded(() => RenderKeeper.Begin(output.Renders, now, plan.Rendering, new Redaction(plan.Secrets))), kept);
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

        if (missing.Count == 0)
            yield break;
        await foreach (var rendered in renderer.RenderAsync(render with { Shots = missing }, cancellationToken))
            yield return rendered;
    }
}

using System.Runtime.CompilerServices;
using Gate.Core.Explain;
using Gate.Core.Rendering;

namespace Gate.Tests.Fault.Injected;

/// <summary>Renders as another renderer does, and tells when a stage is reached.</summary>
/// <param name="inner">Disposed with this one.</param>
/// <param name="reach">Told of each stage, also more than once.</param>
/// <param name="distort">What becomes of the shot that may differ.</param>
internal sealed class FaultyRenderer(IRenderer inner, Action<FaultStage> reach, Func<RenderedShot, RenderedShot> distort) : IRenderer
{
    public RenderEnvironment Environment => inner.Environment;

    public async IAsyncEnumerable<RenderedShot> RenderAsync(RenderPlan plan, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var isReal = inner is not Support.FakeRenderer;
        if (!isReal)
            reach(FaultStage.Render);
        await foreach (var shot in inner.RenderAsync(plan, cancellationToken))
        {
            if (shot.Shot.Id.Page.Value != FaultWorld.Differing)
            {
                yield return shot;
                continue;
            }

            if (!isReal)
                reach(FaultStage.Confirm);
            yield return Watched(distort(shot));
        }
    }

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private RenderedShot Watched(RenderedShot shot) => shot with { Before = Watched(shot.Before!), After = Watched(shot.After!) };

    private SideRender Watched(SideRender side) => new(new TriggerList<RenderOutcome>([.. side.Attempts.Select(Watched)], () => reach(FaultStage.Compare)));

    private RenderOutcome Watched(RenderOutcome attempt) => attempt is RenderOutcome.Captured { Capture.Layout: { } layout } captured
        ? captured with { Capture = captured.Capture with { Layout = new LayoutFacts(new TriggerList<LayoutNode>(layout.Nodes, () => reach(FaultStage.Explain))) } }
        : attempt;
}

using System.Runtime.CompilerServices;
using Gate.Core.Rendering;
using Gate.Core.Run.Facts;

namespace Gate.Core.Baselines;

/// <summary>Renders the after side, and takes the before side from a baseline of the same environment.</summary>
/// <param name="inner">Renders.</param>
/// <param name="store">What was recorded.</param>
/// <param name="viewports">Of the plan.</param>
public sealed class BaselineRenderer(IRenderer inner, BaselineStore store, IReadOnlyList<Viewport> viewports) : IRenderer
{
    private readonly Dictionary<string, BaselineShot> _shots = store.Manifest.Shots.ToDictionary(shot => shot.Id, StringComparer.Ordinal);

    /// <inheritdoc/>
    public RenderEnvironment Environment => inner.Environment;

    /// <inheritdoc/>
    /// <exception cref="GateException"><c>baseline-environment</c>, <c>baseline-settings</c>: its pixels cannot be compared with those made here.</exception>
    public async IAsyncEnumerable<RenderedShot> RenderAsync(RenderPlan plan, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Check(plan);
        var asked = plan.Shots.ToDictionary(shot => shot.Id.ToString(), StringComparer.Ordinal);
        foreach (var removed in plan.Shots.Where(shot => shot.Pair.After is null))
            yield return new RenderedShot(removed, new SideRender([.. Enumerable.Repeat(Outcome(removed, null), plan.Confirm)]), null);
        // A page of one side alone is captured afresh as often as is needed to believe it.
        var alone = plan with
        {
            Before = plan.After,
            Shots = [.. plan.Shots.Where(shot => shot.Pair.After is not null).Select(shot => new Shot(shot.Pair with { Before = null }, shot.Viewport, shot.State))],
        };
        if (alone.Shots.Count == 0)
            yield break;
        await foreach (var rendered in inner.RenderAsync(alone, cancellationToken))
        {
            var shot = asked[rendered.Shot.Id.ToString()];
            yield return new RenderedShot(shot, shot.Pair.Before is null ? null : Recorded(shot, rendered.After!), rendered.After);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => inner.DisposeAsync();

    /// <summary>
    /// A record knows the picture alone. What else is known of a capture (requests, messages, the boxes of masks) is taken to be as it is now,
    /// so that nothing is told as new that may have been there then.
    /// </summary>
    private SideRender Recorded(Shot shot, SideRender after) =>
        after with { Attempts = [.. after.Attempts.Select(attempt => Outcome(shot, (attempt as RenderOutcome.Captured)?.Capture) with { Requests = after.First.Requests })] };

    private RenderOutcome Outcome(Shot shot, Capture? now) => _shots.GetValueOrDefault(shot.Id.ToString()) switch
    {
        null => new RenderOutcome.NotCaptured(new Failure(FailureKind.BadCapture, "the baseline has no picture of this shot")),
        { Redirect: { } target } => new RenderOutcome.Redirected(target),
        var recorded when now is not null => new RenderOutcome.Captured(now with { Png = store.Read(recorded), Layout = null, Accessibility = null, Hidden = [], IsBlank = false }),
        var recorded => new RenderOutcome.Captured(new Capture { Png = store.Read(recorded), Settle = new SettleRecord("recorded", new Dictionary<string, int>(), []), Process = 0 }),
    };

    private void Check(RenderPlan plan)
    {
        var (then, now) = (store.Manifest.Environment, inner.Environment);
        if (Difference(then, now) is { } what)
            throw Refused("baseline-environment", $"the baseline was recorded with {what}", "record it anew here, or run where it was recorded (a pinned container image)");
        if (store.Manifest.Rendering != BaselineStore.RenderingOf(plan.Settings, viewports))
            throw Refused("baseline-settings", "the baseline was recorded with other settings (viewports, states, locale, address, …)", "record it anew with these");
    }

    private static string? Difference(EnvironmentFacts then, RenderEnvironment now) =>
        then.Browser != now.Browser ? $"{then.Browser}, here is {now.Browser}"
        : then.Fonts != now.Fonts ? "other fonts than there are here"
        : then.Os != now.Os ? $"{then.Os}, here is {now.Os}"
        : !then.Flags.SequenceEqual(now.Flags) ? "other browser flags"
        : null;

    private GateException Refused(string code, string message, string next) => new(code, message) { Place = store.Folder, NextStep = next, Exit = GateExit.Incomplete };
}

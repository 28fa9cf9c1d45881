using Gate.Core.Rendering;
using Gate.Pixels;

namespace Gate.Core.Explain;

/// <summary>
/// Explains what differs in a shot. Trouble here is a note and leaves the pixels' verdict as it is. Safe for concurrent use.
/// </summary>
/// <param name="plan">Where sources and addresses are known from.</param>
/// <param name="time">Measures what an explanation costs.</param>
/// <param name="note">Hears of what could not be explained for a reason of its own.</param>
/// <param name="isStrict">Lets trouble fly, for tests.</param>
public sealed class ShotExplainer(RenderPlan plan, TimeProvider time, Action<string> note, bool isStrict = false)
{
    private readonly SideSources _before = new("before", plan.Before, plan.Settings.BaseUrl);
    private readonly SideSources _after = new("after", plan.After, plan.Settings.BaseUrl);
    private readonly SheetEdits _edits = new();

    /// <summary>What explaining one shot may cost, in steps.</summary>
    internal long Steps { get; init; } = StepBudget.Default;

    /// <summary>Without layouts it is the group by pixels alone, and so it is where an explanation would cost too much.</summary>
    /// <exception cref="OperationCanceledException">The run was called off.</exception>
    public ExplainedShot Explain(RenderedShot rendered, ComparedPictures pictures, IReadOnlyList<DiffRegion> regions, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        return new ExplainedShot(Find(rendered, pictures, regions, cancellationToken), time.GetElapsedTime(started));
    }

    private IReadOnlyList<RegionExplanation> Find(RenderedShot rendered, ComparedPictures pictures, IReadOnlyList<DiffRegion> regions, CancellationToken cancellationToken)
    {
        if (Layout(rendered.Before) is { } layout && Layout(rendered.After) is { } otherLayout)
        {
            try
            {
                if (ShotExplanation.Of(Sides(rendered, layout, otherLayout), pictures, regions, new StepBudget(Steps, cancellationToken)) is { } explained)
                    return explained;
                note($"{rendered.Shot.Id}: too large to be explained");
            }
            catch (StepBudgetException exception)
            {
                note($"{rendered.Shot.Id}: too large to be explained: {exception.Message}");
            }
            catch (Exception exception) when (exception is not (OutOfMemoryException or OperationCanceledException) && !isStrict)
            {
                // A page of untrusted markup that trips the explanation must not cost the verdict of its pixels: the note carries the kind, so that a
                // bug is seen as one; tests are strict.
                note($"{rendered.Shot.Id}: not explained: {exception.GetType().Name}: {exception.Message}");
            }
        }

        return [.. regions.Select(region => new RegionExplanation([], null, null, [ShotExplanation.IdOf(RegionDigest.Of(pictures, region.Bounds))]))];
    }

    // The layout of a picture that is not the one compared would explain something else.
    private static LayoutFacts? Layout(SideRender? side) => side?.First is not RenderOutcome.Captured first
        ? null
        : side.Attempts.OfType<RenderOutcome.Captured>().FirstOrDefault(attempt => attempt.Capture.Layout is not null && attempt.Capture.Png.Span.SequenceEqual(first.Capture.Png.Span))?.Capture.Layout;

    // What was rendered by the machine's clock, or never came to rest, may differ for a reason that is in no source.
    private static bool IsCertain(SideRender side) =>
        side.Attempts.All(attempt => attempt is RenderOutcome.Captured { Capture.Settle: { Clock: "virtual", Unsettled.Count: 0 } });

    private ExplainedSides Sides(RenderedShot rendered, LayoutFacts before, LayoutFacts after)
    {
        var (asked, nowAsked) = (rendered.Before!.First.Requests, rendered.After!.First.Requests);
        var (was, now) = (_before.Read(rendered.Shot.Pair.Before!, asked), _after.Read(rendered.Shot.Pair.After!, nowAsked));
        var isCertain = IsCertain(rendered.Before) && IsCertain(rendered.After);
        return new ExplainedSides(before, after, rendered.Shot.Viewport.Scale, new RequestChanges(asked, nowAsked, before.PictureSizes, after.PictureSizes))
        {
            BeforeText = was,
            AfterText = now,
            Edits = _edits.Between(was, now),
            Inputs = isCertain ? InputEdits.Of(asked, nowAsked, (was, now), _edits) : null,
            Scripts = isCertain ? ScriptEdits.Of(asked, nowAsked, (was, now), _edits) : ScriptEdits.None,
        };
    }
}

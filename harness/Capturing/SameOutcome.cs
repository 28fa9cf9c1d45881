using Gate.Core.Rendering;

namespace Gate.Harness.Capturing;

/// <summary>Whether two sides are plainly the same, so that no further attempt is needed.</summary>
internal static class SameOutcome
{
    /// <summary>True for equal bytes and for equal targets; two failures are no agreement.</summary>
    public static bool Of(RenderOutcome before, RenderOutcome after) => (before, after) switch
    {
        (RenderOutcome.Captured old, RenderOutcome.Captured now) => old.Capture.Png.Span.SequenceEqual(now.Capture.Png.Span),
        (RenderOutcome.Redirected old, RenderOutcome.Redirected now) => old.Target == now.Target,
        _ => false,
    };
}

using Gate.Core.Rendering;
using Gate.Harness.Serving;

namespace Gate.Harness.Reuse;

/// <summary>A shot as an earlier round rendered it, with all that its captures were made of.</summary>
/// <param name="Key">Of everything beside the bytes of the sites.</param>
/// <param name="Rendered">As it is handed on.</param>
/// <param name="Before">Each answer once; empty when the page is not on this side.</param>
/// <param name="After">Each answer once; empty when the page is not on this side.</param>
internal sealed record KeptRound(string Key, RenderedShot Rendered, IReadOnlyList<ProxyRecord> Before, IReadOnlyList<ProxyRecord> After)
{
    /// <summary>Whether it was looked at often enough: what is equal need not be looked at twice.</summary>
    public bool IsConfirmed(int confirm) => Rendered.SameInputs || new[] { Rendered.Before, Rendered.After }.All(side => side is null || side.Looks >= confirm) || IsEqual(Rendered);

    /// <summary>Of its pictures.</summary>
    public long Bytes { get; } = new[] { Rendered.Before, Rendered.After }.OfType<SideRender>()
        .SelectMany(side => side.Attempts).OfType<RenderOutcome.Captured>()
        .DistinctBy(captured => captured.Capture.Png).Sum(captured => (long)captured.Capture.Png.Length);

    /// <returns>Null where something of it is in doubt, or a side is not one picture: that is rendered in every round.</returns>
    /// <param name="key">Of everything beside the bytes of the sites.</param>
    /// <param name="rendered">Just now.</param>
    /// <param name="before">What each attempt was made of; empty when there was none.</param>
    /// <param name="after">What each attempt was made of; empty when there was none.</param>
    public static KeptRound? Of(string key, RenderedShot rendered, IReadOnlyList<ShotInputs> before, IReadOnlyList<ShotInputs> after)
    {
        if (before.Concat(after).Any(inputs => inputs.Doubt is not null) || !IsOne(rendered.Before) || !IsOne(rendered.After))
            return null;
        return new KeptRound(key, Light(rendered) with { IsCarried = true }, Answers(before), Answers(after));
    }

    private static bool IsEqual(RenderedShot rendered) =>
        rendered is { Before.First: RenderOutcome.Captured { Capture: var one }, After.First: RenderOutcome.Captured { Capture: var other } } && one.Png.Span.SequenceEqual(other.Png.Span);

    private static bool IsOne(SideRender? side) => side is null
        || side.Attempts.All(attempt => attempt is RenderOutcome.Captured { Capture: var capture } && side.First is RenderOutcome.Captured { Capture: var first } && capture.Png.Span.SequenceEqual(first.Png.Span));

    private static IReadOnlyList<ProxyRecord> Answers(IReadOnlyList<ShotInputs> inputs) =>
        [.. inputs.SelectMany(each => each.Answers).Where(answer => answer.Result == RequestResult.Answered).Distinct()];

    // Nobody looks at pictures that are equal; and the time that was spent is not spent again.
    private static RenderedShot Light(RenderedShot rendered)
    {
        // Masks are told with their share of the picture, whose size stands in its file.
        var isEqual = IsEqual(rendered) && new[] { rendered.Before!.First, rendered.After!.First }.All(outcome => outcome is RenderOutcome.Captured { Capture.Masks.Count: 0 });
        return rendered with { Before = Light(rendered.Before, isEqual), After = Light(rendered.After, isEqual) };
    }

    private static SideRender? Light(SideRender? side, bool isEqual) => side is null ? null : side with { Attempts = [.. side.Attempts.Select(attempt => Light((RenderOutcome.Captured)attempt, isEqual))] };

    private static RenderOutcome Light(RenderOutcome.Captured captured, bool isEqual) => captured with
    {
        Capture = isEqual ? captured.Capture with { Png = ReadOnlyMemory<byte>.Empty } : captured.Capture,
        Timings = new Dictionary<string, double>(),
    };
}

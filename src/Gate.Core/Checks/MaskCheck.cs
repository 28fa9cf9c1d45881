using Gate.Core.Checks.Tallies;
using Gate.Core.Rendering;
using Gate.Core.Run;
using Gate.Pixels;

namespace Gate.Core.Checks;

/// <summary>
/// Masks in force, with the area that they cover (<c>mask-in-force</c>), and those that rot: <c>mask-unused</c> is about no shot
/// of the run, <c>mask-no-element</c> found nothing on any of its shots, <c>mask-expired</c> is over and masks nothing,
/// <c>mask-over-budget</c> covers more of a shot than it may.
/// </summary>
internal sealed class MaskCheck : ICheck
{
    private readonly List<(MaskRule Rule, MaskUse Use)> _uses;

    public MaskCheck(RenderPlan plan) => _uses = [.. plan.Settings.Masks.Select((rule, index) => (rule, MaskUse.Of(rule, index)))];

    public void Observe(ShotComparison shot)
    {
        for (var i = 0; i < _uses.Count; i++)
        {
            var (rule, use) = _uses[i];
            if (!rule.IsExpired && rule.Scope.Covers(shot.Rendered.Shot.Id))
                _uses[i] = (rule, (MaskUse)use.Plus(Seen(shot, rule, use)));
        }
    }

    public IEnumerable<Finding> Findings() => Tallies().SelectMany(tally => tally.Findings());

    public IEnumerable<Tally> Tallies() => _uses.Select(entry => entry.Use);

    private static MaskUse Seen(ShotComparison shot, MaskRule rule, MaskUse use)
    {
        var seen = use with { Shots = 0, Unmeasured = 0, Masked = 0, Area = 0, Share = 0, Largest = null, Over = [] };
        // A shot without a picture of its own (known from an earlier run, redirected, failed) says nothing about its masks.
        if (shot.Mask.Measured.FirstOrDefault(measured => ReferenceEquals(measured.Rule, rule)) is not { } measured || SizeOf(shot.Rendered) is not var (width, height))
            return seen with { Unmeasured = 1 };
        if (measured.Boxes.Count == 0)
            return seen with { Shots = 1 };
        var area = new Mask(measured.Boxes).AreaWithin(width, height);
        return seen with { Shots = 1, Masked = 1, Area = area, Share = 100d * area / ((long)width * height), Largest = shot.Rendered.Shot.Id.ToString() };
    }

    // The union of both sides, as positions are counted.
    private static (int Width, int Height)? SizeOf(RenderedShot rendered)
    {
        var sizes = new[] { rendered.Before?.First, rendered.After?.First }.OfType<RenderOutcome.Captured>()
            .Select(captured => PngReader.ReadHeader(captured.Capture.Png.Span)).ToList();
        return sizes.Count == 0 ? null : (sizes.Max(size => size.Width), sizes.Max(size => size.Height));
    }
}

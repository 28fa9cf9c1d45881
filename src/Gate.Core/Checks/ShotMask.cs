using Gate.Core.Rendering;
using Gate.Pixels;

namespace Gate.Core.Checks;

/// <summary>
/// The mask of a shot: the union of what every capture of both sides measured, so that an element that moved is left out
/// where it was and where it is.
/// </summary>
public sealed record ShotMask
{
    /// <summary>No rule is about the shot.</summary>
    public static ShotMask None { get; } = new();

    /// <summary>By rule, in the order of the config.</summary>
    public IReadOnlyList<MeasuredMask> Measured { get; init; } = [];

    /// <summary>All of them as one.</summary>
    public Mask Union { get; init; } = Mask.None;

    /// <summary>Of the rendered shot.</summary>
    public static ShotMask Of(RenderedShot rendered)
    {
        var captures = new[] { rendered.Before, rendered.After }.OfType<SideRender>()
            .SelectMany(side => side.Attempts).OfType<RenderOutcome.Captured>().Select(captured => captured.Capture).ToList();
        if (captures.TrueForAll(capture => capture.Masks.Count == 0))
            return None;
        var measured = captures.SelectMany(capture => capture.Masks)
            .GroupBy(mask => mask.Rule, ReferenceEqualityComparer.Instance)
            .Select(group => new MeasuredMask(group.First().Rule, [.. group.SelectMany(mask => mask.Boxes).Distinct().Order()]))
            .ToList();
        return new ShotMask { Measured = measured, Union = new Mask(measured.SelectMany(mask => mask.Boxes)) };
    }
}

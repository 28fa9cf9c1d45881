using Gate.Core.Pages;

namespace Gate.Core.Rendering;

/// <summary>All that a renderer needs to know.</summary>
/// <param name="Before">How pages of the before side are reached.</param>
/// <param name="After">How pages of the after side are reached.</param>
/// <param name="Shots">In the order in which they are begun.</param>
/// <param name="Settings">What a capture looks like.</param>
/// <param name="Confirm">Fresh captures a side before a difference is believed; at least 1.</param>
public sealed record RenderPlan(Site Before, Site After, IReadOnlyList<Shot> Shots, RenderSettings Settings, int Confirm)
{
    /// <summary>Whether a side may go unrendered where it would be made of the same bytes; see <see cref="RenderedShot.SameInputs"/>.</summary>
    public bool Reuse { get; init; }

    /// <summary>Whether every shot is captured <see cref="Confirm"/> times a side, also where the first captures are equal.</summary>
    public bool Repeat { get; init; }

    /// <summary>
    /// Whether both sides of a shot are captured at the same time, each in a browser process of its own: equal bytes are equal all the
    /// more, and a difference has been seen once and has to be looked at again, back to back.
    /// </summary>
    public bool Glance { get; init; }

    /// <summary>Folder in which what is known of captures outlasts the run, absolute; null for none. Counts only with <see cref="Reuse"/>.</summary>
    public string? Cache { get; init; }
}

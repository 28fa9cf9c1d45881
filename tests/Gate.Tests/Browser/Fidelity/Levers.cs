namespace Gate.Tests.Browser.Fidelity;

/// <summary>
/// What gate does that a visitor's browser does not, each by itself: a lever is the name of a difference once the plain
/// capture with that lever alone equals gate's.
/// </summary>
[Flags]
internal enum Levers
{
    None = 0,

    /// <summary>The page was scrolled through once, so that what comes with scrolling is there.</summary>
    Scrolled = 1 << 0,

    /// <summary><c>prefers-reduced-motion: reduce</c>, as the config says.</summary>
    ReducedMotion = 1 << 1,

    /// <summary>Finite animations at their end, others not begun.</summary>
    AnimationsAtRest = 1 << 2,

    /// <summary><c>Date</c> begins at gate's instant.</summary>
    Clock = 1 << 3,

    /// <summary>Gate's own flags: moving pictures on their first frame, <c>Math.random</c> by a fixed seed.</summary>
    StillAndSeeded = 1 << 4,

    /// <summary>Three times as long.</summary>
    Later = 1 << 5,

    /// <summary>Pictures are scaled from the picture itself in the frame of the capture, not from copies of earlier paints.</summary>
    ScaledOnce = 1 << 6,

    /// <summary>The page is not laid out in a window of 1 × 1 px for a frame, as a capture beyond the viewport does, and no visitor sees.</summary>
    Unresized = 1 << 7,
}

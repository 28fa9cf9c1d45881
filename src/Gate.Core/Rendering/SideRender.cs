namespace Gate.Core.Rendering;

/// <summary>
/// Every fresh attempt at one side. The first is the one that is compared; where the sides' bytes differ, or the page is on
/// one side only, the others repeat it in fresh contexts, at least one of them in another browser process.
/// </summary>
/// <param name="Attempts">At least one.</param>
public sealed record SideRender(IReadOnlyList<RenderOutcome> Attempts)
{
    /// <summary>The attempt that is compared.</summary>
    public RenderOutcome First => Attempts[0];

    /// <summary>Captures of earlier runs that count as well: of the same bytes in the same environment, and with the same picture.</summary>
    public int Remembered { get; init; }

    /// <summary>How often it was looked at.</summary>
    public int Looks => Attempts.Count + Remembered;
}

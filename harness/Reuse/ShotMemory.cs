using Gate.Core.Rendering;

namespace Gate.Harness.Reuse;

/// <summary>What earlier runs know of a shot: whether both sides would be made of the same bytes as a capture that came to rest then.</summary>
internal sealed class ShotMemory(ClosureStore store, ClosureKey keys)
{
    /// <returns>A capture of which both sides are made, or null.</returns>
    public async Task<Closure?> FindAsync(Shot shot, PageSide before, PageSide after, CancellationToken cancellationToken)
    {
        foreach (var (path, closure) in store.Find(keys.Of(shot)))
        {
            if (!await after.WouldAnswerAsync(closure.Inputs, cancellationToken) || !await before.WouldAnswerAsync(closure.Inputs, cancellationToken))
                continue;
            store.Touch(path);
            return closure;
        }
        return null;
    }

    /// <summary>How many captures of earlier runs were made of the same bytes as this one and gave the same picture; 0 where any gave another.</summary>
    /// <param name="shot">At the same address on both sides.</param>
    /// <param name="outcome">Not kept yet.</param>
    /// <param name="inputs">What it was made of.</param>
    public int SightingsOf(Shot shot, RenderOutcome outcome, ShotInputs inputs) =>
        inputs.Doubt is null && outcome is RenderOutcome.Captured { Capture: var capture }
        && store.Find(keys.Of(shot), inputs) is { Picture: { } picture } known && picture == Closure.PictureOf(capture)
            ? known.Sightings
            : 0;

    /// <summary>Keeps one side of a shot for later runs, where it proves anything.</summary>
    /// <param name="shot">At the same address on both sides.</param>
    /// <param name="attempts">All that were made afresh.</param>
    /// <param name="made">What each was made of.</param>
    public void Keep(Shot shot, IReadOnlyList<RenderOutcome> attempts, IReadOnlyList<ShotInputs> made)
    {
        if (Closure.Of(attempts, made) is { } closure)
            store.Keep(keys.Of(shot), closure);
    }
}

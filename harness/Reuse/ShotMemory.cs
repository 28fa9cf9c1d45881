using Gate.Core.Rendering;
using Gate.Harness.Serving;

namespace Gate.Harness.Reuse;

/// <summary>What earlier runs know of a shot: whether both sides would be made of the same bytes as a capture that came to rest then.</summary>
internal sealed class ShotMemory(ClosureStore store, ClosureKey keys)
{
    /// <returns>A capture of which both sides are made, or null.</returns>
    public async Task<Closure?> FindAsync(Shot shot, SiteProxy before, SiteProxy after, CancellationToken cancellationToken)
    {
        foreach (var (path, closure) in store.Find(keys.Of(shot)))
        {
            if (!await InputProof.HoldsAsync(closure.Inputs, after, cancellationToken) || !await InputProof.HoldsAsync(closure.Inputs, before, cancellationToken))
                continue;
            store.Touch(path);
            return closure;
        }
        return null;
    }

    /// <summary>Keeps a capture for later runs, where it proves anything.</summary>
    public void Keep(Shot shot, RenderOutcome outcome, ShotInputs inputs)
    {
        if (Closure.Of(outcome, inputs) is { } closure)
            store.Keep(keys.Of(shot), closure);
    }
}

using Gate.Core.Rendering;

namespace Gate.Harness.Reuse;

/// <summary>
/// One round of a check that goes on. A shot is handed on from an earlier one only where both sides, asked now and without a browser,
/// give every answer that its captures were made of.
/// </summary>
internal sealed class Round(RoundMemory memory, ClosureKey keys)
{
    /// <returns>The shot as it was, or equal by its inputs, or null when it has to be rendered.</returns>
    public async Task<RenderedShot?> FindAsync(RenderPlan plan, Shot shot, PageSide before, PageSide after, CancellationToken cancellationToken)
    {
        if (memory[shot.Id.ToString()] is not { } kept || kept.Key != keys.OfBoth(shot) || !await before.WouldAnswerAsync(kept.Before, cancellationToken))
            return null;
        if (kept.IsConfirmed(plan.Confirm) && await after.WouldAnswerAsync(kept.After, cancellationToken))
            // The same page; the sources behind it were opened anew.
            return kept.Rendered.Shot == shot ? kept.Rendered : kept.Rendered with { Shot = shot };
        return shot.Pair.Before?.Address == shot.Pair.After?.Address && await after.WouldAnswerAsync(kept.Before, cancellationToken)
            ? new RenderedShot(shot, new SideRender([kept.Rendered.Before!.First]), new SideRender([kept.Rendered.Before.First])) { SameInputs = true, IsCarried = true }
            : null;
    }

    /// <summary>Keeps a shot for later rounds, where its captures prove anything.</summary>
    public void Keep(RenderedShot rendered, IReadOnlyList<ShotInputs> before, IReadOnlyList<ShotInputs> after)
    {
        var shot = rendered.Shot.Id.ToString();
        if (KeptRound.Of(keys.OfBoth(rendered.Shot), rendered, before, after) is { } kept)
            memory.Put(shot, kept);
        else
            memory.Drop(shot);
    }
}

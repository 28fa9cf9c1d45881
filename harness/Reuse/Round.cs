using System.Collections.Concurrent;
using Gate.Core.Rendering;
using Gate.Harness.Serving;

namespace Gate.Harness.Reuse;

/// <summary>
/// One round of a check that goes on. A shot is handed on from an earlier one only where both sides, asked now and without a browser,
/// give every answer that its captures were made of.
/// </summary>
internal sealed class Round(RoundMemory memory, ClosureKey keys)
{
    // Style sheets and scripts are asked for by every page of a site, and a side answers each alike: who changes a file while a round goes on is
    // told by the digests of the sides, and gets another round.
    private readonly ConcurrentDictionary<(bool IsAfter, string Method, string Url, string? Range, string? IfRange), Lazy<Task<ProxyRecord?>>> _answers = new();

    /// <returns>The shot as it was, or equal by its inputs, or null when it has to be rendered.</returns>
    public async Task<RenderedShot?> FindAsync(RenderPlan plan, Shot shot, SiteProxy before, SiteProxy after, CancellationToken cancellationToken)
    {
        if (memory[shot.Id.ToString()] is not { } kept || kept.Key != keys.OfBoth(shot) || !await HoldAsync(kept.Before, isAfter: false, before, cancellationToken))
            return null;
        if (kept.IsConfirmed(plan.Confirm) && await HoldAsync(kept.After, isAfter: true, after, cancellationToken))
            // The same page; the sources behind it were opened anew.
            return kept.Rendered.Shot == shot ? kept.Rendered : kept.Rendered with { Shot = shot };
        return shot.Pair.Before?.Address == shot.Pair.After?.Address && await HoldAsync(kept.Before, isAfter: true, after, cancellationToken)
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

    private async Task<bool> HoldAsync(IReadOnlyList<ProxyRecord> answers, bool isAfter, SiteProxy side, CancellationToken cancellationToken)
    {
        foreach (var answer in answers)
        {
            var now = _answers.GetOrAdd((isAfter, answer.Method, answer.Url, answer.Range, answer.IfRange), _ => new Lazy<Task<ProxyRecord?>>(() => side.AskAsync(answer, cancellationToken)));
            if (await now.Value != answer)
                return false;
        }
        return true;
    }
}

using System.Collections.Concurrent;
using Gate.Core.Pages;
using Gate.Core.Rendering;

namespace Gate.Harness.Capturing;

/// <summary>Which pages of a run have bytes of their own that differ; each is read once, whatever number of shots it has. Safe for concurrent use.</summary>
internal sealed class ChangedPages(RenderPlan plan)
{
    private readonly ConcurrentDictionary<PageId, bool> _known = new();

    /// <summary>Whether a page's own bytes may differ: what can be read on both sides and is equal does not.</summary>
    public bool MayContain(PagePair pair) => _known.GetOrAdd(pair.Id, _ => PageBytes.MayDiffer(plan.Before, plan.After, pair));
}

using Gate.Core.Pages;
using Gate.Core.Rendering;

namespace Gate.Core.Checks;

/// <summary>Names a requested address so that it is the same on both sides: the path for the side's own origin, else the whole address.</summary>
internal sealed class SideAddress(RenderPlan plan)
{
    private readonly string[] _before = OriginsOf(plan.Before, plan.Settings);
    private readonly string[] _after = OriginsOf(plan.After, plan.Settings);

    public bool IsOwn(Uri address, bool isBefore) => (isBefore ? _before : _after).Contains(Origin(address));

    public string Name(Uri address, bool isBefore) => IsOwn(address, isBefore) ? address.PathAndQuery : address.AbsoluteUri;

    private static string Origin(Uri address) => address.GetLeftPart(UriPartial.Authority);

    /// <summary>A live site that is shown at another address is asked by both.</summary>
    private static string[] OriginsOf(Site site, RenderSettings settings) => site switch
    {
        Site.Served or Site.Recorded => [Origin(settings.BaseUrl)],
        Site.Live live => [Origin(live.Base), Origin(live.Reached)],
        _ => throw new InvalidOperationException($"a site of kind {site.GetType().Name}"),
    };
}

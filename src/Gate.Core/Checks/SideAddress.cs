using Gate.Core.Pages;
using Gate.Core.Rendering;

namespace Gate.Core.Checks;

/// <summary>Names a requested address so that it is the same on both sides: the path for the side's own origin, else the whole address.</summary>
internal sealed class SideAddress(RenderPlan plan)
{
    private readonly Uri _before = BaseOf(plan.Before, plan.Settings);
    private readonly Uri _after = BaseOf(plan.After, plan.Settings);

    public bool IsOwn(Uri address, bool isBefore) => Origin(address) == Origin(isBefore ? _before : _after);

    public string Name(Uri address, bool isBefore) => IsOwn(address, isBefore) ? address.PathAndQuery : address.AbsoluteUri;

    private static string Origin(Uri address) => address.GetLeftPart(UriPartial.Authority);

    private static Uri BaseOf(Site site, RenderSettings settings) => site switch
    {
        Site.Served or Site.Recorded => settings.BaseUrl,
        Site.Live live => live.Base,
        _ => throw new InvalidOperationException($"a site of kind {site.GetType().Name}"),
    };
}

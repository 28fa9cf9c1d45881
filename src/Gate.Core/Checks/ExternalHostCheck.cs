using Gate.Core.Checks.Tallies;
using Gate.Core.Rendering;
using Gate.Core.Run;

namespace Gate.Core.Checks;

/// <summary>
/// Requests for hosts that are not the site's own. <c>external-undeclared</c>: a style sheet, script, font, frame, image or
/// medium of a host that the config does not declare was not fetched, so the picture is not the whole one; once a host, with the
/// line to paste. <c>external-blocked</c>: the same, declared as <c>block</c>. <c>external-refused</c>: other requests.
/// <c>external-replayed</c>: what a host declared as <c>replay</c> gave, from the record.
/// </summary>
internal sealed class ExternalHostCheck(RenderPlan plan) : ICheck
{
    private readonly SideAddress _addresses = new(plan);
    private readonly SortedDictionary<string, (SortedSet<string> Kinds, SortedSet<string> Pages)> _hosts = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, SortedSet<string>> _replayed = new(StringComparer.Ordinal);

    public void Observe(ShotComparison shot)
    {
        Observe(shot, shot.Rendered.Before, isBefore: true);
        Observe(shot, shot.Rendered.After, isBefore: false);
    }

    public IEnumerable<Finding> Findings() => Tallies().SelectMany(tally => tally.Findings());

    public IEnumerable<Tally> Tallies() =>
    [
        .. _hosts.Select(host => new HostUse(host.Key, plan.Settings.PolicyFor(host.Key) == ExternalPolicy.Block, [.. host.Value.Kinds], [.. host.Value.Pages])),
        .. _replayed.Select(host => new ReplayedHost(host.Key, [.. host.Value])),
    ];

    private void Observe(ShotComparison shot, SideRender? side, bool isBefore)
    {
        foreach (var request in side?.First.Requests ?? [])
        {
            if (request.Result == RequestResult.Failed
                || !Uri.TryCreate(request.Url, UriKind.Absolute, out var address)
                || _addresses.IsOwn(address, isBefore))
            {
                continue;
            }

            if (request.Result == RequestResult.Answered)
            {
                if (plan.Settings.PolicyFor(address.Host) != ExternalPolicy.Replay)
                    continue;
                if (!_replayed.TryGetValue(address.Host, out var addresses))
                    _replayed.Add(address.Host, addresses = new SortedSet<string>(StringComparer.Ordinal));
                addresses.Add(address.AbsoluteUri);
                continue;
            }

            if (!_hosts.TryGetValue(address.Host, out var use))
                _hosts.Add(address.Host, use = (new SortedSet<string>(StringComparer.Ordinal), new SortedSet<string>(StringComparer.Ordinal)));
            use.Kinds.Add(request.Kind);
            use.Pages.Add(shot.Rendered.Shot.Id.Page.Value);
        }
    }
}

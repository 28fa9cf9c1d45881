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
    private static readonly HashSet<string> Visible = ["document", "stylesheet", "script", "font", "image", "media"];

    private readonly SideAddress _addresses = new(plan);
    private readonly SortedDictionary<string, HostUse> _hosts = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, HashSet<string>> _replayed = new(StringComparer.Ordinal);

    public void Observe(ShotComparison shot)
    {
        Observe(shot, shot.Rendered.Before, isBefore: true);
        Observe(shot, shot.Rendered.After, isBefore: false);
    }

    public IEnumerable<Finding> Findings()
    {
        foreach (var (host, use) in _hosts)
        {
            var asked = $"{Words.List([.. use.Kinds])} on {Words.Count(use.Pages.Count, "page")}";
            if (plan.Settings.PolicyFor(host) == ExternalPolicy.Block)
                yield return FindingFactory.OfRun("external-blocked", Severity.Info, host, $"compared without {host} ({asked}): declared as block");
            else if (use.Kinds.Overlaps(Visible))
            {
                yield return FindingFactory.OfRun(
                    "external-undeclared",
                    Severity.Incomplete,
                    host,
                    $"{host} was not asked for {asked}: declare it under \"gate\" in the config: \"externals\": {{ \"{host}\": \"replay\" }} (or \"block\", or \"allow\")");
            }
            else
                yield return FindingFactory.OfRun("external-refused", Severity.Warn, host, $"{host} was not asked for {asked}");
        }

        foreach (var (host, addresses) in _replayed)
            yield return FindingFactory.OfRun("external-replayed", Severity.Info, host, $"{Words.Count(addresses.Count, "answer")} of {host} from the record, the same for both sides");
    }

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
                    _replayed.Add(address.Host, addresses = []);
                addresses.Add(address.AbsoluteUri);
                continue;
            }

            if (!_hosts.TryGetValue(address.Host, out var use))
                _hosts.Add(address.Host, use = new HostUse());
            use.Kinds.Add(request.Kind);
            use.Pages.Add(shot.Rendered.Shot.Id.Page.Value);
        }
    }

    private sealed class HostUse
    {
        public SortedSet<string> Kinds { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Pages { get; } = [];
    }
}

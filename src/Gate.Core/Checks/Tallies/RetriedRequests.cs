using Gate.Core.Run;

namespace Gate.Core.Checks.Tallies;

/// <summary>Requests that were repeated after a fault of the network.</summary>
/// <param name="Repeats">How often.</param>
/// <param name="Pages">Page ids, sorted.</param>
internal sealed record RetriedRequests(int Repeats, IReadOnlyList<string> Pages) : Tally
{
    public override string Key => "retried";

    public override Tally Plus(Tally other)
    {
        var retried = (RetriedRequests)other;
        return new RetriedRequests(Repeats + retried.Repeats, Union(Pages, retried.Pages));
    }

    public override IEnumerable<Finding> Findings() =>
        [FindingFactory.OfRun("network-retried", Severity.Info, "network", Pages, $"{Words.Count(Repeats, "request")} repeated after a fault of the network, on {Words.Count(Pages.Count, "page")}")];
}

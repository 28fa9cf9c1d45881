using Gate.Core.Run;

namespace Gate.Core.Checks.Tallies;

/// <summary>A host that was answered for from the record.</summary>
/// <param name="Host">Its name.</param>
/// <param name="Addresses">What was asked for, sorted.</param>
internal sealed record ReplayedHost(string Host, IReadOnlyList<string> Addresses) : Tally
{
    public override string Key => $"replayed {Host}";

    public override Tally Plus(Tally other) => this with { Addresses = Union(Addresses, ((ReplayedHost)other).Addresses) };

    public override IEnumerable<Finding> Findings() =>
        [FindingFactory.OfRun("external-replayed", Severity.Info, Host, $"{Words.Count(Addresses.Count, "answer")} of {Host} from the record, the same for both sides")];
}

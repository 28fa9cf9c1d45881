using Gate.Core.Run;

namespace Gate.Core.Checks.Tallies;

/// <summary>A finding that is complete as it stands: about one shot, or about a page whose shots say the same.</summary>
internal sealed record Said(Finding Finding) : Tally
{
    // Two settings of one file are two findings of one place.
    public override string Key => $"said {Finding.Id} {Finding.Message}";

    public override Tally Plus(Tally other) => this;

    public override IEnumerable<Finding> Findings() => [Finding];
}

using Gate.Core.Run;

namespace Gate.Core.Checks.Tallies;

/// <summary>How many shots ever differed from themselves.</summary>
/// <param name="Captures">Fresh captures of every shot a side.</param>
/// <param name="Shots">Shots repeated.</param>
/// <param name="Wobbled">Those of them with more than one picture.</param>
internal sealed record Repeated(int Captures, int Shots, int Wobbled) : Tally
{
    public override string Key => "repeated";

    public override Tally Plus(Tally other)
    {
        var repeated = (Repeated)other;
        return this with { Shots = Shots + repeated.Shots, Wobbled = Wobbled + repeated.Wobbled };
    }

    public override IEnumerable<Finding> Findings() =>
        [FindingFactory.OfRun("stability", Severity.Info, "--repeat", $"{Words.Number(Wobbled)} of {Words.Count(Shots, "shot")} wobbled over {Words.Count(Captures, "fresh capture")} a side")];
}

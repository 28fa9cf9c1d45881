using System.Globalization;
using Gate.Core.Rendering;
using Gate.Core.Run;

namespace Gate.Core.Checks.Tallies;

/// <summary>What a declared tolerance let pass.</summary>
internal sealed record ToleranceUse : DeclaredUse
{
    /// <summary>Shots that it let pass.</summary>
    public int Shots { get; init; }

    /// <summary>Absolute error over all of them.</summary>
    public long Pixels { get; init; }

    /// <summary>Largest channel delta, 0–255.</summary>
    public int Step { get; init; }

    public override string Key => $"tolerance {Place}";

    /// <summary>Of the rule at an index of the config's list.</summary>
    public static ToleranceUse Of(ToleranceRule rule, int index) => new()
    {
        Place = string.Create(CultureInfo.InvariantCulture, $"gate.tolerances[{index}]"),
        Name = rule.Name,
        Because = Reason(rule.Reason, rule.Owner),
        Until = rule.Until,
        IsExpired = rule.IsExpired,
    };

    public override Tally Plus(Tally other)
    {
        var use = (ToleranceUse)other;
        return this with { Shots = Shots + use.Shots, Pixels = Pixels + use.Pixels, Step = Math.Max(Step, use.Step) };
    }

    public override IEnumerable<Finding> Findings() => this switch
    {
        { IsExpired: true } => [Said("tolerance-expired", Severity.Fail, $"was in force until {Day} and lets nothing pass now: {Because}")],
        { Shots: 0 } => [Said("tolerance-unused", Severity.Warn, "was not needed: take it out")],
        _ => [Said("tolerance-in-force", Severity.Info, $"let AE {Words.Number(Pixels)} pass on {Words.Count(Shots, "shot")}, largest channel step {Step}: {Because}")],
    };

    private Finding Said(string check, Severity severity, string what) => Make(check, severity, $"the tolerance of {Name} {what}");
}

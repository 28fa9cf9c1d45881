using System.Globalization;
using Gate.Core.Rendering;
using Gate.Core.Run;

namespace Gate.Core.Checks.Tallies;

/// <summary>What a declared tolerance let pass.</summary>
internal sealed record ToleranceUse : Tally
{
    /// <summary>The place in the config, e.g. <c>gate.tolerances[0]</c>.</summary>
    public required string Place { get; init; }

    /// <summary>The rule in words.</summary>
    public required string Name { get; init; }

    /// <summary>Its reason, and its owner.</summary>
    public required string Because { get; init; }

    /// <summary>Its last day.</summary>
    public required DateOnly? Until { get; init; }

    /// <summary>Whether that day is over.</summary>
    public required bool IsExpired { get; init; }

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
        Because = $"{rule.Reason}{(rule.Owner is { } owner ? $" ({owner})" : "")}",
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
        { IsExpired: true } => [Make("tolerance-expired", Severity.Fail, string.Create(CultureInfo.InvariantCulture, $"was in force until {Until:yyyy-MM-dd} and lets nothing pass now: {Because}"))],
        { Shots: 0 } => [Make("tolerance-unused", Severity.Warn, "was not needed: take it out")],
        _ => [Make("tolerance-in-force", Severity.Info, $"let AE {Words.Number(Pixels)} pass on {Words.Count(Shots, "shot")}, largest channel step {Step}: {Because}")],
    };

    private Finding Make(string check, Severity severity, string what) => FindingFactory.OfRun(check, severity, Place, $"the tolerance of {Name} {what}");
}

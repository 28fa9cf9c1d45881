using System.Globalization;
using Gate.Core.Rendering;
using Gate.Core.Run;

namespace Gate.Core.Checks.Tallies;

/// <summary>What a declared mask covered.</summary>
internal sealed record MaskUse : DeclaredUse
{
    /// <summary>The share of a shot that it may cover, percent.</summary>
    public required double Budget { get; init; }

    /// <summary>Shots in its scope whose boxes were measured.</summary>
    public int Shots { get; init; }

    /// <summary>Shots in its scope without a picture of their own.</summary>
    public int Unmeasured { get; init; }

    /// <summary>Shots of which it covers anything.</summary>
    public int Masked { get; init; }

    /// <summary>Device px over all shots.</summary>
    public long Area { get; init; }

    /// <summary>The largest share of one shot, percent.</summary>
    public double Share { get; init; }

    /// <summary>That shot.</summary>
    public string? Largest { get; init; }

    /// <summary>Every shot of which it covers more than it may, with the share, sorted.</summary>
    public IReadOnlyList<string> Over { get; init; } = [];

    public override string Key => $"mask {Place}";

    /// <summary>Of the rule at an index of the config's list.</summary>
    public static MaskUse Of(MaskRule rule, int index) => new()
    {
        Place = string.Create(CultureInfo.InvariantCulture, $"gate.masks[{index}]"),
        Name = rule.Name,
        Because = Reason(rule.Reason, rule.Owner),
        Until = rule.Until,
        IsExpired = rule.IsExpired,
        Budget = rule.Budget,
    };

    public override Tally Plus(Tally other)
    {
        var use = (MaskUse)other;
        var largest = new[] { this, use }.OrderByDescending(each => each.Largest is not null).ThenByDescending(each => each.Share).ThenBy(each => each.Largest, StringComparer.Ordinal).First();
        return this with
        {
            Shots = Shots + use.Shots,
            Unmeasured = Unmeasured + use.Unmeasured,
            Masked = Masked + use.Masked,
            Area = Area + use.Area,
            Share = largest.Share,
            Largest = largest.Largest,
            Over = Union(OverOf(this), OverOf(use)),
        };
    }

    public override IEnumerable<Finding> Findings()
    {
        if (IsExpired)
            yield return Make("mask-expired", Severity.Fail, $"the mask {Name} was in force until {Day} and masks nothing now: {Because}");
        else if (Shots + Unmeasured == 0)
            yield return Make("mask-unused", Severity.Warn, $"the mask {Name} is about no page of this run: take it out, or mend its pages");
        else if (Shots > 0 && Masked == 0)
            yield return Make("mask-no-element", Severity.Warn, $"the mask {Name} found no element on any of {Words.Count(Shots, "shot")}: take it out, or mend its selector");
        else if (Masked > 0)
        {
            yield return Make(
                "mask-in-force",
                Severity.Info,
                $"the mask {Name} leaves out {Words.Number(Area)} px of {Words.Count(Masked, "shot")}, at most {Percent(Share)} of one: {Because}{(Until is null ? "" : $", until {Day}")}");
            if (Share > Budget)
            {
                var over = OverOf(this);
                var finding = Make(
                    "mask-over-budget",
                    Severity.Fail,
                    $"the mask {Name} covers {Percent(Share)} of {Largest}, and may cover {Percent(Budget)}: narrow it, or raise its budget{(over.Count > 1 ? $"; so on {Words.Count(over.Count, "shot")}" : "")}");
                yield return over.Count > 1 ? finding.Binding(over) : finding;
            }
        }
    }

    private static IReadOnlyList<string> OverOf(MaskUse use) => use.Over.Count == 0 && use.Largest is { } shot && use.Share > use.Budget ? [$"{shot} {Percent(use.Share)}"] : use.Over;

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share:0.##} %");
}

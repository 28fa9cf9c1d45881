using System.Globalization;
using Gate.Core.Run;

namespace Gate.Core.Checks.Tallies;

/// <summary>What a rule of the config did to the comparison: one that somebody declared for a reason, perhaps until a day.</summary>
internal abstract record DeclaredUse : Tally
{
    /// <summary>The place in the config, e.g. <c>gate.masks[0]</c>.</summary>
    public required string Place { get; init; }

    /// <summary>The rule in words.</summary>
    public required string Name { get; init; }

    /// <summary>Its reason, and its owner.</summary>
    public required string Because { get; init; }

    /// <summary>Its last day.</summary>
    public required DateOnly? Until { get; init; }

    /// <summary>Whether that day is over.</summary>
    public required bool IsExpired { get; init; }

    private protected string Day => Until!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private protected static string Reason(string reason, string? owner) => $"{reason}{(owner is null ? "" : $" ({owner})")}";

    private protected Finding Make(string check, Severity severity, string message) => FindingFactory.OfRun(check, severity, Place, message);
}

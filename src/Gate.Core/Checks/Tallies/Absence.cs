using Gate.Core.Run;

namespace Gate.Core.Checks.Tallies;

/// <summary>An address that pages ask for and that was not answered with success.</summary>
internal sealed record Absence : Tally
{
    private static readonly HashSet<string> Shaping = ["document", "stylesheet", "script", "font"];

    /// <summary>As told to people.</summary>
    public required string Address { get; init; }

    /// <summary>Kinds of requests, sorted.</summary>
    public required IReadOnlyList<string> Kinds { get; init; }

    /// <summary>Page ids, sorted.</summary>
    public required IReadOnlyList<string> Pages { get; init; }

    /// <summary>What came instead, sorted; the first is told.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }

    /// <summary>Whether a page misses it after and not before.</summary>
    public required bool AfterOnly { get; init; }

    /// <summary>Whether a page misses it on both sides.</summary>
    public required bool Alike { get; init; }

    /// <summary>Why its absence is accepted, or null.</summary>
    public required string? Accepted { get; init; }

    public override string Key => $"absence {Address}";

    public override Tally Plus(Tally other)
    {
        var absence = (Absence)other;
        return this with
        {
            Kinds = Union(Kinds, absence.Kinds),
            Pages = Union(Pages, absence.Pages),
            Reasons = Union(Reasons, absence.Reasons),
            AfterOnly = AfterOnly || absence.AfterOnly,
            Alike = Alike || absence.Alike,
        };
    }

    public override IEnumerable<Finding> Findings()
    {
        var what = $"{Address} ({Words.List(Kinds)}, {Reasons[0]}) is missing";
        var pages = $"on {Words.Count(Pages.Count, "page")}";
        return [this switch
        {
            { AfterOnly: true } => Make(Severity.Fail, $"{what} on the after side only, {pages}"),
            { Alike: false } => Make(Severity.Info, $"{what} on the before side only, {pages}"),
            { Accepted: { } reason } => Make(Severity.Info, $"{what} alike on both sides, {pages}; accepted: {reason}"),
            _ when Kinds.Any(Shaping.Contains) => Make(
                Severity.Incomplete,
                $"{what} alike on both sides, {pages}: mend it, or declare it under \"gate\" in the config: \"accept\": [ {{ \"missing\": \"{Address}\", \"reason\": \"…\" }} ]"),
            _ => Make(Severity.Warn, $"{what} alike on both sides, {pages}"),
        }];
    }

    private Finding Make(Severity severity, string message) => FindingFactory.OfRun("resource-missing", severity, Address, message);
}

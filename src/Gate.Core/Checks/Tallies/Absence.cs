using Gate.Core.Run;

namespace Gate.Core.Checks.Tallies;

/// <summary>An address that pages ask for and that was not answered with success.</summary>
internal sealed record Absence
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

    /// <summary>Whether a page that only the after side has misses it.</summary>
    public bool OnNewPage { get; init; }

    /// <summary>Where the first of the pages, or a style sheet of it, names the address, as other findings say it; null where neither does.</summary>
    public string? Place { get; init; }

    /// <summary>Why its absence is accepted, or null.</summary>
    public required string? Accepted { get; init; }

    /// <summary>The folders in front of what the export has in its root, e.g. <c>/docs/</c> of <c>/docs/a.css</c> where <c>a.css</c> is there and no folder <c>docs</c>; null where it is not so.</summary>
    public string? Base { get; init; }

    /// <summary>Equally missing on both sides, and nobody said that it may be.</summary>
    public bool IsOpen => Alike && !AfterOnly && Accepted is null;

    /// <summary>Whether what is missing shapes the page.</summary>
    public bool IsShaping => Kinds.Any(Shaping.Contains);

    public Absence Plus(Absence other) => this with
    {
        Kinds = Tally.Union(Kinds, other.Kinds),
        Pages = Tally.Union(Pages, other.Pages),
        Reasons = Tally.Union(Reasons, other.Reasons),
        AfterOnly = AfterOnly || other.AfterOnly,
        Alike = Alike || other.Alike,
        OnNewPage = OnNewPage || other.OnNewPage,
        Place = PlaceWith(other),
    };

    public Finding Finding()
    {
        var what = $"{Address} ({Words.List(Kinds)}, {Reasons[0]}) is missing";
        var pages = Pages.Count == 1 ? $"on {Pages[0]}" : $"on {Pages[0]} and {Words.Count(Pages.Count - 1, "other page")}";
        return this switch
        {
            { AfterOnly: true } => Make(Severity.Fail, $"{what} on the after side only, {pages}"),
            { Alike: false, OnNewPage: true } => Make(Severity.Fail, $"{what} on the after side, {pages}"),
            { Alike: false } => Make(Severity.Info, $"{what} on the before side, {pages}"),
            { Accepted: { } reason } => Make(Severity.Info, $"{what} alike on both sides, {pages}; accepted: {reason}"),
            { IsShaping: true } => Make(
                Severity.Incomplete,
                $"{what} alike on both sides, {pages}: mend it, or declare it under \"gate\" in the config: \"accept\": [ {{ \"missing\": \"{Address}\", \"reason\": \"…\" }} ]"),
            _ => Make(Severity.Warn, $"{what} alike on both sides, {pages}"),
        };
    }

    private Finding Make(Severity severity, string message) => Bound(FindingFactory.OfAddress("resource-missing", severity, Address, Pages, Place, message));

    private Finding Bound(Finding finding) => Pages.Count > 1 ? finding.Binding([.. Pages, .. Reasons]) : finding;

    // Of the first page, whatever the order in which pages were seen; of its viewports, one.
    private string? PlaceWith(Absence other) => string.CompareOrdinal(Pages[0], other.Pages[0]) switch
    {
        < 0 => Place,
        > 0 => other.Place,
        _ => new[] { Place, other.Place }.OfType<string>().Min(StringComparer.Ordinal),
    };
}

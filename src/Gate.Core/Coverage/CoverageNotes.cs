using Gate.Core.Pages;
using Gate.Core.Run;
using Gate.Core.Semantics;

namespace Gate.Core.Coverage;

/// <summary>What changed and what of it captures exercised, of a run or of a part of one.</summary>
internal sealed record CoverageNotes
{
    /// <summary>Weight of what is told.</summary>
    public required Severity Severity { get; init; }

    /// <summary>Changed rules of the style sheets that pages asked for, by sheet.</summary>
    public required IReadOnlyList<RuleStanding> Sheets { get; init; }

    /// <summary>Changed rules in <c>style</c> elements; the first part of a run has those of all pages.</summary>
    public required IReadOnlyList<RuleStanding> Styles { get; init; }

    /// <summary><see cref="RuleUse.Used"/></summary>
    public required IReadOnlyList<string> Used { get; init; }

    /// <summary><see cref="RuleUse.Told"/></summary>
    public required IReadOnlyList<string> Told { get; init; }

    /// <summary><see cref="RuleUse.Untold"/></summary>
    public required IReadOnlyList<string> Untold { get; init; }

    /// <summary><see cref="RuleUse.Differing"/></summary>
    public required IReadOnlyList<string> Differing { get; init; }

    /// <summary>Number of changed places in the markup; the first part of a run counts all pages.</summary>
    public required int Places { get; init; }

    /// <summary>Those that no capture paints, sorted by page.</summary>
    public required IReadOnlyList<PageChange> Unpainted { get; init; }

    /// <summary>Changed files that are no pages, sorted by path.</summary>
    public required IReadOnlyList<FileStanding> Files { get; init; }

    /// <summary>Pages were left out by <c>--include</c> or <c>--pages</c>: what no capture asked for may be theirs.</summary>
    public required bool IsNarrowed { get; init; }

    /// <summary>Widths at which the style sheets that pages asked for, of both sides, and changed <c>style</c> elements lay them out differently, CSS px, ascending.</summary>
    public required IReadOnlyList<int> Breakpoints { get; init; }

    /// <summary>Widths of the run's viewports, CSS px.</summary>
    public required IReadOnlyList<int> Viewports { get; init; }

    /// <param name="plan">The run; null comes back where it does not ask.</param>
    /// <param name="log">What its captures exercised.</param>
    /// <param name="markup">What changed in its pages.</param>
    /// <param name="changed">Files that are not on both sides alike.</param>
    public static CoverageNotes? Of(GatePlan plan, CoverageLog log, MarkupReview markup, IReadOnlyList<ChangedFile> changed)
    {
        if (plan.Viewports.Count == 0 || plan.Semantics.Of(CoverageReview.Id, Severity.Warn) is not { } severity)
            return null;
        var views = RunView.Of(plan.Viewports, plan.Rendering);
        var variables = log.Sheets.Variables(views);
        return new CoverageNotes
        {
            Severity = severity,
            Sheets = CoverageReview.Reach([.. log.Sheets.Changed()], views, variables),
            Styles = CoverageReview.Reach(markup.Styles, views, variables),
            Used = log.Sheets.Use.Used,
            Told = log.Sheets.Use.Told,
            Untold = log.Sheets.Use.Untold,
            Differing = log.Sheets.Use.Differing,
            Places = markup.Places.Sum(page => page.Places.Count),
            Unpainted = [.. markup.Places.SelectMany(page => log.Paint.Unpainted(page.Page, page.Places, views).Select(change => new PageChange(page.Page, CoverageReview.Id, severity, change)))],
            Files = log.Files.Standings(changed, plan.Rules),
            IsNarrowed = plan.Rules is { Include.Count: > 0 } or { Listed: not null },
            Breakpoints = SiteBreakpoints.Of([.. log.Sheets.Rules(), .. markup.Styles.SelectMany(page => page.Rules)]),
            Viewports = [.. plan.Viewports.Select(viewport => viewport.Width).Distinct().Order()],
        };
    }

    /// <summary>All parts as one.</summary>
    /// <param name="parts">In order.</param>
    public static CoverageNotes? Merge(IReadOnlyList<CoverageNotes?> parts)
    {
        if (parts[0] is not { } first)
            return null;
        List<CoverageNotes> all = [.. parts.OfType<CoverageNotes>()];
        return first with
        {
            Sheets = [.. all.SelectMany(part => part.Sheets.GroupBy(rule => rule.Source, StringComparer.Ordinal)).DistinctBy(sheet => sheet.Key, StringComparer.Ordinal).OrderBy(sheet => sheet.Key, StringComparer.Ordinal).SelectMany(sheet => sheet)],
            Used = [.. all.SelectMany(part => part.Used).Distinct(StringComparer.Ordinal)],
            Told = [.. all.SelectMany(part => part.Told).Distinct(StringComparer.Ordinal)],
            Untold = [.. all.SelectMany(part => part.Untold).Distinct(StringComparer.Ordinal)],
            Differing = [.. all.SelectMany(part => part.Differing).Distinct(StringComparer.Ordinal)],
            Unpainted = [.. all.SelectMany(part => part.Unpainted).OrderBy(change => change.Page, StringComparer.Ordinal)],
            Files = [.. all.SelectMany(part => part.Files).GroupBy(file => file.Path, StringComparer.Ordinal).Select(same => same.Aggregate((one, other) => one.Plus(other))).OrderBy(file => file.Path, StringComparer.Ordinal)],
            Breakpoints = [.. all.SelectMany(part => part.Breakpoints).Distinct().Order()],
        };
    }
}

using Gate.Core.Run;
using Gate.Core.Run.Facts;

namespace Gate.Core.Report.Html;

/// <summary>The answer: verdict and pages, what else the run's sentence says, what was compared, and the counts, each a filter.</summary>
internal static class ReportHeader
{
    private static readonly ShotStatus[] Statuses = [.. ReviewOrder.Statuses, ShotStatus.Identical];

    public static void Add(HtmlWriter html, RunReport report)
    {
        var verdict = HtmlReport.Name(report.Verdict);
        var (pages, more) = Halves(report.Summary);
        html.Add($"<header class=\"top\">\n<h1 title=\"{report.Summary}\"><span class=\"verdict {verdict}\"><span aria-hidden=\"true\" class=\"mark\"></span>{verdict}</span> <span>{pages}</span></h1>\n");
        if (more.Length > 0)
            html.Add($"<p class=\"rest\">{more}</p>\n");
        html.Add($"<dl class=\"subject\">\n");
        Side(html, "before", report.Subject.Before);
        Side(html, "after", report.Subject.After);
        html.Add($"</dl>\n");
        if (!report.Run.Complete)
            html.Add($"<p class=\"partial\">The run did not finish. What is shown is right as far as it goes; the rest is unknown.</p>\n");
        Counts(html, report);
        html.Add($"</header>\n");
    }

    /// <summary>The sentence's first clause, which counts the pages, and what follows as a sentence of its own; it starts with a number or a word of ours.</summary>
    private static (string Pages, string More) Halves(string summary) => summary.Split("; ", 2) switch
    {
        [var pages, { Length: > 0 } rest] => (pages, char.ToUpperInvariant(rest[0]) + rest[1..]),
        _ => (summary.TrimEnd('.'), ""),
    };

    private static void Side(HtmlWriter html, string name, SourceFacts source)
    {
        html.Add($"<div><dt>{name}</dt><dd><b>{source.Source}</b>");
        if (source.Commit is { } commit)
            html.Add($" <span class=\"digest\" title=\"commit {commit}\">commit {Short(commit)}</span>");
        if (source.Tree is { } tree)
            html.Add($" <span class=\"digest\" title=\"tree {tree}\">tree {Short(tree)}</span>");
        html.Add($"</dd></div>\n");
    }

    private static void Counts(HtmlWriter html, RunReport report)
    {
        var pages = report.Pages.CountBy(page => page.Status).ToDictionary();
        html.Add($"<nav class=\"counts\" aria-label=\"Pages by status\">\n<a href=\"#status=all\" data-status=\"all\"><b>{Words.Number(report.Pages.Count)}</b> {(report.Pages.Count == 1 ? "page" : "pages")}</a>\n");
        foreach (var status in Statuses)
        {
            var count = pages.GetValueOrDefault(status);
            if (count == 0 && status is not (ShotStatus.Changed or ShotStatus.Identical))
                continue;
            var name = ReviewOrder.Name(status);
            html.Add($"<a href=\"#status={name}\" data-status=\"{name}\" class=\"{(count == 0 ? "none" : name)}\"><b>{Words.Number(count)}</b> {name}</a>\n");
        }

        html.Add($"<span class=\"shots\">{Words.Count(report.Counts.Shots, "shot")}");
        if (report.Counts.ByInputs > 0)
            html.Add($", {Words.Number(report.Counts.ByInputs)} proved identical by their inputs");
        if (report.Counts.FromCache > 0)
            html.Add($" ({Words.Number(report.Counts.FromCache)} rendered by an earlier run)");
        if (report.Counts.Approved > 0)
            html.Add($", {Words.Number(report.Counts.Approved)} approved");
        var excluded = report.Excluded.Sum(rule => rule.Pages);
        if (excluded > 0)
            html.Add($" · <a href=\"#left-out\">{Words.Count(excluded, "page")} left out</a>");
        html.Add($"</span>\n</nav>\n");
    }

    /// <summary>The first 10 hex digits of a digest or commit.</summary>
    internal static string Short(string digest)
    {
        var hex = digest[(digest.IndexOf(':', StringComparison.Ordinal) + 1)..];
        return hex.Length <= 10 ? hex : hex[..10];
    }
}

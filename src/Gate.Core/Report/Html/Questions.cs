using Gate.Core.Run;

namespace Gate.Core.Report.Html;

/// <summary>Findings that are about the run or a page, the gravest first: what decides and what warns in sight, what is only told folded away.</summary>
internal static class Questions
{
    // The table of pages is what the reader came for: more than this many of a kind before it are folded away.
    private const int Shown = 4;

    public static void Add(HtmlWriter html, RunReport report)
    {
        // That a page is added or removed is said by its row already.
        var findings = report.Findings
            .Where(finding => finding.Shot is null && finding.Check is not ("page-added" or "page-removed"))
            .OrderByDescending(finding => finding.Severity)
            .ToLookup(finding => finding.Severity is Severity.Incomplete ? Severity.Fail : finding.Severity);
        if (findings.Count == 0)
            return;
        html.Add($"<section class=\"questions\" aria-labelledby=\"questions\">\n<h2 id=\"questions\">Findings about the run</h2>\n");
        InSight(html, [.. findings[Severity.Fail]], "more open finding");
        InSight(html, [.. findings[Severity.Warn]], "more warning");
        Folded(html, [.. findings[Severity.Info]], "note");
        html.Add($"</section>\n");
    }

    private static void InSight(HtmlWriter html, IReadOnlyList<Finding> findings, string noun)
    {
        if (findings.Count > 0)
            List(html, findings.Take(Shown));
        Folded(html, [.. findings.Skip(Shown)], noun);
    }

    // The checks are named, so that nobody has to open it to know whether there is something new.
    private static void Folded(HtmlWriter html, IReadOnlyList<Finding> findings, string noun)
    {
        if (findings.Count == 0)
            return;
        var checks = findings.CountBy(finding => finding.Check).Select(check => check.Value == 1 ? check.Key : $"{Words.Number(check.Value)} {check.Key}");
        html.Add($"<details><summary>{Words.Count(findings.Count, noun)}: {string.Join(", ", checks)}</summary>\n");
        List(html, findings);
        html.Add($"</details>\n");
    }

    private static void List(HtmlWriter html, IEnumerable<Finding> findings)
    {
        html.Add($"<ul class=\"findings\">\n");
        foreach (var finding in findings)
            Line(html, finding);
        html.Add($"</ul>\n");
    }

    private static void Line(HtmlWriter html, Finding finding)
    {
        var severity = finding.Severity.ToString().ToLowerInvariant();
        html.Add($"<li class=\"{severity}\" data-finding=\"{finding.Id}\"><span class=\"severity\">{severity}</span> <code class=\"check\">{finding.Check}</code>");
        if (finding.Decision is { } decision)
            html.Add($" <span class=\"decision\">{decision.ToString().ToLowerInvariant()}</span>");
        var place = FindingPlace.Of(finding);
        if (place is not null)
            html.Add($" <code class=\"at\">{place}</code>");
        if (finding.Page is { } page && place?.Contains($"/{page}:", StringComparison.Ordinal) != true)
            html.Add($" <bdi class=\"page\">{page}</bdi>");
        html.Add($"<p>{finding.Message}</p>");
        if (PasteLine.In(finding.Message) is { } paste)
            html.Add($"<pre class=\"paste\" tabindex=\"0\" aria-label=\"Line to paste\"><code>{paste}</code></pre>");
        html.Add($"</li>\n");
    }
}

using Gate.Core.Run;

namespace Gate.Core.Report.Html;

/// <summary>Findings that are about the run or a page, the gravest first; those about a shot stand in its view.</summary>
internal static class Questions
{
    // The table of pages is what the reader came for: more than this many questions before it are folded away.
    private const int Shown = 4;

    public static void Add(HtmlWriter html, RunReport report)
    {
        // That a page is added or removed is said by its row already.
        var findings = report.Findings
            .Where(finding => finding.Shot is null && finding.Check is not ("page-added" or "page-removed"))
            .OrderByDescending(finding => finding.Severity)
            .ToList();
        if (findings.Count == 0)
            return;
        var open = findings.Where(finding => finding.Severity is Severity.Incomplete or Severity.Fail).ToList();
        html.Add($"<section class=\"questions\" aria-labelledby=\"questions\">\n<h2 id=\"questions\">Findings about the run</h2>\n");
        if (open.Count > 0)
            List(html, open.Take(Shown));
        if (open.Count > Shown)
        {
            html.Add($"<details><summary>{Words.Count(open.Count - Shown, "more open finding")}</summary>\n");
            List(html, open.Skip(Shown));
            html.Add($"</details>\n");
        }

        var told = findings.Count - open.Count;
        if (told > 0)
        {
            html.Add($"<details><summary>{Words.Count(told, "finding")} that {(told == 1 ? "does" : "do")} not decide</summary>\n");
            List(html, findings.Where(finding => finding.Severity is not (Severity.Incomplete or Severity.Fail)));
            html.Add($"</details>\n");
        }

        html.Add($"</section>\n");
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
        if (finding.Page is { } page)
            html.Add($" <bdi class=\"page\">{page}</bdi>");
        html.Add($"<p>{finding.Message}</p>");
        if (PasteLine.In(finding.Message) is { } paste)
            html.Add($"<pre class=\"paste\" tabindex=\"0\" aria-label=\"Line to paste\"><code>{paste}</code></pre>");
        html.Add($"</li>\n");
    }
}

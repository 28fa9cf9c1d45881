using Gate.Core.Coverage;
using Gate.Core.Run;

namespace Gate.Core.Report.Html;

/// <summary>
/// Findings that are about the run or a page, the gravest first: what the change broke before the changes, what is asked and what warns below
/// them, what is only told folded away. Setup and warnings are long, and would push off the first screen what the reader came for.
/// </summary>
internal static class Questions
{
    // The table of pages is what the reader came for: more than this many of a kind before it are folded away.
    private const int Shown = 4;

    // Of one finding; a site of ten thousand pages repeats its menu on all of them.
    private const int MostPages = 500;

    /// <summary>What the change broke, and a line that leads to the rest where the changes lie between.</summary>
    public static void AddBroken(HtmlWriter html, RunReport report)
    {
        var findings = Of(report);
        if (findings[Severity.Fail].Any())
        {
            html.Add($"<section class=\"questions\" aria-labelledby=\"questions\">\n<h2 id=\"questions\">Findings about the run</h2>\n");
            InSight(html, [.. findings[Severity.Fail]], "more open finding", Views(report));
            html.Add($"</section>\n");
        }

        // As the run's sentence counts them.
        var waiting = findings[Severity.Warn].Where(finding => finding.Decision != Decision.Approved).ToLookup(finding => finding.Check == CoverageReview.Id);
        var asked = findings[Severity.Incomplete].ToList();
        var told = new List<string>();
        if (asked.Count > 0)
            told.Add($"{Words.Count(asked.Count, "open question")} ({string.Join(", ", asked.Select(finding => finding.Check).Distinct(StringComparer.Ordinal))})");
        if (waiting[false].Any())
            told.Add(Words.Count(waiting[false].Count(), "warning"));
        if (waiting[true].Any())
            told.Add("what no capture shows");
        if (report.Groups.Count > 0 && told.Count > 0)
            html.Add($"<p class=\"asked\" id=\"asked\">Below the changes: <a href=\"#further\">{string.Join(", ", told)}</a></p>\n");
    }

    /// <summary>What the run could not see, what warns, and what is only told.</summary>
    public static void AddFurther(HtmlWriter html, RunReport report)
    {
        var findings = Of(report);
        IReadOnlyList<Finding> asked = [.. findings[Severity.Incomplete]], warned = [.. findings[Severity.Warn]], notes = [.. findings[Severity.Info]];
        if (asked.Count + warned.Count + notes.Count == 0)
            return;
        var title = (asked.Count, warned.Count) switch
        {
            ( > 0, > 0) => "Open questions and warnings",
            ( > 0, _) => "Open questions",
            (_, > 0) => "Warnings",
            _ => "Notes",
        };
        html.Add($"<section class=\"questions\" aria-labelledby=\"further\">\n<h2 id=\"further\" tabindex=\"-1\">{title}</h2>\n");
        var views = Views(report);
        InSight(html, asked, "more open finding", views);
        InSight(html, warned, "more warning", views);
        Folded(html, notes, "note", views);
        html.Add($"</section>\n");
    }

    // That a page is added or removed is said by its row already. Where two decided differently, that decides.
    private static ILookup<Severity, Finding> Of(RunReport report) =>
        FindingOrder.Of(report.Findings.Where(finding => finding.StandsAlone())).ToLookup(finding => finding.IsConflict() ? Severity.Fail : finding.Severity);

    private static Dictionary<string, string> Views(RunReport report) =>
        report.Shots.Where(HtmlData.IsShown).GroupBy(shot => shot.Page, StringComparer.Ordinal).ToDictionary(page => page.Key, page => page.First().Id, StringComparer.Ordinal);

    private static void InSight(HtmlWriter html, IReadOnlyList<Finding> findings, string noun, Dictionary<string, string> views)
    {
        var seen = Seen(findings);
        if (seen.Count > 0)
            List(html, seen, findings, views);
        Folded(html, [.. findings.Except(seen)], noun, views);
    }

    // What is declared is declared in one paste, so that one of its kind is enough.
    private static List<Finding> Seen(IReadOnlyList<Finding> findings)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var told = FindingOrder.EachCheckFirst(findings).Where(finding => seen.Add(finding.Check) || finding.Severity != Severity.Incomplete);
        return [.. FindingOrder.Of(told.Take(Shown))];
    }

    // The checks are named, so that nobody has to open it to know whether there is something new.
    private static void Folded(HtmlWriter html, IReadOnlyList<Finding> findings, string noun, Dictionary<string, string> views)
    {
        if (findings.Count == 0)
            return;
        var checks = findings.CountBy(finding => finding.Check).Select(check => check.Value == 1 ? check.Key : $"{Words.Number(check.Value)} {check.Key}");
        html.Add($"<details><summary>{Words.Count(findings.Count, noun)}: {string.Join(", ", checks)}</summary>\n");
        List(html, findings, [], views);
        html.Add($"</details>\n");
    }

    private static void List(HtmlWriter html, IReadOnlyList<Finding> findings, IReadOnlyList<Finding> all, Dictionary<string, string> views)
    {
        html.Add($"<ul class=\"findings\">\n");
        foreach (var finding in findings)
            Line(html, finding, [.. all.Where(other => other.Severity == Severity.Incomplete && other.Check == finding.Check)], views);
        html.Add($"</ul>\n");
    }

    private static void Line(HtmlWriter html, Finding finding, IReadOnlyList<Finding> alike, Dictionary<string, string> views)
    {
        var severity = finding.Severity.ToString().ToLowerInvariant();
        html.Add($"<li class=\"{severity}\" data-finding=\"{finding.Id}\"><span class=\"severity\">{severity}</span> <code class=\"check\">{finding.Check}</code>");
        if (finding.Decision is { } decision)
            html.Add($" <span class=\"decision\">{decision.ToString().ToLowerInvariant()}</span>");
        var place = FindingPlace.Of(finding);
        if (place is not null)
            html.Add($" <code class=\"at\">{place}</code>");
        if (finding.Shot is { } shot)
            html.Add($" <a href=\"#shot={Uri.EscapeDataString(shot)}\">{shot}</a>");
        else if (finding.Page is { } page && place?.Contains($"/{page}:", StringComparison.Ordinal) != true)
            html.Add($" <bdi class=\"page\">{page}</bdi>");
        html.Add($"<p>");
        html.AddProse(finding.Message);
        html.Add($"</p>");
        Paste(html, finding, alike);

        if (finding.Pages.Count > 1)
            Pages(html, finding.Pages, views);
        html.Add($"</li>\n");
    }

    private static void Paste(HtmlWriter html, Finding finding, IReadOnlyList<Finding> alike)
    {
        var all = alike.Count > 1 ? PasteLine.Joined([.. alike.Select(other => other.Message)]) : null;
        if ((all ?? PasteLine.In(finding.Message)) is not { } paste)
            return;
        if (all is not null)
            html.Add($"<p>All {Words.Number(alike.Count)} of {finding.Check} in one:</p>");
        html.Add($"<pre class=\"paste\" tabindex=\"0\" aria-label=\"{(all is null ? "Line" : "Lines")} to paste\"><code>");
        foreach (var (index, line) in paste.Split('\n').Index())
        {
            if (index > 0)
                html.Add($"\n");
            html.AddProse(line);
        }

        html.Add($"</code></pre>");
    }

    // A page of which nothing differs in pixels has no view to lead to.
    private static void Pages(HtmlWriter html, IReadOnlyList<string> pages, Dictionary<string, string> views)
    {
        html.Add($"<details class=\"on-pages\"><summary>{Words.Count(pages.Count, "page")}</summary>\n<ul>\n");
        foreach (var page in pages.Take(MostPages))
        {
            if (views.TryGetValue(page, out var shot))
                html.Add($"<li><a href=\"#shot={Uri.EscapeDataString(shot)}\"><bdi>{page}</bdi></a></li>\n");
            else
                html.Add($"<li><bdi>{page}</bdi></li>\n");
        }

        if (pages.Count > MostPages)
            html.Add($"<li>and {Words.Number(pages.Count - MostPages)} more, in report.json</li>\n");
        html.Add($"</ul>\n</details>\n");
    }
}

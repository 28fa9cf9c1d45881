using System.Text;
using Gate.Core.Report.Html;
using Gate.Core.Run;

namespace Gate.Core.Report;

/// <summary>
/// <c>index.html</c>: opens from disk, asks nothing of any network, and without script still says which pages changed. First the
/// answer, then a table with a page a line, then each shot in a viewer of its own.
/// </summary>
public sealed class HtmlReport : IReportWriter
{
    /// <inheritdoc/>
    public string FileName => "index.html";

    /// <inheritdoc/>
    public void Write(RunReport report, Stream to) => to.Write(Encoding.UTF8.GetBytes(Text(report, HtmlAssets.Policy, ReportPictures.Beside)));

    /// <summary>The whole page under <c>gate review</c>: decisions are sent to the server, where from disk they are exported.</summary>
    /// <param name="report">What it shows.</param>
    /// <param name="again">The command that serves it again.</param>
    /// <param name="notice">What the reader has to know before deciding, or null.</param>
    public static string Served(RunReport report, string again, string? notice) => Text(report, HtmlAssets.ServedPolicy, ReportPictures.Beside, again, notice);

    /// <summary>The whole file, with its pictures from elsewhere.</summary>
    internal static string Text(RunReport report, ReportPictures pictures) => Text(report, HtmlAssets.PolicyFor(pictures.Sources), pictures);

    private static string Text(RunReport report, string policy, ReportPictures pictures, string? again = null, string? notice = null)
    {
        var html = new HtmlWriter();
        html.AddTrusted("<!doctype html>\n<html lang=\"en\"");
        if (again is not null)
            html.Add($" data-served=\"yes\" data-again=\"{again}\"");
        html.AddTrusted($"""
            >
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{policy}">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="referrer" content="no-referrer">

            """);
        html.Add($"<title>{Name(report.Verdict)} · {report.Subject.After.Source} · gate</title>\n");
        html.AddTrusted($"<style>{HtmlAssets.Style}</style>\n</head>\n");
        html.AddTrusted(Body(report, pictures, notice));
        html.AddTrusted($"<script type=\"application/json\" id=\"data\">{HtmlData.Write(report, pictures)}</script>\n");
        html.AddTrusted($"<script>{HtmlAssets.Script}</script>\n</html>\n");
        return html.ToString();
    }

    /// <summary>The body without script and data: all of what a reader without script sees.</summary>
    internal static string Body(RunReport report, ReportPictures? from = null, string? notice = null)
    {
        var pictures = from ?? ReportPictures.Beside;
        var html = new HtmlWriter();
        html.Add($"<body class=\"verdict-{Name(report.Verdict)}\">\n");
        html.Add($"<a class=\"skip\" href=\"#pages\">Skip to the pages</a>\n<div id=\"overview\">\n");
        ReportHeader.Add(html, report);
        html.Add($"<main>\n");
        if (notice is not null)
            html.Add($"<p class=\"partial\" id=\"notice\">{Sentence(notice)}</p>\n");
        if (pictures.LeftOut is { } note)
            html.Add($"<p class=\"partial\" id=\"left-out-pictures\">{note}</p>\n");
        Questions.AddBroken(html, report);
        html.AddTrusted(HtmlAssets.Read("queue.html"));
        Questions.AddFurther(html, report);
        PageTable.Add(html, report, pictures);
        html.Add($"<details id=\"settled\" class=\"fold pages\" hidden><summary><h2 id=\"settled-title\"></h2></summary><table role=\"table\" aria-labelledby=\"settled-title\"><tbody role=\"rowgroup\"></tbody></table></details>\n");
        IdenticalPages.Add(html, report);
        RunSections.Add(html, report);
        html.Add($"</main>\n</div>\n");
        html.AddTrusted(HtmlAssets.Read("viewer.html"));
        html.Add($"</body>\n");
        return html.ToString();
    }

    private static string Sentence(string words) => $"{char.ToUpperInvariant(words[0])}{words[1..]}.";

    internal static string Name(Verdict verdict) => verdict switch
    {
        Verdict.Pass => "pass",
        Verdict.Fail => "fail",
        Verdict.Incomplete => "incomplete",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "not a verdict"),
    };
}

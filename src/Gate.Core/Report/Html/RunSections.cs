using Gate.Core.Markup;
using Gate.Core.Run;
using Gate.Core.Run.Facts;

namespace Gate.Core.Report.Html;

/// <summary>What belongs to the whole run: what was left out, what produced the pixels, and what a pass does not say.</summary>
internal static class RunSections
{
    public static void Add(HtmlWriter html, RunReport report)
    {
        html.Add($"<div class=\"about\">\n");
        Excluded(html, report.Excluded);
        Markup(html, report);
        Environments(html, report);
        Limits(html);
        html.Add($"</div>\n");
    }

    private static void Excluded(HtmlWriter html, IReadOnlyList<ExcludedFacts> excluded)
    {
        html.Add($"<section id=\"left-out\" aria-labelledby=\"left-out-title\">\n<h2 id=\"left-out-title\">Left out</h2>\n");
        if (excluded.Count == 0)
            html.Add($"<p>No rule left out a page.</p>\n");
        else
        {
            html.Add($"<dl class=\"facts\">\n");
            foreach (var rule in excluded)
                html.Add($"<div><dt><code>{rule.Rule}</code></dt><dd>{Words.Count(rule.Pages, "page")}</dd></div>\n");
            html.Add($"</dl>\n");
        }

        html.Add($"</section>\n");
    }

    private static void Markup(HtmlWriter html, RunReport report)
    {
        if (report.Markup.Count == 0)
            return;
        var differing = report.Pages.Where(page => page.Status != ShotStatus.Identical).Select(page => page.Page).ToHashSet(StringComparer.Ordinal);
        var all = MarkupWords.Of(report.Markup, !report.Markup.Any(page => differing.Contains(page.Page)));
        html.Add($"<section aria-labelledby=\"markup\">\n<h2 id=\"markup\">Differences in the markup</h2>\n<p>Advisory: the verdict rests on pixels. As they are written: <code class=\"option\">gate explain RUN PAGE --text</code></p>\n");
        html.Add($"<details><summary>{Words.Count(report.Markup.Count, "page")} with other bytes: {all}</summary>\n<dl class=\"facts\">\n");
        foreach (var page in report.Markup)
            html.Add($"<div><dt><bdi>{page.Page}</bdi></dt><dd>{MarkupWords.Of([page], !differing.Contains(page.Page))}</dd></div>\n");
        html.Add($"</dl>\n</details>\n</section>\n");
    }

    private static void Environments(HtmlWriter html, RunReport report)
    {
        html.Add($"<section aria-labelledby=\"environment\">\n<h2 id=\"environment\">Environment</h2>\n");
        foreach (var environment in report.Environments)
        {
            html.Add($"<dl class=\"facts\">\n");
            Fact(html, "browser", environment.Browser);
            Fact(html, "system", environment.Os);
            Digest(html, "fonts", environment.Fonts);
            Fact(html, "renderer", $"version {environment.RendererVersion}");
            Fact(html, "sandbox", environment.Sandbox ? "on" : "off");
            Fact(html, "witness", environment.Witness);
            html.Add($"</dl>\n<details><summary>{Words.Count(environment.Flags.Count, "flag")}</summary><pre tabindex=\"0\" aria-label=\"Browser flags\">");
            foreach (var flag in environment.Flags)
                html.Add($"{flag}\n");
            html.Add($"</pre></details>\n");
        }

        html.Add($"<dl class=\"facts\">\n");
        Fact(html, "tool", report.Tool);
        Fact(html, "exit code", $"{report.ExitCode}");
        Digest(html, "plan", report.Run.PlanDigest);
        Digest(html, "config", report.Run.ConfigDigest);
        if (report.Run.LedgerDigest is { } ledger)
        {
            Fact(html, "ledger", report.Ledger.Source ?? "given");
            Digest(html, "", ledger);
        }

        if (report.Run.Shard is { } shard)
            Fact(html, "shard", shard);
        html.Add($"</dl>\n</section>\n");
    }

    private static void Fact(HtmlWriter html, string name, string value) => html.Add($"<div><dt>{name}</dt><dd>{value}</dd></div>\n");

    // One line, cut by the style sheet alone: it is found by search and copied whole.
    private static void Digest(HtmlWriter html, string name, string value) =>
        html.Add($"<div><dt>{name}</dt><dd class=\"digest\" title=\"{value}\">{value}</dd></div>\n");

    private static void Limits(HtmlWriter html) => html.Add($"""
        <section aria-labelledby="limits">
        <h2 id="limits">What green does not mean</h2>
        <ul class="limits">
        <li>It holds for these viewports, in this browser, with these fonts. Another width or another engine may still differ.</li>
        <li>Where a link leads, what a screen reader is told, what a script or a form does: no pixel shows it. The checks beside the pixels compare it, unless they are off or a side is a live site.</li>
        <li>Boxes that scroll within a page are captured in views below it, 40 at most; frames of another origin are not scrolled.</li>
        <li>Not seen: states that are not declared (hover, print, what a click opens), motion, what a service worker does later, what a robot is shown. Where a change can show in none of the captures, <code>not-covered</code> names it.</li>
        <li>Masked areas and pages that were left out were not judged. Both are listed with their size and count.</li>
        </ul>
        </section>

        """);
}

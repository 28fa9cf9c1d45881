using Gate.Core.Explain;
using Gate.Core.Run;
using Gate.Core.Run.Facts;

namespace Gate.Core.Report.Html;

/// <summary>A page a line: where it changed, by how much, and a crop of the change at 1:1. Identical pages stand elsewhere.</summary>
internal static class PageTable
{
    // Each chunk is laid out only when it comes into sight: 10,000 rows then cost no more than 50.
    private const int RowsPerChunk = 50;

    // About two lines; the shot's own view has the whole sentence.
    private const int LongestSentence = 200;

    public static void Add(HtmlWriter html, RunReport report, ReportPictures pictures)
    {
        var pages = ReviewOrder.Pages(report).Where(page => page.Status != ShotStatus.Identical).ToList();
        html.Add($"<section class=\"pages\" aria-labelledby=\"pages\">\n<div class=\"bar\"><h2 id=\"pages\" tabindex=\"-1\">{Title(pages.Count)}</h2>");
        html.Add($"<label class=\"search\" hidden>Search <input type=\"search\" id=\"search\" placeholder=\"page\" autocomplete=\"off\" spellcheck=\"false\"></label></div>\n");
        if (pages.Count == 0)
        {
            html.Add($"<p class=\"empty\">{(report.Pages.Count == 0 ? "No page was judged." : "Every page looks the same on both sides, at every viewport below.")}</p>\n</section>\n");
            return;
        }

        var shots = report.Shots.ToDictionary(shot => shot.Id, StringComparer.Ordinal);
        html.Add($"<p class=\"nothing\" role=\"status\" hidden>No page fits the filter. <a href=\"#status=all\">Show all</a></p>\n");
        html.Add($"<table role=\"table\" id=\"page-table\" aria-labelledby=\"pages\">\n<thead role=\"rowgroup\"><tr role=\"row\"><th role=\"columnheader\" class=\"thumb\">Change at 1:1</th><th role=\"columnheader\">Page</th><th role=\"columnheader\">Status</th><th role=\"columnheader\" class=\"lines\"><span>Viewport</span><span class=\"number\">AE</span><span class=\"number\"><abbr title=\"largest difference of one channel, 0 to 255\">Δ</abbr></span><span>Where</span></th></tr></thead>\n");
        foreach (var chunk in pages.Chunk(RowsPerChunk))
        {
            html.Add($"<tbody role=\"rowgroup\" class=\"{(chunk.Length == RowsPerChunk ? "whole" : "rest")}\">\n");
            foreach (var page in chunk)
                Row(html, page, [.. page.Shots.Select(id => shots[id])], pictures);
            html.Add($"</tbody>\n");
        }

        html.Add($"</table>\n</section>\n");
    }

    private static string Title(int count) => count switch
    {
        0 => "No page to look at",
        1 => "1 page to look at",
        _ => $"{Words.Number(count)} pages to look at",
    };

    private static void Row(HtmlWriter html, PageFacts page, IReadOnlyList<ShotFacts> shots, ReportPictures pictures)
    {
        var status = ReviewOrder.Name(page.Status);
        html.Add($"<tr role=\"row\" class=\"{status}\" data-status=\"{status}\"><td role=\"cell\" class=\"thumb\">");
        Thumbnail(html, shots, pictures);
        html.Add($"</td><td role=\"cell\" class=\"page\"><bdi>{page.Page}</bdi></td><td role=\"cell\" class=\"status\"><span class=\"pill {status}\">{status}</span></td><td role=\"cell\" class=\"lines\">");
        foreach (var shot in shots)
            Line(html, shot);
        html.Add($"</td></tr>\n");
    }

    private static void Thumbnail(HtmlWriter html, IReadOnlyList<ShotFacts> shots, ReportPictures pictures)
    {
        var shown = shots.OrderByDescending(shot => shot.Ae ?? 0).FirstOrDefault(shot => pictures.Address(shot.Evidence?.Thumbnail) is not null);
        if (shown is null)
            return;
        var focus = Focus(shown);
        html.Add($"<a href=\"#shot={Uri.EscapeDataString(shown.Id)}\" tabindex=\"-1\" aria-hidden=\"true\"><img src=\"{pictures.Address(shown.Evidence!.Thumbnail)}\" data-focus=\"{focus.X} {focus.Y} {focus.Width} {focus.Height}\" alt=\"\" loading=\"lazy\" decoding=\"async\"></a>");
    }

    /// <summary>
    /// Where the change lies within the thumbnail, px. The crop never leaves the picture, so near an edge the change lies off the middle,
    /// and a smaller window on the crop has to be moved there.
    /// </summary>
    private static BoxFacts Focus(ShotFacts shot)
    {
        var side = shot.After is { Width: not null } ? shot.After : shot.Before;
        var focus = ShotFocus.Of(shot.Regions);
        var crop = ShotFocus.Crop(focus, side?.Width ?? 1, side?.Height ?? 1);
        return focus is null ? new BoxFacts(crop.Width / 2, 0, 0, 1) : focus with { X = focus.X - crop.X, Y = focus.Y - crop.Y };
    }

    private static void Line(HtmlWriter html, ShotFacts shot)
    {
        var place = ShotWords.Place(shot);
        var isQuiet = shot.Status == ShotStatus.Identical;
        html.Add($"<div class=\"line{(isQuiet ? " quiet" : "")}\">");
        if (HtmlData.IsShown(shot))
            html.Add($"<a href=\"#shot={Uri.EscapeDataString(shot.Id)}\">{place}<span class=\"sr\"> of {VisibleText.Shorten(shot.Page, 80)}</span></a>");
        else
            html.Add($"<span>{place}</span>");
        html.Add($"<span class=\"number\" data-name=\"AE\">{(shot.Ae is { } ae ? Words.Number(ae) : "–")}</span><span class=\"number\" data-name=\"Δ\">{(shot.MaxChannelDelta is { } delta ? Words.Number(delta) : "–")}</span><span class=\"where\">");
        Where(html, shot);
        html.Add($"</span></div>");
    }

    private static void Where(HtmlWriter html, ShotFacts shot)
    {
        if (shot.Status == ShotStatus.Identical)
            html.Add($"identical");
        else if (ShotWords.Note(shot) is { Length: > 0 } note)
            html.Add($"{note}");
        else
        {
            if (shot.Summary is { Length: > 0 } why)
                html.Add($"<b class=\"why\">{VisibleText.Shorten(why, LongestSentence)}</b> ");
            html.Add($"{ShotWords.Regions(shot.Regions)}");
        }

        if (ShotWords.Moved(shot.Alignment) is { Length: > 0 } moved)
            html.Add($". {VisibleText.Shorten(moved, LongestSentence)}");
        if (ShotWords.Change(shot) is { Length: > 0 } change)
            html.Add($" <span class=\"size\" title=\"{ShotWords.Size(shot)}\">{change}</span>");
        else if (shot.Status is ShotStatus.Added or ShotStatus.Removed && ShotWords.Size(shot) is { Length: > 0 } size)
            html.Add($", {size}");
        if (shot.Masks.Count > 0)
            html.Add($" <span class=\"size\">{Words.Count(shot.Masks.Count, "mask")}</span>");
        if (shot.Decision is { } decision)
            html.Add($" <span class=\"decision\">{decision.ToString().ToLowerInvariant()}</span>");
    }
}

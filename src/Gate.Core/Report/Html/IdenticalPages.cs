using Gate.Core.Run;

namespace Gate.Core.Report.Html;

/// <summary>What is proved equal, folded away: names with the proof.</summary>
internal static class IdenticalPages
{
    public static void Add(HtmlWriter html, RunReport report)
    {
        var pages = report.Pages.Where(page => page.Status == ShotStatus.Identical).ToList();
        if (pages.Count == 0)
            return;
        var proofs = report.Shots.ToDictionary(shot => shot.Id, ShotWords.Note, StringComparer.Ordinal);
        html.Add($"<section class=\"identical\" id=\"identical\">\n<details><summary><h2>{Words.Count(pages.Count, "identical page")}</h2></summary>\n<ul>\n");
        foreach (var page in pages)
        {
            var proof = page.Shots.Select(id => proofs[id]).Where(note => note.Length > 0).Distinct().ToList();
            html.Add($"<li><bdi>{page.Page}</bdi> <span>{Words.List(proof)}</span></li>\n");
        }

        html.Add($"</ul>\n</details>\n</section>\n");
    }
}

using System.Globalization;
using System.Text;
using Gate.Cli.Terminal;
using Gate.Core;
using Gate.Core.Markup;
using Gate.Core.Run;
using Gate.Core.Run.Facts;

namespace Gate.Cli.Running;

/// <summary>Textual differences for people: of a run by kind, of a page as they are written.</summary>
internal static class MarkupText
{
    private const int MostPages = 20;
    private const int MostHunks = 200;

    public static string OfRun(RunReport report, string folder)
    {
        if (report.Markup.Count == 0)
            return "no page that both sides have differs in its bytes, or a side is a live site\n";
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Words.Count(report.Markup.Count, "page")} with other bytes: {MarkupWords.Of(report.Markup, report.Markup.All(page => IsIdentical(report, page.Page)))}\n\n");
        foreach (var (kind, number, pages) in MarkupWords.Kinds(report.Markup))
            text.Append(CultureInfo.InvariantCulture, $"{Words.Number(number),9} {kind,-20} on {Words.Count(pages, "page")}\n");
        if (report.Markup.Sum(page => page.Substantive) is > 0 and var substantive)
            text.Append(CultureInfo.InvariantCulture, $"{Words.Number(substantive),9} {"substantive",-20} on {Words.Count(report.Markup.Count(page => page.Substantive > 0), "page")}\n");
        text.Append('\n');
        foreach (var page in report.Markup.OrderByDescending(page => page.Substantive).ThenBy(page => page.Page, StringComparer.Ordinal).Take(MostPages))
            text.Append(CultureInfo.InvariantCulture, $"{Printable.Of(page.Page)}: {MarkupWords.Of([page], IsIdentical(report, page.Page))}\n  look: gate explain {NextCommand.Quote(folder)} {NextCommand.Quote(page.Page)} --text\n");
        if (report.Markup.Count > MostPages)
            text.Append(CultureInfo.InvariantCulture, $"\nand {Words.Count(report.Markup.Count - MostPages, "page")} more: report.json has all, under markup\n");
        return text.ToString();
    }

    public static string OfPage(RunReport report, MarkupFacts page, IReadOnlyList<TextHunk> hunks)
    {
        var text = new StringBuilder($"{Printable.Of(page.Page)}: {MarkupWords.Of([page], IsIdentical(report, page.Page))}\n");
        foreach (var hunk in hunks.Take(MostHunks))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{hunk.BeforePlace} → {hunk.AfterPlace}{(hunk.Kinds.Count > 0 ? $"  {string.Join(", ", hunk.Kinds)}" : "")}\n");
            Lines(text, '-', hunk.Before);
            Lines(text, '+', hunk.After);
        }

        if (hunks.Count > MostHunks)
            text.Append(CultureInfo.InvariantCulture, $"\nand {Words.Count(hunks.Count - MostHunks, "place")} more: --json has all\n");
        return text.ToString();
    }

    private static bool IsIdentical(RunReport report, string page) => report.Shots.Where(shot => shot.Page == page).All(shot => shot.Status == ShotStatus.Identical);

    private static void Lines(StringBuilder text, char sign, string written)
    {
        if (written.Length == 0)
            return;
        foreach (var line in written.Split('\n'))
            text.Append(CultureInfo.InvariantCulture, $"{sign} {Spaces(Printable.Of(line))}\n");
    }

    // Spaces that look like plain ones, or like nothing.
    private static string Spaces(string line) => string.Concat(line.Select(unit => char.IsWhiteSpace(unit) && unit != ' ' ? $"\\u{{{(int)unit:x}}}" : unit.ToString()));
}

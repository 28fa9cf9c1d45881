using System.Globalization;
using Gate.Core;
using Gate.Core.Run;
using Gate.Core.Run.Facts;

namespace Gate.Cli.Terminal;

/// <summary>
/// A report on standard output: the pages that are not identical, one a line; what is open about the run; one sentence; where the
/// report lies; the next command. Every line begins with a word of ours.
/// </summary>
internal sealed class ReportText(Paint paint)
{
    public string Of(RunReport report, string folder, string next)
    {
        var lines = new List<string>();
        var shots = report.Shots.ToLookup(shot => shot.Page, StringComparer.Ordinal);
        lines.AddRange(report.Pages
            .Where(page => page.Status != ShotStatus.Identical)
            .OrderByDescending(page => page.Status)
            .Select(page => $"{paint.Status(page.Status, $"{StatusWord.Of(page.Status),-9}")} {Printable.Of(page.Page)}  {Printable.Of(Detail(shots[page.Page], page.Status))}".TrimEnd()));
        lines.AddRange(report.Excluded.Select(rule => $"excluded  {Words.Count(rule.Pages, "page")} by {Printable.Of(rule.Rule)}"));
        lines.AddRange(FindingLines.Of(report.Findings));
        var word = report.ExitCode == (int)GateExit.Cancelled ? "cancelled" : JsonNameOf(report.Verdict);
        lines.Add($"{paint.Verdict(report.Verdict, word)}: {Printable.Of(report.Summary)}");
        lines.Add($"report: {Printable.Of(Path.Combine(folder, "index.html"))}");
        lines.Add($"next: {Printable.Of(next)}");
        return string.Concat(lines.Select(line => $"{line}\n"));
    }

    private static string JsonNameOf(Verdict verdict) => verdict switch
    {
        Verdict.Pass => "pass",
        Verdict.Fail => "fail",
        Verdict.Incomplete => "incomplete",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, null),
    };

    /// <summary>Each viewport with what is known: <c>desktop AE 412, mobile identical</c>; one reason stands for all that share it.</summary>
    private static string Detail(IEnumerable<ShotFacts> shots, ShotStatus told)
    {
        var details = shots.Select(shot => (Name: shot.State == "default" ? shot.Viewport : $"{shot.Viewport}.{shot.State}", Text: Detail(shot, told))).ToList();
        return string.Join(", ", details.GroupBy(detail => detail.Text, StringComparer.Ordinal).Select(group => $"{string.Join(" and ", group.Select(detail => detail.Name))}{(group.Key.Length == 0 ? "" : $" {group.Key}")}"));
    }

    private static string Detail(ShotFacts shot, ShotStatus told) => shot switch
    {
        { Before.Failure: { } failure } => $"before: {failure.Message}",
        { After.Failure: { } failure } => $"after: {failure.Message}",
        { Status: ShotStatus.Changed, Ae: { } ae } => $"AE {Words.Number(ae)}{Growth(shot)}",
        { Status: ShotStatus.Changed, Before.Redirect: { } from, After.Redirect: { } to } => $"leads to {to} instead of {from}",
        _ when shot.Status == told => "",
        _ => StatusWord.Of(shot.Status),
    };

    private static string Growth(ShotFacts shot)
    {
        if (shot is not { Before: { Width: { } width, Height: { } height }, After: { Width: { } newWidth, Height: { } newHeight } } || (width, height) == (newWidth, newHeight))
            return "";
        return string.Create(CultureInfo.InvariantCulture, $" ({width}×{height} → {newWidth}×{newHeight})");
    }
}

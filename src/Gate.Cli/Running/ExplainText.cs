using Gate.Cli.Terminal;
using Gate.Core;
using Gate.Core.Explain;
using Gate.Core.Report;
using Gate.Core.Run;
using Gate.Core.Run.Facts;

namespace Gate.Cli.Running;

/// <summary>Explanations for people: causes first, where they are written and what is written there, then the command to look again.</summary>
internal static class ExplainText
{
    private const int MostGroups = 20;
    private const int MostCauses = 3;

    /// <param name="report">The run.</param>
    /// <param name="folder">Its folder, as it was named.</param>
    /// <param name="isWhole">Whether every group is told.</param>
    public static string OfRun(RunReport report, string folder, bool isWhole = false)
    {
        var most = isWhole ? int.MaxValue : MostGroups;
        var text = $"{Printable.Of(report.Summary)}\n";
        foreach (var group in report.Groups.Take(most))
        {
            text += $"\n{group.Id}  {Words.Count(group.Shots.Count, "shot")}, {Words.Count(group.Regions, "region")}: {Printable.Of(group.Title)}\n";
            text += group.Causes is [var first, ..] ? Source(first) : "";
            if (group.Representative is { } place)
                text += $"  look: gate explain {NextCommand.Quote(folder)} {NextCommand.Quote(place.Shot)}\n";
        }

        if (report.Groups.Count > most)
            text += $"\nand {Words.Count(report.Groups.Count - most, "group")} more: --all lists them\n";
        return text + Beside(report.Findings);
    }

    /// <summary>Every shot of a page that is not identical, and what was found beside the pixels.</summary>
    /// <param name="report">The run.</param>
    /// <param name="page">Id of one of its pages.</param>
    /// <param name="answers">Its shots.</param>
    /// <param name="isWhole">Whether every cause of a change is told.</param>
    public static string OfPage(RunReport report, string page, IEnumerable<ShotAnswer> answers, bool isWhole = false)
    {
        var shots = string.Join('\n', answers.Where(answer => answer.Status != ShotStatus.Identical).Select(answer => OfShot(answer, isWhole)));
        return (shots.Length > 0 ? shots : $"{Printable.Of(page)}: {StatusWord.Of(ShotStatus.Identical)}\n") + Beside(report.Findings.Where(finding => finding.IsOn(page)).Select(finding => Seen(finding, page)));
    }

    /// <param name="answer">Why it differs.</param>
    /// <param name="isWhole">Whether every cause of a change is told.</param>
    public static string OfShot(ShotAnswer answer, bool isWhole = false)
    {
        var most = isWhole ? int.MaxValue : MostCauses;
        var text = $"{Printable.Of(answer.Shot)}: {answer.Status.ToString().ToLowerInvariant()}{(answer.Ae is { } ae ? $", AE {Words.Number(ae)}" : "")}{(answer.Summary is null ? "" : $": {Printable.Of(answer.Summary)}")}\n";
        // What is written at a cause's place is shown once, however many changes it is a part of.
        var shown = new HashSet<string>(StringComparer.Ordinal);
        foreach (var change in answer.Changes)
        {
            text += "\n";
            text += change.Causes.Count > 0 ? string.Concat(change.Causes.Take(most).Select(cause => $"{Printable.Of(CauseWords.Of(cause))}\n{(Source(cause) is var source && shown.Add(source) ? source : "")}"))
                : change.Explanation is null ? "not explained: the layout was not read (a run with --confirm 2 or more reads it)\n" : "unexplained\n";
            if (change.Causes.Count > most)
                text += $"and {Words.Count(change.Causes.Count - most, "cause")} more: --all lists them\n";
            text += $"  {Words.Count(change.Regions, "region")}, AE {Words.Number(change.Ae)}, the largest {change.Largest.Width}×{change.Largest.Height} px at ({change.Largest.X}, {change.Largest.Y}){Rest(change)}\n";
        }

        if (answer.Further > 0)
            text += $"\nand {Words.Count(answer.Further, "change")} more: --all lists them\n";
        return answer.Again is null ? text : $"{text}\nagain: {Printable.Of(answer.Again)}\n";
    }

    // The place is the first page's; on another one this is what it has part in.
    private static Finding Seen(Finding finding, string page) => finding.Pages.Count == 0 || finding.Pages[0] == page || OpenFindings.Place(finding) is not { } first
        ? finding
        : finding with { Page = page, Location = null, Message = $"{finding.Message}, the first at {first}" };

    private static string Beside(IEnumerable<Finding> findings) =>
        FindingLines.Of(findings).ToList() is { Count: > 0 } lines ? $"\n{string.Join('\n', lines)}\n" : "";

    private static string Rest(ShotChange change)
    {
        var parts = new List<string>();
        if (change.Remainder > 0 && change.Causes.Count > 0)
            parts.Add($"{Words.Number(change.Remainder)} px of it not accounted for");
        if (change.Redrawn > 0)
            parts.Add($"{Words.Number(change.Redrawn)} px look drawn anew");
        if (change.ByInputs > 0)
            parts.Add($"{Words.Number(change.ByInputs)} px of it follow since nothing else differs between the sides of this page");
        if (change.OtherShots > 0)
            parts.Add($"also in {Words.Count(change.OtherShots, "other shot")}");
        return parts.Count == 0 ? "" : $"; {string.Join("; ", parts)}";
    }

    private static string Source(CauseFacts cause)
    {
        if (cause.Source is null)
            return "";
        var text = $"  at {Printable.Of(cause.Source)}\n";
        if (cause.Hunk?.Before is { } before)
            text += $"    - {Printable.Of(before)}\n";
        return cause.Hunk?.After is { } after ? $"{text}    + {Printable.Of(after)}\n" : text;
    }
}

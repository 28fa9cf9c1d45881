using System.Globalization;
using Gate.Cli.Terminal;
using Gate.Core;
using Gate.Core.Run;

namespace Gate.Cli.Watching;

/// <summary>One line a round: what was touched, the verdict, the pages it is about, what was rendered, how long it took.</summary>
internal sealed class RoundText(Paint paint, string workingDirectory)
{
    private const int MostNames = 3;

    /// <param name="touched">Absolute paths.</param>
    /// <param name="report">What came of it.</param>
    /// <param name="rendered">Number of shots that were rendered for it.</param>
    /// <param name="took">From the first touch to the report.</param>
    /// <param name="isGlance">Whether what differs was seen only once, and is being looked at again.</param>
    public string Of(IReadOnlyList<string> touched, RunReport report, int rendered, TimeSpan took, bool isGlance)
    {
        var pages = report.Pages.Where(page => page.Status != ShotStatus.Identical).OrderByDescending(page => page.Status)
            .GroupBy(page => page.Status).Select(same => $"{StatusWord.Of(same.Key)} {Some([.. same.Select(page => page.Page)])}").ToList();
        var open = report.Findings.Count(finding => finding.StandsAlone() && finding.Severity >= Severity.Fail && finding.Decision != Decision.Approved);
        if (open > 0)
            pages.Add(Words.Count(open, "finding"));
        var verdict = paint.Verdict(report.Verdict, report.ExitCode == (int)GateExit.Cancelled ? "cancelled" : report.Verdict.ToString().ToLowerInvariant());
        return $"{Touched(touched)}: {verdict}: {(pages.Count == 0 ? $"{Words.Count(report.Counts.Pages, "page")} as before" : string.Join(", ", pages))}{(isGlance ? " (seen once, looking again)" : "")}; {Words.Number(rendered)} of {Words.Count(report.Counts.Shots, "shot")} rendered, {took.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s\n";
    }

    /// <summary>What was touched, by names as a person would type them; what an editor wrote for a moment is not named.</summary>
    public string Touched(IReadOnlyList<string> touched)
    {
        var lasting = touched.Where(path => File.Exists(path)).ToList();
        return Printable.Of(Some([.. (lasting.Count > 0 ? lasting : touched).Select(path => Path.GetRelativePath(workingDirectory, path).Replace(Path.DirectorySeparatorChar, '/'))]));
    }

    private static string Some(IReadOnlyList<string> names)
    {
        var told = string.Join(", ", names.Take(MostNames).Select(Printable.Of));
        return names.Count > MostNames ? $"{told} and {Words.Number(names.Count - MostNames)} more" : told;
    }
}

using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml;
using Gate.Core.Run;
using Gate.Core.Run.Facts;

namespace Gate.Core.Report;

/// <summary>
/// <c>junit.xml</c>: one test case a shot, with at most one of failure (it differs) or error (unknown). A second suite holds the verdict
/// itself and what was found about the run, so that a run without a red shot is still red when its verdict is. No more than
/// readers agree on: Jenkins' schema knows no properties of a test case and no number of skipped ones of all suites; GitLab shows the first of
/// two cases with one name. Control characters,
/// for most of which XML 1.0 has no spelling, are written out as <c>⟨U+0007⟩</c>.
/// </summary>
public sealed class JunitReport : IReportWriter
{
    /// <inheritdoc/>
    public string FileName => "junit.xml";

    /// <inheritdoc/>
    public void Write(RunReport report, Stream to)
    {
        var shots = ShotCases(report);
        var run = RunCases(report);
        List<JunitCase> all = [.. shots, .. run];
        using var xml = XmlWriter.Create(to, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" });
        xml.WriteStartDocument();
        xml.WriteStartElement("testsuites");
        xml.WriteAttributeString("name", "gate");
        Counts(xml, all);
        Suite(xml, "shots", shots, report);
        Suite(xml, "run", run, report);
        xml.WriteEndElement();
        xml.WriteEndDocument();
    }

    private static List<JunitCase> ShotCases(RunReport report)
    {
        var findings = report.Findings.Where(finding => finding.Shot is not null).ToLookup(finding => finding.Shot!, StringComparer.Ordinal);
        return [.. report.Shots.Select(shot => ShotCase(report, shot, [.. findings[shot.Id]]))];
    }

    private static JunitCase ShotCase(RunReport report, ShotFacts shot, IReadOnlyList<Finding> findings)
    {
        var open = findings.Where(finding => finding.Decision != Decision.Approved).ToList();
        var words = new List<string> { ShotWords.Note(shot), ShotWords.Regions(shot.Regions), ShotWords.Size(shot) };
        words.AddRange(findings.Select(finding => $"{finding.Severity.ToString().ToLowerInvariant()} {finding.Check}: {finding.Message}"));
        var result = shot.Status is ShotStatus.Pending or ShotStatus.Failed or ShotStatus.Unstable || open.Any(finding => finding.Severity == Severity.Incomplete)
            ? JunitResult.Error
            : IsRejected(shot) || open.Any(finding => finding.Severity == Severity.Fail && !Covers(shot, finding)) ? JunitResult.Failure : JunitResult.Passed;
        return new JunitCase(ShotWords.Place(shot), shot.Id, result, ReviewOrder.Name(shot.Status), Message(shot), words)
        {
            Attachments = [.. new[] { shot.Evidence?.Diff, shot.Evidence?.Before, shot.Evidence?.After }.OfType<string>()],
            Seconds = Took(report, shot.Id),
        };
    }

    // An approval of the shot's pixels is one of the findings that only say that they differ.
    private static bool Covers(ShotFacts shot, Finding finding) =>
        shot.Decision == Decision.Approved && finding.Check is "pixels-differ" or "size-differs" or "page-added" or "page-removed";

    private static bool IsRejected(ShotFacts shot) =>
        shot.Decision == Decision.Rejected
        || (shot.Decision != Decision.Approved && shot.Status is ShotStatus.Changed or ShotStatus.Added or ShotStatus.Removed);

    private static string Message(ShotFacts shot) => shot.Ae is { } ae
        ? $"{ReviewOrder.Name(shot.Status)}: AE {Words.Number(ae)}{(shot.Regions.Count > 0 ? $", {ShotWords.Regions(shot.Regions)}" : "")}"
        : $"{ReviewOrder.Name(shot.Status)}{(ShotWords.Note(shot) is { Length: > 0 } note ? $": {note}" : "")}";

    private static double? Took(RunReport report, string shot) =>
        report.Timings["shotsMs"] is JsonObject shots && shots[shot] is JsonValue value && value.TryGetValue<double>(out var milliseconds) && milliseconds is >= 0 and < 1e9 ? milliseconds / 1000 : null;

    private static List<JunitCase> RunCases(RunReport report)
    {
        var verdict = HtmlReport.Name(report.Verdict);
        var cases = new List<JunitCase>
        {
            new("gate", "verdict", report.Verdict switch { Verdict.Pass => JunitResult.Passed, Verdict.Fail => JunitResult.Failure, _ => JunitResult.Error }, verdict, $"{verdict}: {report.Summary}", []),
        };
        var open = report.Findings.Where(finding => finding is { Shot: null, Severity: Severity.Fail or Severity.Incomplete } && finding.Decision != Decision.Approved);
        foreach (var finding in open)
        {
            cases.Add(new JunitCase(
                finding.Check,
                // A check may see several things on one page.
                $"{finding.Page ?? finding.Location ?? "run"} ({finding.Id})",
                finding.Severity == Severity.Incomplete ? JunitResult.Error : JunitResult.Failure,
                finding.Check,
                finding.Message,
                [At(report, finding), OpenFindings.Pages(finding) is { } pages ? $"on {pages}" : ""]));
        }

        return cases;
    }

    // As text: the schemas know no attribute for a file that all readers take.
    private static string At(RunReport report, Finding finding) =>
        SourcePlace.OfFinding(report, finding) is { } line ? $"at {line}" : finding.Page is { } page ? $"at {SourcePlace.OfPage(report, page)}" : "";

    private static void Suite(XmlWriter xml, string name, IReadOnlyList<JunitCase> cases, RunReport report)
    {
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", name);
        Counts(xml, cases);
        if (name == "run")
            Properties(xml, RunProperties(report));
        foreach (var each in cases)
            Case(xml, each);
        xml.WriteEndElement();
    }

    private static IEnumerable<(string Name, string Value)> RunProperties(RunReport report)
    {
        yield return ("tool", report.Tool);
        yield return ("verdict", HtmlReport.Name(report.Verdict));
        yield return ("exitCode", $"{report.ExitCode}");
        yield return ("complete", report.Run.Complete ? "true" : "false");
        yield return ("before", report.Subject.Before.Source);
        yield return ("after", report.Subject.After.Source);
        foreach (var environment in report.Environments)
            yield return ("browser", environment.Browser);
        foreach (var rule in report.Excluded)
            yield return ("excluded", $"{rule.Rule}: {Words.Count(rule.Pages, "page")}");
    }

    private static void Case(XmlWriter xml, JunitCase each)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", VisibleText.Of(each.Class));
        xml.WriteAttributeString("name", VisibleText.Of(each.Name));
        if (each.Seconds is { } seconds)
            xml.WriteAttributeString("time", seconds.ToString("0.000", CultureInfo.InvariantCulture));
        if (each.Result != JunitResult.Passed)
        {
            xml.WriteStartElement(each.Result == JunitResult.Failure ? "failure" : "error");
            xml.WriteAttributeString("type", each.Type);
            xml.WriteAttributeString("message", VisibleText.Of(each.Message));
            xml.WriteString(string.Join('\n', each.Details.Where(line => line.Length > 0).Select(VisibleText.Of)));
            xml.WriteEndElement();
            // A line a file, relative to the XML, as Azure Pipelines reads it; docs/ci.md has a line for each service that wants another beginning.
            if (each.Attachments.Count > 0)
                xml.WriteElementString("system-out", string.Concat(each.Attachments.Select(path => $"[[ATTACHMENT|{VisibleText.Of(path)}]]\n")));
        }

        xml.WriteEndElement();
    }

    private static void Properties(XmlWriter xml, IEnumerable<(string Name, string Value)> properties)
    {
        var given = properties.Where(property => property.Value.Length > 0).ToList();
        if (given.Count == 0)
            return;
        xml.WriteStartElement("properties");
        foreach (var (name, value) in given)
        {
            xml.WriteStartElement("property");
            xml.WriteAttributeString("name", name);
            xml.WriteAttributeString("value", VisibleText.Of(value));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Counts(XmlWriter xml, IReadOnlyList<JunitCase> cases)
    {
        xml.WriteAttributeString("tests", $"{cases.Count}");
        xml.WriteAttributeString("failures", $"{cases.Count(each => each.Result == JunitResult.Failure)}");
        xml.WriteAttributeString("errors", $"{cases.Count(each => each.Result == JunitResult.Error)}");
    }

    private enum JunitResult
    {
        Passed,
        Failure,
        Error,
    }

    private sealed record JunitCase(string Class, string Name, JunitResult Result, string Type, string Message, IReadOnlyList<string> Details)
    {
        public double? Seconds { get; init; }

        public IReadOnlyList<string> Attachments { get; init; } = [];
    }
}

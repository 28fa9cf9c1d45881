using System.Text.Encodings.Web;
using System.Text.Json;
using Gate.Core.Run;
using Gate.Core.Run.Facts;

namespace Gate.Core.Report;

/// <summary>
/// <c>gate.sarif</c> (SARIF 2.1.0): every finding that is not merely information, at its line where it names one, else at its page; a difference
/// whose cause is known stands at the line of the cause. Approved findings are carried as suppressed, so that a viewer does not count them as open.
/// </summary>
public sealed class SarifReport : IReportWriter
{
    // GitHub takes 25,000 results a run and shows the first 5,000.
    private const int MostResults = 5_000;

    // Of a change on every page nobody opens more; report.json has all.
    private const int MostRelated = 100;

    private static readonly JsonWriterOptions Writing = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Default };

    /// <inheritdoc/>
    public string FileName => "gate.sarif";

    /// <inheritdoc/>
    public void Write(RunReport report, Stream to)
    {
        var shots = report.Shots.ToDictionary(shot => shot.Id, StringComparer.Ordinal);
        var findings = report.Findings.Where(finding => finding.Severity != Severity.Info).OrderByDescending(finding => finding.Severity).ToList();
        using var json = new Utf8JsonWriter(to, Writing);
        json.WriteStartObject();
        json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        Tool(json, report, findings);
        json.WriteString("columnKind", "unicodeCodePoints");
        json.WriteStartArray("invocations");
        json.WriteStartObject();
        // "Successful" is whether the tool ran to its end, not whether the pages are equal (3.20.14).
        json.WriteBoolean("executionSuccessful", report.Run.Complete);
        json.WriteNumber("exitCode", report.ExitCode);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartArray("results");
        foreach (var finding in findings.Take(MostResults))
            Result(json, report, finding, finding.Shot is { } id ? shots.GetValueOrDefault(id) : null);
        json.WriteEndArray();
        json.WriteStartObject("properties");
        json.WriteString("verdict", HtmlReport.Name(report.Verdict));
        json.WriteString("summary", VisibleText.Of(report.Summary));
        json.WriteNumber("resultsLeftOut", Math.Max(0, findings.Count - MostResults));
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Tool(Utf8JsonWriter json, RunReport report, List<Finding> findings)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "gate");
        json.WriteString("version", report.Tool.Split(' ')[^1]);
        json.WriteStartArray("rules");
        foreach (var check in findings.Select(finding => finding.Check).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("id", check);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Result(Utf8JsonWriter json, RunReport report, Finding finding, ShotFacts? shot)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", finding.Check);
        json.WriteString("level", finding.Severity == Severity.Warn ? "warning" : "error");
        json.WriteStartObject("message");
        json.WriteString("text", VisibleText.Of(finding.Shot is { } id ? $"{id}: {finding.Message}" : finding.Message));
        json.WriteEndObject();
        var cause = shot?.Regions.SelectMany(region => region.Causes).Select(each => SourcePlace.OfCause(report, each.Source)).FirstOrDefault(place => place is not null);
        var pages = finding.Page is { } sole ? [sole] : finding.Pages;
        if ((cause ?? SourcePlace.OfFinding(report, finding) ?? (pages.Count > 0 ? SourcePlace.OfPage(report, pages[0]) : null)) is { } place)
            Locations(json, "locations", [place]);
        if (pages.Count > 1)
            Locations(json, "relatedLocations", pages.Skip(1).Take(MostRelated).Select(page => SourcePlace.OfPage(report, page)));
        json.WriteStartObject("partialFingerprints");
        json.WriteString("gateFinding/v1", finding.Id);
        json.WriteEndObject();
        if (finding.Decision == Decision.Approved || shot?.Decision == Decision.Approved)
        {
            json.WriteStartArray("suppressions");
            json.WriteStartObject();
            json.WriteString("kind", "external");
            json.WriteString("status", "accepted");
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Locations(Utf8JsonWriter json, string name, IEnumerable<SourcePlace> places)
    {
        json.WriteStartArray(name);
        foreach (var place in places)
            Location(json, place);
        json.WriteEndArray();
    }

    private static void Location(Utf8JsonWriter json, SourcePlace place)
    {
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", string.Join('/', place.Path.Split('/').Select(Uri.EscapeDataString)));
        json.WriteEndObject();
        if (place.Line is { } line)
        {
            json.WriteStartObject("region");
            json.WriteNumber("startLine", line);
            if (place.Column is { } column)
                json.WriteNumber("startColumn", column);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }
}

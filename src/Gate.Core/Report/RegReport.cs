using System.Text.Encodings.Web;
using System.Text.Json;
using Gate.Core.Run;

namespace Gate.Core.Report;

/// <summary>
/// <c>reg.json</c>, the lists that reg-cli writes and tools around it read. Items are shot ids; what is unknown or rejected counts as
/// failed, never as passed. Pictures lie under <c>evidence/</c>, so the folders are the report's own.
/// </summary>
public sealed class RegReport : IReportWriter
{
    private static readonly JsonWriterOptions Writing = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Default };

    /// <inheritdoc/>
    public string FileName => "reg.json";

    /// <inheritdoc/>
    public void Write(RunReport report, Stream to)
    {
        using var json = new Utf8JsonWriter(to, Writing);
        json.WriteStartObject();
        Items(json, "failedItems", report, "failed");
        Items(json, "newItems", report, "new");
        Items(json, "deletedItems", report, "deleted");
        Items(json, "passedItems", report, "passed");
        Strings(json, "expectedItems", report.Shots.Where(shot => shot.Before is not null).Select(shot => shot.Id));
        Strings(json, "actualItems", report.Shots.Where(shot => shot.After is not null).Select(shot => shot.Id));
        Strings(json, "diffItems", report.Shots.Where(shot => shot.Evidence?.Diff is not null).Select(shot => shot.Id));
        foreach (var name in new[] { "actualDir", "expectedDir", "diffDir" })
            json.WriteString(name, "./evidence");
        json.WriteEndObject();
    }

    private static void Items(Utf8JsonWriter json, string name, RunReport report, string list) =>
        Strings(json, name, report.Shots.Where(shot => ListOf(shot.Status, shot.Decision) == list).Select(shot => shot.Id));

    private static string ListOf(ShotStatus status, Decision? decision) => status switch
    {
        ShotStatus.Pending or ShotStatus.Failed or ShotStatus.Unstable => "failed",
        ShotStatus.Identical or ShotStatus.Tolerated => "passed",
        _ when decision == Decision.Approved => "passed",
        ShotStatus.Added when decision != Decision.Rejected => "new",
        ShotStatus.Removed when decision != Decision.Rejected => "deleted",
        _ => "failed",
    };

    private static void Strings(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }
}

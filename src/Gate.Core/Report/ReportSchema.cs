using Gate.Core.Report.Html;

namespace Gate.Core.Report;

/// <summary>The JSON Schema (draft 2020-12) of <c>report.json</c>, shipped within the assembly.</summary>
public static class ReportSchema
{
    /// <summary>File name under which the schema is kept.</summary>
    public const string FileName = "gate-report-1.schema.json";

    /// <summary>The schema's text.</summary>
    public static string Text => HtmlAssets.Read(FileName);
}

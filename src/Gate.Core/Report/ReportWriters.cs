using Gate.Core.Run;

namespace Gate.Core.Report;

/// <summary>The formats, in the order in which they are written; <c>report.json</c> is last, so that its presence means a whole report.</summary>
public static class ReportWriters
{
    /// <summary>Every format.</summary>
    public static IReadOnlyList<IReportWriter> All { get; } = [new HtmlReport(), new JunitReport(), new MarkdownSummary(), new SarifReport(), new RegReport(), new JsonReport()];

    private sealed class JsonReport : IReportWriter
    {
        public string FileName => "report.json";

        public void Write(RunReport report, Stream to) => ReportJson.Write(report, to);
    }
}

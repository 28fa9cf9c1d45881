using System.Text;
using Gate.Core.Report;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Golden.Report;

[TestFixture]
public sealed class ReportGoldenTests
{
    [Test]
    public void Html_body_of_a_rich_report() => Support.Golden.Verify(HtmlReport.Body(SampleReports.Rich()), "rich.body.html");

    [Test]
    public void Html_body_where_all_is_identical() => Support.Golden.Verify(HtmlReport.Body(SampleReports.AllIdentical()), "identical.body.html");

    [Test]
    public void Junit_of_a_rich_report() => Support.Golden.Verify(Text(new JunitReport()), "rich.junit.xml");

    [Test]
    public void Summary_of_a_rich_report() => Support.Golden.Verify(Text(new MarkdownSummary()), "rich.summary.md");

    private static string Text(IReportWriter writer)
    {
        using var file = new MemoryStream();
        writer.Write(SampleReports.Rich(), file);
        return Encoding.UTF8.GetString(file.ToArray());
    }
}

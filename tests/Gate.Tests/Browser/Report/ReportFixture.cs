using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Browser.Report;

/// <summary>One browser for all tests of a fixture, each report in a context of its own.</summary>
internal abstract class ReportFixture
{
    /// <summary>The first shot of <see cref="SampleReports.Rich"/>.</summary>
    protected const string BlogDesktop = "#shot=blog%2Findex.html%40desktop";

    protected ReportBrowser Browser { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task Start() => Browser = await ReportBrowser.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await Browser.DisposeAsync();
}

using Gate.Cli.Running;
using Gate.Core;
using Gate.Core.Report;
using Gate.Tests.Support;
using Gate.Tests.Support.Cli;
using NUnit.Framework;

namespace Gate.Tests.Unit.Cli;

/// <summary>The files and lines that a step of GitHub Actions gets.</summary>
internal sealed class GithubJobTests
{
    private ScratchFolder _folder = null!;

    [SetUp]
    public void SetUp() => _folder = new ScratchFolder();

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [Test]
    public void Outputs_are_one_line_each_and_the_summary_is_the_one_of_the_report()
    {
        var console = Console("true");

        new GithubJob(console).Tell(SampleReports.Rich() with { Summary = "one\ntwo=3\n<<EOF" }, "gate-out", isDataOnly: false);

        Assert.Multiple(() =>
        {
            Assert.That(console.Out.ToString(), Does.StartWith("::error title=gate%3A incomplete::"));
            Assert.That(File.ReadAllLines(_folder.At("output")), Has.All.Match("^[a-z-]+=.*$").And.Some.EqualTo(@"summary=one\x0atwo=3\x0a<<EOF").And.Some.EqualTo("verdict=incomplete"));
            Assert.That(File.ReadAllLines(_folder.At("output")), Has.Length.EqualTo(10));
            Assert.That(File.ReadAllText(_folder.At("summary")), Does.StartWith("<!-- gate-report -->\n## gate: "));
        });
    }

    [Test]
    public void Elsewhere_nothing_is_said()
    {
        var console = Console("");

        new GithubJob(console).Tell(SampleReports.Rich(), "gate-out", isDataOnly: false);

        Assert.That((console.Out.ToString(), File.Exists(_folder.At("output"))), Is.EqualTo(("", false)));
    }

    [Test]
    public void With_data_on_standard_output_annotations_go_to_standard_error()
    {
        var console = Console("true");

        new GithubJob(console).Tell(SampleReports.AllIdentical(), "gate-out", isDataOnly: true);

        Assert.That((console.Out.ToString(), console.Error.ToString()), Is.EqualTo(("", GithubAnnotations.Of(SampleReports.AllIdentical()))));
    }

    [Test]
    public void A_full_summary_is_left_as_it_is_and_an_unwritable_one_is_no_pass()
    {
        File.WriteAllBytes(_folder.At("summary"), new byte[(1 << 20) - 10]);
        var console = Console("true");
        new GithubJob(console).Tell(SampleReports.AllIdentical(), "gate-out", isDataOnly: false);
        Directory.CreateDirectory(_folder.At("folder"));
        var broken = new TestConsole(_folder.Root) { Variables = new Dictionary<string, string> { ["GITHUB_ACTIONS"] = "true", ["GITHUB_OUTPUT"] = _folder.At("folder") } };

        Assert.That((new FileInfo(_folder.At("summary")).Length, console.Error.ToString()), Is.EqualTo(((1L << 20) - 10, "gate: GITHUB_STEP_SUMMARY is full: the summary lies in the report's folder only\n")));
        Assert.That(Assert.Throws<GateException>(() => new GithubJob(broken).Tell(SampleReports.AllIdentical(), "gate-out", isDataOnly: false))!.Exit, Is.EqualTo(GateExit.Incomplete));
    }

    private TestConsole Console(string actions) => new(_folder.Root)
    {
        Variables = new Dictionary<string, string>
        {
            ["GITHUB_ACTIONS"] = actions, ["GITHUB_OUTPUT"] = _folder.At("output"), ["GITHUB_STEP_SUMMARY"] = _folder.At("summary"),
        },
    };
}

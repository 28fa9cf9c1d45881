using Gate.Cli;
using Gate.Core.Run;
using Gate.Tests.Support;
using Gate.Tests.Support.Cli;
using NUnit.Framework;

namespace Gate.Tests.Unit.Cli;

/// <summary><c>gate report</c> without a process of its own, on a run folder that a fake rendered.</summary>
[TestFixture]
internal sealed class ReportCommandTests
{
    private ScratchFolder _scratch;

    [SetUp]
    public async Task SetUp()
    {
        _scratch = new ScratchFolder();
        await SmallRun.RunAsync(_scratch, SmallRun.Dotted);
    }

    [TearDown]
    public void TearDown() => _scratch.Dispose();

    [TestCase("out/report.json")]
    [TestCase("out/index.html")]
    [TestCase("out/./shots.jsonl")]
    [TestCase("out/evidence/new.html")]
    [TestCase("out")]
    [TestCase("link/report.json")]
    [TestCase("other/report.json", "--out", "other")]
    [TestCase("decided.jsonl", "--ledger", "decided.jsonl")]
    public async Task A_report_in_one_file_takes_the_place_of_nothing_that_the_run_is_made_of(string file, params string[] options)
    {
        Directory.CreateSymbolicLink(_scratch.At("link"), _scratch.At("out"));
        _scratch.Write("decided.jsonl", "");
        var before = Texts();

        var (exit, console) = await RunAsync(["out", "--single-file", file, .. options]);

        Assert.That((exit, console.OutText.ToString()), Is.EqualTo((2, "")));
        Assert.That(console.ErrorText.ToString(), Is.EqualTo($"gate: out-is-input: \"{file}\" is a file of the run itself, or its ledger\n  at  --single-file\n  give another file\n"));
        Assert.That(Texts(), Is.EqualTo(before));
    }

    [TestCase("out/all.html")]
    [TestCase("report.json")]
    public async Task Anywhere_else_it_is_written(string file)
    {
        Assert.That((await RunAsync("out", "--single-file", file)).Exit, Is.EqualTo(1));
        Assert.That(File.ReadAllText(_scratch.At(file)), Does.StartWith("<!doctype html>").IgnoreCase);
        Assert.That(RunFolder.Read(_scratch.At("out")).Verdict, Is.EqualTo(Verdict.Fail));
    }

    [TestCase("gate check --before before --semantics off --ledger mine.jsonl --require-signed signers", "--require-signed", "signers", "--ledger", "mine.jsonl")]
    [TestCase("gate check --before before --semantics off --require-signed signers", "--require-signed", "signers")]
    [TestCase("gate check --before before --require-signed old --semantics off")]
    public async Task The_next_command_judges_by_no_less_than_the_report(string next, params string[] options)
    {
        _scratch.Write("signers", "");
        _scratch.Write("mine.jsonl", "");
        var report = RunFolder.Read(_scratch.At("out"));
        _scratch.Write("out/report.json", ReportJson.Write(report with { Run = report.Run with { Options = ["--before=before", .. options.Length == 0 ? ["--require-signed=old"] : Array.Empty<string>(), "--semantics=off"] } }));

        var (_, console) = await RunAsync(["out", .. options]);

        Assert.That(console.OutText.ToString(), Does.Contain($"\nnext: {next} compares again\n"), console.ErrorText.ToString());
    }

    [TestCase("killed/.gate-next/renders/run.json", true)]
    [TestCase("killed/renders/run.json", true)]
    [TestCase("killed/other.json", false)]
    public async Task A_run_that_was_killed_can_be_gone_on_with(string left, bool isCutOff)
    {
        var next = isCutOff ? $"a run was cut off here before it could write one: the same gate check … --resume {_scratch.At("killed")} goes on with it" : "give the folder that gate check wrote (gate-out unless --out was given)";
        _scratch.Write(left, "");
        foreach (var command in new[] { "report", "explain" })
        {
            var console = new TestConsole(_scratch.Root);
            Assert.That(await CommandLine.RunAsync([command, _scratch.At("killed")], console, CancellationToken.None), Is.EqualTo(2));
            Assert.That(console.ErrorText.ToString(), Is.EqualTo($"gate: run-missing: there is no report.json in the folder\n  at  {_scratch.At("killed")}\n  {next}\n"));
        }
    }

    [TestCase("{}", "fields are missing: ")]
    [TestCase("{ \"schema\": 1 }", "The JSON value could not be converted: $.schema")]
    [TestCase("{ \"shema\": \"gate-report/1\" }", "The JSON property 'shema' is not known here: $.shema")]
    [TestCase("no report", "'no report' is an invalid JSON literal")]
    public async Task A_report_that_is_none_is_told_without_names_of_types(string text, string message)
    {
        _scratch.Write("out/report.json", text);

        var (exit, console) = await RunAsync("out");

        Assert.That(exit, Is.EqualTo(3));
        Assert.That(console.ErrorText.ToString(), Does.StartWith($"gate: run-unreadable: report.json cannot be read: {message}").And.Not.Contain("Gate.Core").And.Not.Contain("System."));
    }

    [TestCase("0")]
    [TestCase("513")]
    public async Task A_limit_beyond_its_range_names_the_range(string limit)
    {
        var (exit, console) = await RunAsync("out", "--single-file", "all.html", "--single-file-limit", limit);

        Assert.That((exit, console.ErrorText.ToString()), Is.EqualTo((2, $"gate: option-range: --single-file-limit is {limit}, outside 1 to 512 MiB\n  at  --single-file-limit\n  give a value within the range\n")));
    }

    private SortedDictionary<string, string> Texts() =>
        new(Directory.GetFiles(_scratch.At("out"), "*", SearchOption.AllDirectories).ToDictionary(file => file, File.ReadAllText), StringComparer.Ordinal);

    private async Task<(int Exit, TestConsole Console)> RunAsync(params string[] arguments)
    {
        var console = new TestConsole(_scratch.Root);
        // RUN is taken from the current folder of the process.
        return (await CommandLine.RunAsync(["report", _scratch.At(arguments[0]), .. arguments[1..]], console, CancellationToken.None), console);
    }
}

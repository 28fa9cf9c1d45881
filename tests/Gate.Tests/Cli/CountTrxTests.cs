using System.Diagnostics;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Cli;

/// <summary>The count that CI believes: what did not pass failed, whatever the runner calls it.</summary>
public sealed class CountTrxTests
{
    private string folder = "";

    [SetUp]
    public void Make_a_folder() => folder = Directory.CreateTempSubdirectory("gate trx ").FullName;

    [TearDown]
    public void Remove_it() => Directory.Delete(folder, recursive: true);

    [Test]
    public void All_passed() =>
        Expect("5 passed, 0 failed", 0, Trx("total=\"5\" executed=\"5\" passed=\"5\" failed=\"0\" notExecuted=\"0\""));

    [Test]
    public void Files_are_added_up() =>
        Expect("7 passed, 1 failed", 1, Trx("total=\"5\" executed=\"5\" passed=\"5\" failed=\"0\""), Trx("total=\"3\" executed=\"3\" passed=\"2\" failed=\"1\""));

    [Test]
    public void A_skipped_test_failed_although_the_writer_counts_it_nowhere() =>
        Expect("3 passed, 2 failed", 1, Trx("total=\"5\" executed=\"3\" passed=\"3\" failed=\"0\" notExecuted=\"0\""));

    [Test]
    public void A_file_without_a_test_failed() =>
        Expect("5 passed, 1 failed", 1, Trx("total=\"5\" executed=\"5\" passed=\"5\" failed=\"0\""), Trx("total=\"0\" executed=\"0\" passed=\"0\" failed=\"0\""));

    [Test]
    public void A_file_that_breaks_off_failed()
    {
        string file = Path.Combine(folder, "broken.trx");
        File.WriteAllText(file, "<TestRun><Results><UnitTestResult outcome=\"Passed\" />");
        Expect("0 passed, 1 failed", 1, file);
    }

    [Test]
    public void A_missing_file_failed() => Expect("0 passed, 1 failed", 1, Path.Combine(folder, "none.trx"));

    [Test]
    public void No_file_at_all_failed() => Expect("0 passed, 1 failed", 1);

    private string Trx(string counters)
    {
        string file = Path.Combine(folder, $"{Directory.GetFiles(folder).Length}.trx");
        File.WriteAllText(file, $"<TestRun>\n  <ResultSummary outcome=\"Completed\">\n    <Counters {counters} />\n  </ResultSummary>\n</TestRun>\n");
        return file;
    }

    private static void Expect(string line, int exit, params string[] files)
    {
        var start = new ProcessStartInfo("sh", [Path.Combine(Checkout.Root, "tests", "count-trx"), .. files]) { RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        string printed = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.That((printed.TrimEnd(), process.ExitCode), Is.EqualTo((line, exit)));
    }
}

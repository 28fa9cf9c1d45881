using Gate.Core;
using Gate.Core.Run;
using Gate.Core.Trust;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Run;

/// <summary>How a look before a promotion ends.</summary>
[TestFixture]
internal sealed class RunVerificationTests
{
    [TestCase("yes yes", GateExit.Pass)]
    [TestCase("yes no", GateExit.Fail)]
    [TestCase("unknown yes", GateExit.Incomplete)]
    [TestCase("unknown no", GateExit.Incomplete, TestName = "A_run_of_live_sites_that_failed_cannot_be_seen_either")]
    public void What_cannot_be_seen_counts_before_what_moved(string holds, GateExit exit) => Assert.That(
        RunVerification.ExitOf([.. holds.Split(' ').Select(word => new VerifiedThing("before", word switch { "yes" => true, "no" => false, _ => null }, ""))]),
        Is.EqualTo(exit));

    [TestCase(Verdict.Pass, Verdict.Pass, true)]
    [TestCase(Verdict.Fail, Verdict.Fail, false)]
    [TestCase(Verdict.Pass, Verdict.Fail, false)]
    [TestCase(Verdict.Fail, Verdict.Pass, false)]
    [TestCase(Verdict.Incomplete, Verdict.Incomplete, null)]
    [TestCase(Verdict.Incomplete, Verdict.Fail, null)]
    [TestCase(Verdict.Pass, Verdict.Incomplete, null)]
    public void What_a_run_could_not_see_is_not_seen_by_looking_at_its_report(Verdict then, Verdict now, bool? holds)
    {
        var report = SampleReports.AllIdentical();
        Assert.That(RunVerification.VerdictOf(report with { Verdict = then }, report with { Verdict = now }).Holds, Is.EqualTo(holds));
    }
}

using Gate.Core;
using Gate.Core.Trust;
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
}

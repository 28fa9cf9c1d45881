using Gate.Core.Run;
using Gate.Core.Run.Facts;
using NUnit.Framework;

namespace Gate.Tests.Unit.Run;

[TestFixture]
internal sealed class RunVerdictTests
{
    [TestCase(ShotStatus.Identical, Verdict.Pass)]
    [TestCase(ShotStatus.Tolerated, Verdict.Pass)]
    [TestCase(ShotStatus.Changed, Verdict.Fail)]
    [TestCase(ShotStatus.Added, Verdict.Fail)]
    [TestCase(ShotStatus.Removed, Verdict.Fail)]
    [TestCase(ShotStatus.Unstable, Verdict.Incomplete)]
    [TestCase(ShotStatus.Failed, Verdict.Incomplete)]
    [TestCase(ShotStatus.Pending, Verdict.Incomplete)]
    public void By_status(ShotStatus status, Verdict expected) =>
        Assert.That(RunVerdict.Of(true, [Shot(ShotStatus.Identical), Shot(status)], []), Is.EqualTo(expected));

    [TestCase(ShotStatus.Changed, Decision.Approved, Verdict.Pass)]
    [TestCase(ShotStatus.Added, Decision.Approved, Verdict.Pass)]
    [TestCase(ShotStatus.Changed, Decision.Proposed, Verdict.Fail)]
    [TestCase(ShotStatus.Changed, Decision.Rejected, Verdict.Fail)]
    [TestCase(ShotStatus.Identical, Decision.Rejected, Verdict.Fail)]
    [TestCase(ShotStatus.Unstable, Decision.Approved, Verdict.Incomplete)]
    [TestCase(ShotStatus.Failed, Decision.Approved, Verdict.Incomplete)]
    public void By_decision(ShotStatus status, Decision decision, Verdict expected) =>
        Assert.That(RunVerdict.Of(true, [Shot(status) with { Decision = decision }], []), Is.EqualTo(expected));

    [TestCase(Severity.Info, Verdict.Pass)]
    [TestCase(Severity.Warn, Verdict.Pass)]
    [TestCase(Severity.Fail, Verdict.Fail)]
    [TestCase(Severity.Incomplete, Verdict.Incomplete)]
    public void By_finding(Severity severity, Verdict expected) =>
        Assert.That(RunVerdict.Of(true, [Shot(ShotStatus.Identical)], [new Finding("i", "c", severity, null, null, null, "m", null)]), Is.EqualTo(expected));

    [Test]
    public void Incomplete_wins_over_fail() =>
        Assert.That(RunVerdict.Of(true, [Shot(ShotStatus.Changed), Shot(ShotStatus.Failed)], []), Is.EqualTo(Verdict.Incomplete));

    [Test]
    public void Nothing_planned_is_unknown() => Assert.That(RunVerdict.Of(true, [], []), Is.EqualTo(Verdict.Incomplete));

    [Test]
    public void An_unfinished_run_is_unknown() => Assert.That(RunVerdict.Of(false, [Shot(ShotStatus.Identical)], []), Is.EqualTo(Verdict.Incomplete));

    private static ShotFacts Shot(ShotStatus status) =>
        new() { Id = $"{status}@desktop", Page = $"{status}", Viewport = "desktop", State = "default", Status = status };
}

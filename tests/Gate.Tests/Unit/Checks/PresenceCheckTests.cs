using Gate.Core.Checks;
using Gate.Core.Rendering;
using Gate.Core.Run;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Checks;

internal sealed class PresenceCheckTests
{
    [TestCase(true, true, null)]
    [TestCase(false, true, "page-added")]
    [TestCase(true, false, "page-removed")]
    public void A_page_on_one_side_only_is_told_once_and_fails(bool before, bool after, string? check)
    {
        var presence = new PresenceCheck();
        var shot = new RenderedShot(Renders.Shot(before: before, after: after), before ? Renders.Steady(Renders.Picture()) : null, after ? Renders.Steady(Renders.Picture()) : null);

        presence.Observe(new ShotJudge(null).Judge(shot).Comparison);
        presence.Observe(new ShotJudge(null).Judge(shot).Comparison);

        var expected = check is null ? [] : new[] { (check, Severity.Fail, shot.Shot.Pair.Id.Value) };
        Assert.That(presence.Findings().Select(finding => (finding.Check, finding.Severity, finding.Page)), Is.EqualTo(expected));
    }
}

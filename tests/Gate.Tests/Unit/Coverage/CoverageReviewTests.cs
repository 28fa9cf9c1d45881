using Gate.Core.Coverage;
using Gate.Core.Rendering;
using Gate.Core.Run;
using Gate.Core.Semantics;
using NUnit.Framework;

namespace Gate.Tests.Unit.Coverage;

[TestFixture]
internal sealed class CoverageReviewTests
{
    private static readonly Viewport[] Viewports = [new("desktop", 1280, 800)];

    [Test]
    public void A_reason_is_a_finding_with_its_rules_and_a_way_out()
    {
        var found = Examine("@media (max-width: 991px) and (min-width: 768px) { .nav { top: 0 } .aside { top: 0 } } .btn:hover { top: 0 } .c { top: 0 }");

        Assert.That(found.Select(finding => (finding.Check, finding.Severity, finding.Location)), Has.All.EqualTo(("not-covered", Severity.Warn, "site.css")));
        Assert.That(found.Select(finding => finding.Message), Is.EquivalentTo(new[]
        {
            "1 of 4 changed style rules can show in no capture of this run (:hover): .btn:hover",
            "2 of 4 changed style rules can show in no capture of this run (@media (max-width:991px) and (min-width:768px); a viewport 768 px wide would show it): .aside; .nav",
        }));
    }

    [Test]
    public void What_can_show_is_not_told() => Assert.That(Examine(".c { top: 0 }"), Is.Empty);

    [Test]
    public void The_policy_weighs()
        => Assert.That(Examine(".c:hover { top: 0 }", SemanticsPolicy.Create(SemanticsMode.Off)), Is.Empty);

    private static List<Finding> Examine(string css, SemanticsPolicy? policy = null)
        => [.. CoverageReview.Findings([new ChangedSheet("site.css", StyleRules.Changed([], StyleRules.Read(css)))], Viewports, new RenderSettings(), policy ?? SemanticsPolicy.Default)];
}

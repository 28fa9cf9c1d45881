using Gate.Core.Checks;
using Gate.Core.Ledger;
using Gate.Core.Rendering;
using Gate.Core.Run;
using Gate.Core.Semantics;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Checks;

[TestFixture]
internal sealed class RuntimeCheckTests
{
    private static readonly RuntimeRecord Throwing = new(["TypeError: a is null"], [], 0, 0, 0);

    [Test]
    public void What_is_new_after_is_one_finding_however_many_pages_say_it()
    {
        var check = new RuntimeCheck(SemanticsPolicy.Default);
        check.Observe(Shot("a.html", [RuntimeRecord.Quiet], [Throwing]));
        check.Observe(Shot("b.html", [RuntimeRecord.Quiet], [Throwing]));

        var found = check.Findings().Single();
        Assert.That((found.Check, found.Severity, found.Page), Is.EqualTo(("page-exception", Severity.Warn, (string?)null)));
        Assert.That(found.Message, Is.EqualTo("an exception that nobody catches, new after: \"TypeError: a is null\"; on 2 pages"));
    }

    [Test]
    public void Each_kind_has_its_check()
    {
        var loud = new RuntimeRecord(["one"], ["two"], 1, 1, 1);

        Assert.That(Examine([RuntimeRecord.Quiet], [loud]).Select(finding => finding.Check), Is.EquivalentTo(RuntimeCheck.Ids));
        Assert.That(Examine([loud], [loud]), Is.Empty, "as it was");
        Assert.That(Examine([loud], [RuntimeRecord.Quiet]), Is.Empty, "gone is no trouble");
    }

    [Test]
    public void What_comes_and_goes_within_a_side_is_not_the_change()
    {
        Assert.That(Examine([RuntimeRecord.Quiet, Throwing], [Throwing, Throwing]), Is.Empty);
        Assert.That(Examine([RuntimeRecord.Quiet, RuntimeRecord.Quiet], [Throwing, RuntimeRecord.Quiet]), Is.Empty);
        Assert.That(Examine([new([], [], 2, 0, 0)], [new([], [], 1, 0, 0)]), Is.Empty);
    }

    [Test]
    public void The_policy_weighs()
    {
        Assert.That(Examine([RuntimeRecord.Quiet], [Throwing], SemanticsPolicy.Create(SemanticsMode.Off)), Is.Empty);
        var strict = SemanticsPolicy.Create(SemanticsMode.Default, new Dictionary<string, SemanticsMode> { ["page-exception"] = SemanticsMode.Fail });
        Assert.That(Examine([RuntimeRecord.Quiet], [Throwing], strict).Single().Severity, Is.EqualTo(Severity.Fail));
    }

    [Test]
    public void A_decision_is_one_on_the_shots_that_it_was_seen_in()
    {
        var (desktop, both, all) = (Key(Renders.Desktop), Key(Renders.Desktop, Phone), Key(Phone, Renders.Desktop));
        Assert.That(desktop, Is.Not.Null.And.Not.EqualTo(both));
        Assert.That(all, Is.EqualTo(both), "whatever comes first");

        static ApprovalKey? Key(params Viewport[] viewports) => KeyOf([.. viewports.Select(viewport => (viewport, Throwing))]);
    }

    [Test]
    public void A_decision_on_one_dialog_is_none_on_three()
    {
        Assert.That(Dialogs(1), Is.Not.Null.And.Not.EqualTo(Dialogs(3)));

        static ApprovalKey? Dialogs(int count) => KeyOf((Renders.Desktop, new RuntimeRecord([], [], count, 0, 0)));
    }

    private static readonly Viewport Phone = new("phone", 375, 812);

    private static ApprovalKey? KeyOf(params (Viewport Viewport, RuntimeRecord Record)[] seen)
    {
        var strict = SemanticsPolicy.Create(SemanticsMode.Default, new Dictionary<string, SemanticsMode> { ["page-exception"] = SemanticsMode.Fail, ["page-dialog"] = SemanticsMode.Fail });
        var check = new RuntimeCheck(strict);
        foreach (var (viewport, record) in seen)
        {
            var shot = Shot("index.html", [RuntimeRecord.Quiet], [record]);
            check.Observe(shot with { Rendered = shot.Rendered with { Shot = new Shot(shot.Rendered.Shot.Pair, viewport) } });
        }

        return ReportKeys.Of(check.Findings().Single());
    }

    private static List<Finding> Examine(RuntimeRecord[] before, RuntimeRecord[] after, SemanticsPolicy? policy = null)
    {
        var check = new RuntimeCheck(policy ?? SemanticsPolicy.Default);
        check.Observe(Shot("index.html", before, after));
        return [.. check.Findings()];
    }

    private static ShotComparison Shot(string page, RuntimeRecord[] before, RuntimeRecord[] after) => new()
    {
        Rendered = new RenderedShot(Renders.Shot(page), Side(before), Side(after)),
        Status = ShotStatus.Identical,
    };

    private static SideRender Side(RuntimeRecord[] records) => Renders.Side([.. records.Select(record =>
    {
        var captured = (RenderOutcome.Captured)Renders.Captured([]);
        return captured with { Capture = captured.Capture with { Runtime = record } };
    })]);
}

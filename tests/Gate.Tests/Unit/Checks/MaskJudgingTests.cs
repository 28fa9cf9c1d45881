using Gate.Core.Checks;
using Gate.Core.Pages;
using Gate.Core.Rendering;
using Gate.Core.Run;
using Gate.Pixels;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Checks;

/// <summary>Shots with masks and tolerances: what counts, what is told, and what rots.</summary>
internal sealed class MaskJudgingTests
{
    private static readonly MaskRule Ad = new() { Selector = ".ad", Reason = "rotating advertisement", Owner = "web team", Budget = 10 };

    [Test]
    public void A_difference_under_the_mask_is_identical_by_pixels()
    {
        var judged = Judge([], Render(Picture((2, 2)), Box(2, 2)), Render(Picture(), Box(2, 2)));

        Assert.That((judged.Status, judged.Proof), Is.EqualTo((ShotStatus.Identical, (Proof?)Proof.Pixels)));
        Assert.That(judged.Before!.Compared, Is.EqualTo(judged.After!.Compared));
        Assert.That(judged.Before.Pixels, Is.Not.EqualTo(judged.After.Pixels));
    }

    [Test]
    public void A_difference_beside_the_mask_is_a_change()
    {
        var judged = Judge([], Render(Picture((3, 2), (2, 2)), Box(2, 2)), Render(Picture(), Box(2, 2)));

        Assert.That((judged.Status, judged.Diff!.AbsoluteError), Is.EqualTo((ShotStatus.Changed, 1L)));
    }

    [Test]
    public void The_mask_is_the_union_of_both_sides()
    {
        var judged = Judge([], Render(Picture((2, 2)), Box(2, 2)), Render(Picture((5, 5)), Box(5, 5)));

        Assert.That(judged.Status, Is.EqualTo(ShotStatus.Identical));
        Assert.That(judged.Mask.Union.Regions, Has.Count.EqualTo(2));
    }

    [Test]
    public void A_side_that_wobbles_under_the_mask_only_is_stable()
    {
        var wobbling = Renders.Side(Capture(Picture((2, 2)), Box(2, 2)), Capture(Picture(), Box(2, 2)));

        Assert.That(Judge([], wobbling, Render(Picture(), Box(2, 2))).Status, Is.EqualTo(ShotStatus.Identical));
    }

    [Test]
    public void A_longer_page_is_a_change_though_all_that_is_more_is_masked()
    {
        var judged = Judge([], Render(Renders.Picture(8, 8), new Region(0, 8, 8, 12)), Render(Renders.Picture(8, 12), new Region(0, 8, 8, 12)));

        Assert.That((judged.Status, judged.Diff!.AbsoluteError), Is.EqualTo((ShotStatus.Changed, 0L)));
    }

    [TestCase(1, 1, ShotStatus.Tolerated)]
    [TestCase(2, 9, ShotStatus.Changed)]
    public void A_tolerance_has_two_sides(int min, int max, ShotStatus status)
    {
        var rule = Tolerance(min, max);

        Assert.That(Judge([rule], Render(Picture((2, 2))), Render(Picture())).Status, Is.EqualTo(status));
    }

    [Test]
    public void A_step_beyond_the_range_or_a_rule_that_is_over_is_no_tolerance()
    {
        var narrow = Tolerance(1, 1) with { ChannelDelta = (0, 199) };
        var over = Tolerance(1, 1) with { IsExpired = true };

        Assert.That(Judge([narrow], Render(Picture((2, 2))), Render(Picture())).Status, Is.EqualTo(ShotStatus.Changed));
        Assert.That(Judge([over], Render(Picture((2, 2))), Render(Picture())).Status, Is.EqualTo(ShotStatus.Changed));
    }

    [Test]
    public void A_mask_in_force_is_told_with_its_area()
    {
        var found = Check(Ad, Render(Picture(), Box(2, 2), Box(3, 2)));

        Assert.That(found.Select(finding => (finding.Check, finding.Severity)), Is.EqualTo(new[] { ("mask-in-force", Severity.Info) }));
        Assert.That(found[0].Message, Does.Contain("2 px of 1 shot, at most 3.13 %").And.Contain("rotating advertisement (web team)"));
    }

    [Test]
    public void A_mask_that_covers_too_much_fails() => Assert.That(
        Check(Ad, Render(Picture(), new Region(0, 0, 8, 1))).Select(finding => (finding.Check, finding.Severity)),
        Is.EquivalentTo(new[] { ("mask-in-force", Severity.Info), ("mask-over-budget", Severity.Fail) }));

    [Test]
    public void A_mask_that_finds_nothing_warns() =>
        Assert.That(Check(Ad, Render(Picture())).Select(finding => (finding.Check, finding.Severity)), Is.EqualTo(new[] { ("mask-no-element", Severity.Warn) }));

    [Test]
    public void A_shot_that_was_not_measured_says_nothing_about_its_masks()
    {
        var check = new MaskCheck(Plan(new RenderSettings { Masks = [Ad] }));
        check.Observe(Judge([], Renders.Steady(Picture()), Renders.Steady(Picture())));
        Assert.That(check.Findings(), Is.Empty);
    }

    [Test]
    public void A_mask_about_no_page_warns() => Assert.That(
        Check(Ad with { Scope = new ShotScope { Pages = Glob.Parse("blog/**", "test") } }, Render(Picture())).Select(finding => (finding.Check, finding.Severity)),
        Is.EqualTo(new[] { ("mask-unused", Severity.Warn) }));

    [Test]
    public void A_mask_that_is_over_fails() => Assert.That(
        Check(Ad with { Until = new DateOnly(2020, 1, 31), IsExpired = true }, Render(Picture())).Select(finding => (finding.Check, finding.Severity)),
        Is.EqualTo(new[] { ("mask-expired", Severity.Fail) }));

    [Test]
    public void Tolerances_are_told_as_used_unused_or_over()
    {
        ToleranceRule[] rules = [Tolerance(1, 1), Tolerance(5, 6), Tolerance(1, 1) with { IsExpired = true, Until = new DateOnly(2020, 1, 31) }];
        var check = new ToleranceCheck(Plan(new RenderSettings { Tolerances = rules }));
        check.Observe(Judge(rules, Render(Picture((2, 2))), Render(Picture())));

        Assert.That(
            check.Findings().Select(finding => (finding.Check, finding.Severity)),
            Is.EqualTo(new[] { ("tolerance-in-force", Severity.Info), ("tolerance-unused", Severity.Warn), ("tolerance-expired", Severity.Fail) }));
    }

    private static ToleranceRule Tolerance(int min, int max) => new() { Pixels = (min, max), ChannelDelta = (0, 200), Reason = "drawn by the graphics card" };

    private static List<Finding> Check(MaskRule rule, SideRender before)
    {
        // As the renderer does it: each capture says what every rule in force on its shot came to.
        var side = Renders.Side([.. before.Attempts.Cast<RenderOutcome.Captured>().Select(attempt =>
            attempt with { Capture = attempt.Capture with { Masks = [.. attempt.Capture.Masks.Select(mask => mask with { Rule = rule })] } })]);
        var check = new MaskCheck(Plan(new RenderSettings { Masks = [rule] }));
        check.Observe(Judge([], side, side));
        return [.. check.Findings()];
    }

    private static RenderPlan Plan(RenderSettings settings)
    {
        var site = new Site.Live(new Uri("http://site.localhost/"));
        return new RenderPlan(site, site, [], settings, 3);
    }

    private static ShotComparison Judge(IReadOnlyList<ToleranceRule> tolerances, SideRender before, SideRender after) =>
        new ShotJudge(null, tolerances).Judge(new RenderedShot(Renders.Shot(), before, after)).Comparison;

    private static SideRender Render(byte[] png, params Region[] boxes) => Renders.Side(Capture(png, boxes));

    private static RenderOutcome Capture(byte[] png, params Region[] boxes)
    {
        var captured = (RenderOutcome.Captured)Renders.Captured(png);
        return captured with { Capture = captured.Capture with { Masks = [new MeasuredMask(Ad, boxes)] } };
    }

    private static byte[] Picture(params (int X, int Y)[] black) => Renders.Picture(8, 8, black);

    private static Region Box(int x, int y) => new(x, y, x + 1, y + 1);
}

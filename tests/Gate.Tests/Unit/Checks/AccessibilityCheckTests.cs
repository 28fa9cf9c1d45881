using Gate.Core.Checks;
using Gate.Core.Rendering;
using Gate.Core.Run;
using Gate.Core.Semantics;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Checks;

[TestFixture]
internal sealed class AccessibilityCheckTests
{
    private static readonly AccessibleNode[] Page =
    [
        new("banner", "", []), new("link", "Home", ["focusable=true"]), new("link", "Notes", ["focusable=true"]),
        new("heading", "Field notes", ["level=1"]), new("checkbox", "Weekly", ["checked=true", "focusable=true"]), new("button", "Send", ["focusable=true"]),
    ];

    [Test]
    public void Equal_trees_say_nothing() => Assert.That(Examine(Page, [.. Page]), Is.Empty);

    [TestCase(4, "checkbox", "Weekly", "focusable=true", Severity.Fail, "checkbox \"Weekly\" has checked=true no more")]
    [TestCase(3, "heading", "Field notes", "level=2", Severity.Fail, "heading \"Field notes\" has level=2 instead of level=1")]
    [TestCase(5, "button", "Send", "disabled=true focusable=true", Severity.Warn, "button \"Send\" has disabled=true now")]
    [TestCase(1, "link", "", "focusable=true", Severity.Fail, "link \"Home\" is now named \"\"")]
    [TestCase(1, "link", "Start", "focusable=true", Severity.Warn, "link \"Home\" is now named \"Start\"")]
    [TestCase(5, "link", "Send", "focusable=true", Severity.Fail, "button \"Send\" has the role link now")]
    public void A_node_that_is_another_one_now(int at, string role, string name, string states, Severity severity, string what)
    {
        var after = Page.ToArray();
        after[at] = new AccessibleNode(role, name, states.Split(' '));

        var found = Examine(Page, after).Single();

        Assert.That((found.Severity, found.Message, found.Page), Is.EqualTo((severity, what, "index.html")));
    }

    [Test]
    public void A_node_that_is_gone_counts_where_no_pixel_tells()
    {
        AccessibleNode[] after = [.. Page.Where(node => node.Name != "Notes")];

        Assert.That(Examine(Page, after).Single().Message, Is.EqualTo("link \"Notes\" is gone"));
        Assert.That(Examine(Page, after, status: ShotStatus.Changed), Is.Empty);
        Assert.That(Examine(after, Page).Single().Severity, Is.EqualTo(Severity.Warn), "new");
    }

    [Test]
    public void Another_order_is_told()
    {
        AccessibleNode[] after = [Page[0], Page[2], Page[1], .. Page[3..]];

        Assert.That(Examine(Page, after).Single().Message, Does.EndWith("stands elsewhere in the order that is read"));
    }

    // Two columns of a table: much of what stands there stands there often.
    [Test]
    public void Another_order_among_many_alike_is_told_as_an_order()
    {
        var found = Examine(Table(1, 2), Table(2, 1));

        Assert.That(found.Select(finding => finding.Message), Is.Not.Empty.And.None.Contains("has "));

        static AccessibleNode[] Table(params int[] order) => [.. Enumerable.Range(0, 120).SelectMany(row =>
        {
            string[] cells = [$"{row}", .. order.Select(cell => cell == 1 ? $"{"abc"[row % 3]}" : $"{row * 53 % 97}")];
            return cells.Select(cell => new AccessibleNode("cell", cell, [])).Prepend(new AccessibleNode("row", string.Join(' ', cells), []));
        })];
    }

    [Test]
    public void What_fails_is_told_before_what_warns_and_the_rest_is_counted()
    {
        AccessibleNode[] before = [.. Enumerable.Range(0, 40).Select(index => new AccessibleNode("link", $"L{index}", [])), Page[4]];
        AccessibleNode[] after = [.. Enumerable.Range(0, 40).Select(index => new AccessibleNode("link", $"M{index}", [])), Page[4] with { States = ["focusable=true"] }];

        var found = Examine(before, after);

        Assert.That(found, Has.Count.EqualTo(21));
        Assert.That(found.Single(finding => finding.Severity == Severity.Fail).Message, Is.EqualTo("checkbox \"Weekly\" has checked=true no more"));
        Assert.That(found.Select(finding => finding.Message), Has.One.StartsWith("21 further changes of the accessibility tree (sha256 "));
        Assert.That(Examine(before, [.. after[..39], after[39] with { Name = "N" }, after[40]]).Select(finding => finding.Id), Is.Not.EquivalentTo(found.Select(finding => finding.Id)), "what is counted is bound");
    }

    [Test]
    public void More_failures_than_are_told_fail()
    {
        AccessibleNode[] before = [.. Enumerable.Range(0, 30).Select(index => new AccessibleNode("button", $"B{index}", ["pressed=true"]))];

        var found = Examine(before, [.. before.Select(node => node with { States = [] })]);

        Assert.That(found.Select(finding => finding.Severity), Is.All.EqualTo(Severity.Fail));
        Assert.That(found.Select(finding => finding.Message), Has.One.StartsWith("10 further changes"));
    }

    [Test]
    public void A_tree_that_was_not_read_is_not_compared() => Assert.That(Examine(null, Page), Is.Empty);

    [Test]
    public void The_same_change_on_two_shots_of_a_page_is_one_finding()
    {
        var check = new AccessibilityCheck(SemanticsPolicy.Default);
        AccessibleNode[] after = [.. Page[..^1]];
        check.Observe(Shot(Page, after, ShotStatus.Identical));
        check.Observe(Shot(Page, after, ShotStatus.Identical));

        Assert.That(check.Findings().Count(), Is.EqualTo(1));
    }

    private static List<Finding> Examine(AccessibleNode[]? before, AccessibleNode[] after, ShotStatus status = ShotStatus.Identical)
    {
        var check = new AccessibilityCheck(SemanticsPolicy.Default);
        check.Observe(Shot(before, after, status));
        return [.. check.Findings()];
    }

    private static ShotComparison Shot(AccessibleNode[]? before, AccessibleNode[] after, ShotStatus status) => new()
    {
        Rendered = new RenderedShot(Renders.Shot(), Side(before), Side(after)),
        Status = status,
    };

    private static SideRender Side(AccessibleNode[]? tree)
    {
        var captured = (RenderOutcome.Captured)Renders.Captured([]);
        return Renders.Side(captured with { Capture = captured.Capture with { Accessibility = tree } });
    }
}

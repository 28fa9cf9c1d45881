using Gate.Core.Coverage;
using Gate.Core.Rendering;
using NUnit.Framework;

namespace Gate.Tests.Unit.Coverage;

/// <summary>What of a list of selectors changed.</summary>
[TestFixture]
internal sealed class RuleListsTests
{
    private static readonly IReadOnlyList<RunView> Views = RunView.Of([new("desktop", 1280, 800)], new RenderSettings());

    [TestCase("p, a:hover { outline: 0 }", "p, a:focus { outline: 0 }", "a:focus (:focus) | a:hover (:hover)")]
    [TestCase("p, a:hover { color: lime }", "p { color: lime }", "a:hover (:hover)")]
    [TestCase("p { color: lime }", "p, a:hover { color: lime }", "a:hover (:hover)", TestName = "One_more")]
    [TestCase(":is(p, a:hover) { outline: 0 }", ":is(p, a:focus) { outline: 0 }", ":is(a:focus) (:focus) | :is(a:hover) (:hover)", TestName = "Is")]
    [TestCase(":is(p, a:hover) { outline: 0 }", ":is(p) { outline: 0 }", ":is(a:hover) (:hover) | :is(p) ()", TestName = "Is_one_less")]
    [TestCase("b :where(p, a:hover) { outline: 0 }", "b :where(p) { outline: 0 }", "b :where(a:hover) (:hover)", TestName = "Where")]
    [TestCase("p { top: 0; &, &:hover { outline: 0 } }", "p { top: 0; & { outline: 0 } }", "p &:hover (:hover)", TestName = "Nested")]
    [TestCase("p, a:hover { & b { outline: 0 } }", "p { & b { outline: 0 } }", "a:hover & b (:hover) | p & b ()", TestName = "Around_what_is_nested")]
    [TestCase("@media screen { p, a:hover { top: 0 } }", "@media screen { p { top: 0 } }", "a:hover (:hover)", TestName = "Under_a_query")]
    [TestCase("p, a { cursor: wait }", "p { cursor: wait }", "a (what no picture shows: cursor)", TestName = "What_no_picture_shows")]
    [TestCase("p, a:hover { top: 0 }", "p { top: 0 } a:hover { top: 0 }", "", TestName = "Split_in_two")]
    [TestCase("p:hover { top: 0 } a:hover { top: 0 }", "a:hover, p:hover { top: 0 }", "", TestName = "Made_one")]
    [TestCase("p:hover { top: 0 } .x:hover { top: 1px } .y:hover { top: 0 }", "p:hover, .y:hover { top: 0 } .x:hover { top: 1px }", ".x:hover (:hover) | .y:hover (:hover)", TestName = "Made_one_across_another")]
    [TestCase(":is(p, #i):hover { top: 0 }", "p:hover, #i:hover { top: 0 }", "#i:hover,p:hover (:hover) | :is(p,#i):hover (:hover)", TestName = "Of_another_weight")]
    [TestCase(":is(p:hover, #i) { top: 0 }", ":is(p:hover, .c) { top: 0 }", ":is(#i) () | :is(.c) () | :is(p:hover) (:hover)", TestName = "Of_another_weight_in_a_list_that_changed")]
    [TestCase(".p:hover, #i { top: 0 } .x:hover { top: 1px }", ".x:hover { top: 1px } .p:hover, .c { top: 0 }", "#i () | .c () | .p:hover (:hover) | .x:hover (:hover)", TestName = "Of_a_list_that_changed_and_passed_another")]
    [TestCase("p, a:hover { top: 0 }", "p, a:hover { top: 1px }", "a:hover,p ()", TestName = "What_all_of_a_list_declares")]
    public void Of_a_list_the_selectors_that_changed_are_told(string before, string after, string expected) =>
        Assert.That(string.Join(" | ", StyleRules.Changed(StyleRules.Read(before), StyleRules.Read(after)).Select(rule => $"{rule.Selector} ({RuleReach.WhyNever(rule, Views)})").Order(StringComparer.Ordinal)), Is.EqualTo(expected));

    [Test]
    public void Browsers_tell_of_the_whole_list()
    {
        var changed = StyleRules.Changed(StyleRules.Read("p, b { top: 0 }"), StyleRules.Read("p { top: 0 }")).Single();
        var use = new RuleUse();
        use.Observe(["site.css"], ["p, b { top: 0 }"], differs: true);

        Assert.That(RuleUse.KeysOf(changed), Is.EqualTo(use.Used));
    }

    [Test]
    public void Lists_in_lists_are_told_as_a_whole_beyond_a_bound()
    {
        var list = string.Concat(Enumerable.Repeat(":is(a,b)", 40));
        Assert.That(StyleRules.Changed(StyleRules.Read($"{list}:hover{{top:0}}"), StyleRules.Read($"{list}{{top:0}}")), Has.Count.EqualTo(2));
        var deep = string.Concat(Enumerable.Repeat(":is(p,", 20_000));
        Assert.That(StyleRules.Changed(StyleRules.Read($"{deep}{{top:0}}"), []), Has.Count.EqualTo(1));
    }
}

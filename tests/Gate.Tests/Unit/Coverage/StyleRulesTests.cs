using Gate.Core.Coverage;
using NUnit.Framework;

namespace Gate.Tests.Unit.Coverage;

[TestFixture]
internal sealed class StyleRulesTests
{
    [TestCase("a{")]
    [TestCase("@media print{a{")]
    public void Nesting_beyond_its_bound_is_one_rule_and_what_differs_in_it_is_told(string open)
    {
        var (before, after) = (StyleRules.Read(Deep(open, "color:red")), StyleRules.Read(Deep(open, "color:blue")));
        Assert.That(before.Max(rule => rule.Selector.Split(' ').Length + rule.Conditions.Count), Is.LessThanOrEqualTo(33));
        Assert.That(StyleRules.Changed(before, after), Has.Count.EqualTo(1));
    }

    [TestCase(".k:hover,.j:hover{top:0}", ".j:hover,\n.k:hover{top:0}")]
    [TestCase("a{color:#0085A1}[data-a^=bot]{top:50.0%}", "a{color:#0085a1}[data-a^=\"bot\"]{top:50%}")]
    public void Formatting_changes_no_rule(string before, string after) => Assert.That(StyleRules.Changed(StyleRules.Read(before), StyleRules.Read(after)), Is.Empty);

    [Test]
    public void A_rule_applied_in_whatever_order_its_selectors_were()
    {
        var changed = StyleRules.Changed(StyleRules.Read(".k,.j{top:0}"), StyleRules.Read(".j,.k{top:1px}"));
        var use = new RuleUse();
        use.Observe(["site.css"], [".k, .j { top: 0 }"]);

        Assert.That(RuleUse.KeysOf(changed.Single()), Has.Member(use.Used.Single()));
    }

    private static string Deep(string open, string declaration) => string.Concat(Enumerable.Repeat(open, 100)) + declaration;
}

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

    private static string Deep(string open, string declaration) => string.Concat(Enumerable.Repeat(open, 100)) + declaration;
}

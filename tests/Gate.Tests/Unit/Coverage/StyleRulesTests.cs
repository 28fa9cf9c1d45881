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

    [TestCase(".a:hover { color: red } .b:hover { color: blue }", ".b:hover { color: blue } .a:hover { color: red }", ".a:hover | .b:hover", TestName = "Rules_of_one_property")]
    [TestCase(".a:hover { color: red } .a:hover { color: blue }", ".a:hover { color: blue } .a:hover { color: red }", ".a:hover", TestName = "Rules_of_one_name")]
    [TestCase(".a:hover { border: 0 } .b:hover { border-color: blue }", ".b:hover { border-color: blue } .a:hover { border: 0 }", ".a:hover | .b:hover", TestName = "A_shorthand")]
    [TestCase("@media print { .a { top: 0 } } .b { top: 1px }", ".b { top: 1px } @media print { .a { top: 0 } }", ".b | @media print .a", TestName = "A_rule_under_a_query")]
    [TestCase(".a { top: 0 } .c { left: 0 } .b { top: 1px }", ".b { top: 1px } .c { left: 0 } .a { top: 0 }", ".a | .b", TestName = "Round_another")]
    [TestCase(".a, p.x { top: 0 } .b { top: 1px }", ".b { top: 1px } .a, p.x { top: 0 }", ".a,p.x | .b", TestName = "One_of_a_list")]
    [TestCase("@layer a { p { top: 0 } } @layer b { .q { top: 1px } }", "@layer b { .q { top: 1px } } @layer a { p { top: 0 } }", "@layer b,a", TestName = "Layers")]
    [TestCase("@layer a { @layer c { p { top: 0 } } @layer d { p { top: 1px } } }", "@layer a { @layer d { p { top: 1px } } @layer c { p { top: 0 } } }", "@layer a.d,a.c", TestName = "Layers_in_a_layer")]
    [TestCase("@keyframes a { to { top: 0 } } @keyframes a { to { top: 1px } }", "@keyframes a { to { top: 1px } } @keyframes a { to { top: 0 } }", "@keyframes a", TestName = "Keyframes_of_one_name")]
    [TestCase("@import 'a.css'; @import 'b.css';", "@import 'b.css'; @import 'a.css';", "@import \"a.css\" | @import \"b.css\"", TestName = "Imports")]
    [TestCase("@import 'a.css' layer(a); @layer b { p { top: 0 } } @layer a { p { top: 1px } }", "@layer b { p { top: 0 } } @layer a { p { top: 1px } } @import 'a.css' layer(a);", "@layer b,a", TestName = "A_layer_that_an_import_began")]
    public void An_order_that_can_matter_changed(string before, string after, string expected) =>
        Assert.That(string.Join(" | ", StyleRules.Changed(StyleRules.Read(before), StyleRules.Read(after)).Select(rule => rule.Name).Order(StringComparer.Ordinal)), Is.EqualTo(expected));

    [TestCase(".a { top: 0 } .b { left: 0 }", ".b { left: 0 } .a { top: 0 }", TestName = "Other_properties")]
    [TestCase(".a { top: 0 } .b { top: 0 }", ".b { top: 0 } .a { top: 0 }", TestName = "Like_values")]
    [TestCase("a:hover { top: 0 } p:hover { top: 1px }", "p:hover { top: 1px } a:hover { top: 0 }", TestName = "Other_elements")]
    [TestCase("#a { top: 0 } .b { top: 1px }", ".b { top: 1px } #a { top: 0 }", TestName = "Of_other_weight")]
    [TestCase(".a { top: 0 !important } .b { top: 1px }", ".b { top: 1px } .a { top: 0 !important }", TestName = "Important")]
    [TestCase(".a::before { top: 0 } .b::after { top: 1px }", ".b::after { top: 1px } .a::before { top: 0 }", TestName = "Other_parts")]
    [TestCase("@layer a { .p { top: 0 } } .q { top: 1px }", ".q { top: 1px } @layer a { .p { top: 0 } }", TestName = "A_layer_and_none")]
    [TestCase("@layer a, b; @layer a { .p { top: 0 } } @layer b { .q { top: 1px } }", "@layer a, b; @layer b { .q { top: 1px } } @layer a { .p { top: 0 } }", TestName = "Layers_in_a_stated_order")]
    [TestCase("@layer a { .p { top: 0 } } @layer b { .q { left: 1px } }", "@layer b { .q { left: 1px } } @layer a { .p { top: 0 } }", TestName = "Layers_of_other_properties")]
    [TestCase("@keyframes a { to { top: 0 } } @keyframes b { to { top: 1px } }", "@keyframes b { to { top: 1px } } @keyframes a { to { top: 0 } }", TestName = "Keyframes_of_two_names")]
    public void An_order_that_cannot_matter_is_no_change(string before, string after) =>
        Assert.That(StyleRules.Changed(StyleRules.Read(before), StyleRules.Read(after)).Select(rule => rule.Name), Is.Empty);

    private static string Deep(string open, string declaration) => string.Concat(Enumerable.Repeat(open, 100)) + declaration;
}

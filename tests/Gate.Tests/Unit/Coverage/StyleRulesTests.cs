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
    [TestCase("a:hover::before,li:nth-child(2n + 1){top:0}", "a:hover:before,li:nth-child(odd){top:0}")]
    [TestCase("li:nth-last-child( n + 3 ):hover{top:0}", "li:nth-last-child(n+3):hover{top:0}")]
    [TestCase("a + b ~ i:not(u + s):hover{top:0}", "a+b~i:not(u+s):hover{top:0}")]
    [TestCase("@media (max-width: 40em){a{top:0}}", "@media(max-width:40em){a{top:0}}")]
    [TestCase("@media (max-width: 40em){a{top:0}}", "@media (width<=40em){a{top:0}}")]
    [TestCase("@media (min-width: 20em) and (max-width: 40em){a{top:0}}", "@media (20em<=width<=40em){a{top:0}}")]
    [TestCase("@media (min-width: 20em) and (max-width: 40em){a{top:0}}", "@media (min-width:20em)and (max-width:40em){a{top:0}}")]
    [TestCase("@media all and (min-width: 20em){a{top:0}}", "@media (min-width:20em){a{top:0}}")]
    [TestCase("@supports (display: grid){a{top:0}}", "@supports(display:grid){a{top:0}}")]
    [TestCase("@import 'a.css' (min-width: 20em);", "@import \"a.css\" (width>=20em);")]
    [TestCase("@keyframes k{from{top:0}to{top:1px}}", "@keyframes k{0%{top:0}100%{top:1px}}")]
    [TestCase("a:hover{color:#FFFFFF;background:white;border:1px solid rgb(255, 0, 0);fill:transparent;outline-color:#11223344}", "a:hover{color:#fff;background:#fff;border:1px solid red;fill:#0000;outline-color:#1234}")]
    [TestCase("a:hover{margin:0px auto 0px auto;padding:1px 1px;COLOR:red}", "a:hover{margin:0 auto;padding:1px;color:red}")]
    [TestCase("a:hover{font-weight:bold;border-radius:0px}", "a:hover{font-weight:700;border-radius:0}")]
    [TestCase("*:hover,a *.b:hover,*{top:0}", ":hover,a .b:hover,*{top:0}")]
    [TestCase("a:hover{transition:top 500ms ease,left 1000ms;animation-delay:.5ms}", "a:hover{transition:top .5s ease,left 1s;animation-delay:.0005s}")]
    [TestCase("a:hover{height:1px;width:2px;margin-top:0;margin-bottom:1px}", "a:hover{width:2px;margin-bottom:1px;margin-top:0;height:1px}")]
    [TestCase("a:hover{width:calc(1px * 2);font:1px / 2 a}", "a:hover{width:calc(1px*2);font:1px/2 a}")]
    [TestCase("a:hover{color:red;margin:0;top:1px;margin-left:2px}", "a:hover{margin:0;margin-left:2px;color:red;top:1px}")]
    public void Formatting_changes_no_rule(string before, string after) => Assert.That(StyleRules.Changed(StyleRules.Read(before), StyleRules.Read(after)), Is.Empty);

    [TestCase("a:hover{flex:1 1 0px}", "a:hover{flex:1 1 0}", Description = "a bare 0 may be another part there")]
    [TestCase("a:hover{--c:#ffffff}", "a:hover{--c:#fff}", Description = "scripts read it")]
    [TestCase("a:hover{content:\"a / b\"}", "a:hover{content:\"a/b\"}")]
    [TestCase("a:hover{width:calc(1px + 2px)}", "a:hover{width:calc(1px+2px)}")]
    [TestCase("a:hover{--c:0px}", "a:hover{--c:0}")]
    [TestCase("a:hover{margin:var(--a) var(--a)}", "a:hover{margin:var(--a)}", Description = "it may be two")]
    [TestCase("a:hover{margin:1px 2px 1px 3px}", "a:hover{margin:1px 2px}")]
    [TestCase("a:hover{content:\"#ffffff\"}", "a:hover{content:\"#fff\"}")]
    [TestCase("a:hover{animation-name:white}", "a:hover{animation-name:#fff}")]
    [TestCase("a:hover{color:rgba(0,0,0,.1)}", "a:hover{color:#0000001a}", Description = "one is rounded")]
    [TestCase("a:hover{color:canvas}", "a:hover{color:#fff}", Description = "the system's")]
    [TestCase("a[title=\":before :nth-child(odd)\"]:hover{top:0}", "a[title=\"::before :nth-child(2n+1)\"]:hover{top:0}")]
    [TestCase("a[title=\"x + y\"]:hover{top:0}", "a[title=\"x+y\"]:hover{top:0}")]
    [TestCase("a\\+ b:hover{top:0}", "a\\+b:hover{top:0}")]
    [TestCase("a:hover{margin:0;margin-left:2px}", "a:hover{margin-left:2px;margin:0}")]
    [TestCase("a:hover{border-color:red;border-top:0}", "a:hover{border-top:0;border-color:red}")]
    [TestCase("a:hover{top:0;top:2px}", "a:hover{top:2px;top:0}")]
    [TestCase("a:hover{margin-inline:0;margin-left:2px}", "a:hover{margin-left:2px;margin-inline:0}")]
    [TestCase("a:hover{inset:0;top:2px}", "a:hover{top:2px;inset:0}")]
    [TestCase("a:hover{width:0;inline-size:2px}", "a:hover{inline-size:2px;width:0}")]
    [TestCase("a:hover{-webkit-box-shadow:none;box-shadow:0 0 red}", "a:hover{box-shadow:0 0 red;-webkit-box-shadow:none}")]
    [TestCase("a:hover{font:1px/2 a;line-height:1}", "a:hover{line-height:1;font:1px/2 a}")]
    [TestCase("a:hover{all:unset;top:1px}", "a:hover{top:1px;all:unset}")]
    [TestCase("a:hover{left:1px;top:0}", "a:hover{left:2px;top:0}")]
    [TestCase("svg|*.a:hover{top:0}", "svg|.a:hover{top:0}")]
    [TestCase("a:hover:before-x{top:0}", "a:hover::before-x{top:0}")]
    [TestCase("@media (min-width: 40em){a{top:0}}", "@media (width>40em){a{top:0}}")]
    [TestCase("@media (40em>=width>=20em){a{top:0}}", "@media (min-width:20em){a{top:0}}")]
    [TestCase("@keyframes k{from{top:0}}", "@keyframes k{to{top:0}}")]
    [TestCase("@font-face{font-family:from;src:url(a)}", "@font-face{font-family:\"0%\";src:url(a)}")]
    public void What_may_mean_something_else_is_told(string before, string after) => Assert.That(StyleRules.Changed(StyleRules.Read(before), StyleRules.Read(after)), Is.Not.Empty);

    [Test]
    public void A_rule_applied_in_whatever_order_its_selectors_were()
    {
        var changed = StyleRules.Changed(StyleRules.Read(".k,.j{top:0}"), StyleRules.Read(".j,.k{top:1px}"));
        var use = new RuleUse();
        use.Observe(["site.css"], [".k, .j { top: 0 }"], differs: true);

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

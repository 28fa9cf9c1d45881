using Gate.Core.Coverage;
using Gate.Core.Rendering;
using NUnit.Framework;

namespace Gate.Tests.Unit.Coverage;

/// <summary>A custom property is set by a rule that applies to the whole page; what it is for may be in no picture.</summary>
[TestFixture]
public sealed class VariableReachTests
{
    private static readonly IReadOnlyList<RunView> Views = RunView.Of([new("desktop", 1280, 800)], new RenderSettings());

    [TestCase("a:hover{color:var(--c)}", ":hover")]
    [TestCase("a:hover{color:VAR( --c , red)}", ":hover")]
    [TestCase("@media print{p{color:var(--c)}}a:focus{color:var(--c)}", ":focus, @media print")]
    [TestCase(":root{--d:calc(var(--c) + 1px)}a:hover{margin:var(--d)}", ":hover")]
    [TestCase(":root{--d:var(--e)}:root{--e:var(--d) var(--c)}a:hover{margin:var(--d)}", ":hover", TestName = "Two_that_are_made_of_each_other")]
    public void What_only_rules_of_no_picture_use_is_unseen(string css, string why)
    {
        var told = Reach(css).Unseen(Changed());
        Assert.That(told, Is.EqualTo(new[] { new UnseenVariable("--c", why, false) }));
    }

    [TestCase("p{color:var(--c)}a:hover{color:var(--c)}")]
    [TestCase("a,a:hover{color:var(--c)}")]
    [TestCase(":root{--d:var(--c)}p{margin:var(--d)}a:hover{margin:var(--d)}")]
    [TestCase("@keyframes k{to{color:var(--c)}}a:hover{color:var(--c)}")]
    [TestCase("@container style(--c: red){p{top:0}}a:hover{color:var(--c)}")]
    [TestCase("@property --c{syntax:'<color>'}a:hover{color:var(--c)}")]
    [TestCase("@media (made-up){p{color:var(--c)}}a:hover{color:var(--c)}")]
    [TestCase("a:hover{color:var(--cc)}", TestName = "Another_of_a_longer_name")]
    [TestCase("")]
    public void What_a_picture_may_show_is_not(string css) => Assert.That(Reach(css).Unseen(Changed()), Is.Empty);

    [Test]
    public void What_is_named_elsewhere_is_not() => Assert.That(Reach("a:hover{color:var(--c)}", "--c").Unseen(Changed()), Is.Empty);

    [TestCase("", "--c, which scripts name")]
    [TestCase("a:hover{color:var(--c)}", "--c, used under :hover, which scripts name")]
    public void What_scripts_alone_may_show_is_unseen(string css, string told) =>
        Assert.That(new VariableReach(StyleRules.Read(css), Views, new HashSet<string>(), new HashSet<string> { "--c" }).Unseen(Changed()).Single().Told, Is.EqualTo(told));

    [Test]
    public void What_a_picture_shows_is_not_told_for_a_script() =>
        Assert.That(new VariableReach(StyleRules.Read("a{color:var(--c)}"), Views, new HashSet<string>(), new HashSet<string> { "--c" }).Unseen(Changed()), Is.Empty);

    [Test]
    public void A_chain_without_end_is_not() =>
        Assert.That(Reach(string.Concat(Enumerable.Range(0, 100_000).Select(at => $":root{{--v{at + 1}:var({(at == 0 ? "--c" : $"--v{at}")})}}"))).Unseen(Changed()), Is.Empty);

    [TestCase(":root{--c:red;top:0}", ":root{--c:lime;top:1px}", null)]
    [TestCase(":root{--c:red}", ":root{--c:lime}", "what no picture shows: --c, used under :hover alone")]
    public void A_rule_in_which_nothing_else_differs_is_shown_by_no_picture(string before, string after, string? why)
    {
        var rules = StyleRules.Changed(StyleRules.Read(before), StyleRules.Read(after));
        var standing = CoverageReview.Reach([new ChangedSheet("s.css", rules)], Views, _ => Reach("a:hover{color:var(--c)}")).Single();
        Assert.That((standing.Why, standing.Unseen.Single()), Is.EqualTo((why, "--c, used under :hover alone")));
    }

    private static StyleRule Changed() => StyleRules.Changed(StyleRules.Read(":root{--c:red}"), StyleRules.Read(":root{--c:lime}")).Single();

    private static VariableReach Reach(string css, params string[] named) => new(StyleRules.Read(css), Views, named.ToHashSet(), new HashSet<string>());
}

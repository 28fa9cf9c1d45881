using System.Diagnostics;
using Gate.Core.Coverage;
using Gate.Core.Pages;
using Gate.Core.Rendering;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Coverage;

/// <summary>What pages say of custom properties beside the style sheets that they ask for.</summary>
internal sealed class VariableUsersTests
{
    [TestCase("<style>a { color: var(--a) }</style><p style='color: var(--b)'>", "a", "--b", "")]
    [TestCase("<style>a { color: var(--a) }", "a", "--a", "", Description = "or text of a script")]
    [TestCase("<p style='color: var(--b)'><script>read('--c')</script>", "", "--b", "--c")]
    public void Style_elements_are_rules_and_all_else_names(string text, string selectors, string named, string scripted)
    {
        var (rules, names, others) = Read(text);
        Assert.That((string.Join(' ', rules.Select(rule => rule.Selector)), string.Join(' ', names), string.Join(' ', others)), Is.EqualTo((selectors, named, scripted)));
    }

    [Test]
    public void All_of_a_script_is_its_own()
    {
        var (_, names, others) = Read("document.write('<style' + kind + '--c')", isScript: true);
        Assert.That((string.Join(' ', names), string.Join(' ', others)), Is.EqualTo(("", "--c")));
    }

    [TestCase("<style>")]
    [TestCase("<style ")]
    public void Elements_that_nothing_closes_are_read_in_time(string element)
    {
        var clock = Stopwatch.StartNew();
        Read(string.Concat(Enumerable.Repeat(element, 200_000)));
        Assert.That(clock.Elapsed, Is.LessThan(TimeSpan.FromSeconds(5)));
    }

    private static (IReadOnlyList<StyleRule> Rules, IReadOnlySet<string> Named, IReadOnlySet<string> Scripted) Read(string text, bool isScript = false)
    {
        var site = new Site.Served(new MemorySite().With("a.html", text));
        var plan = new RenderPlan(site, site, [], new RenderSettings(), 3);
        var users = new VariableUsers(plan, new SiteTexts(plan));
        users.Add("a.html", true, "/a.html", isScript);
        return users.Read(null);
    }
}

using Gate.Core.Checks;
using Gate.Core.Rendering;
using Gate.Core.Run;
using Gate.Core.Semantics;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Checks;

[TestFixture]
internal sealed class ScriptFileCheckTests
{
    [TestCase("go(1)", "go(2)", 1)]
    [TestCase("go(1)", "// formatted\ngo( 1 );\n", 0)]
    [TestCase("go(1)", "go(1)", 0)]
    public void Other_code_under_the_same_address_fails(string before, string after, int findings)
    {
        var found = Examine(before, after, "http://site.localhost/js/app.js?v=1", SemanticsPolicy.Default);

        Assert.That(found.Select(finding => (finding.Check, finding.Severity, finding.Page)), Is.EqualTo(Enumerable.Repeat(("script-files", Severity.Fail, "index.html"), findings)));
    }

    [Test]
    public void It_says_which_file() =>
        Assert.That(Examine("go(1)", "go(10)", "http://site.localhost/js/app.js", SemanticsPolicy.Default).Single().Message, Is.EqualTo("the script js/app.js has other code: 5 characters before, 6 after (sha256 e0dbbcae417c2002…)"));

    [Test]
    public void Scripts_of_other_hosts_are_not_its_business() => Assert.That(Examine("go(1)", "go(2)", "https://cdn.example/js/app.js", SemanticsPolicy.Default), Is.Empty);

    [Test]
    public void The_policy_weighs() => Assert.That(
        Examine("go(1)", "go(2)", "http://site.localhost/js/app.js", SemanticsPolicy.Create(SemanticsMode.Default, new Dictionary<string, SemanticsMode> { ["script-files"] = SemanticsMode.Off })), Is.Empty);

    private static List<Finding> Examine(string before, string after, string url, SemanticsPolicy policy)
    {
        var check = new ScriptFileCheck(Plans.Of(new MemorySite().With("js/app.js", before), new MemorySite().With("js/app.js", after), "index.html"), policy);
        var asking = Renders.Steady(Renders.Picture(), new RequestRecord("GET", url, "script", RequestResult.Answered, 200, null));
        check.Observe(new ShotComparison { Rendered = new RenderedShot(Plans.Both("index.html", Plans.Small), asking, asking), Status = ShotStatus.Identical });
        return [.. check.Findings()];
    }
}

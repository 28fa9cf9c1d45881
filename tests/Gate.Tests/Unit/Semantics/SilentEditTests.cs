using Gate.Core.Run;
using Gate.Core.Semantics;
using NUnit.Framework;
using static Gate.Tests.Support.Semantics.OnePageReview;

namespace Gate.Tests.Unit.Semantics;

/// <summary>Edits that change what a page does or sends, and that no attribute of a pair of elements tells.</summary>
internal sealed class SilentEditTests
{
    [TestCase("media", "<svg><use href=#p /><path id=p /><path id=q /></svg>", "<svg><use href=#q /><path id=p /><path id=q /></svg>", TestName = "A_use_takes_another_drawing")]
    [TestCase("other-attributes", "<b slot=x>A</b>", "<b slot=y>A</b>", TestName = "A_slot_is_another")]
    [TestCase("other-attributes", "<div><template shadowrootmode=open><slot name=x></slot></template></div>", "<div><template shadowrootmode=open><slot name=y></slot></template></div>", TestName = "A_slot_is_called_otherwise")]
    [TestCase("media", "<picture><img src=i.png alt=''></picture>", "<picture><source media='(prefers-color-scheme:dark)' srcset=j.png><img src=i.png alt=''></picture>", TestName = "A_source_is_new")]
    [TestCase("media", "<picture><source srcset=j.png><img src=i.png alt=''></picture>", "<picture><img src=i.png alt=''></picture>", TestName = "A_source_is_gone")]
    [TestCase("media", "<video></video>", "<video><track src=t.vtt kind=captions></video>", TestName = "Captions_are_new")]
    [TestCase("media", "<video><track src=t.vtt kind=captions></video>", "<video></video>", TestName = "Captions_are_gone")]
    [TestCase("media", "<picture><source srcset=j.png media=print><source srcset=k.png media=print><img src=i.png alt=''></picture>", "<picture><source srcset=k.png media=print><source srcset=j.png media=print><img src=i.png alt=''></picture>", TestName = "Sources_in_another_order")]
    [TestCase("frames", "<iframe src=b.html name=a></iframe><iframe src=c.html name=b></iframe>", "<iframe src=b.html name=b></iframe><iframe src=c.html name=a></iframe>", TestName = "Names_of_frames_exchanged")]
    [TestCase("link-target", "<form action=b.html></form>", "<form action=b.html rel=opener></form>", TestName = "A_form_opens_with_its_opener")]
    [TestCase("other-attributes", "<svg><switch><g systemLanguage=de><path /></g></switch></svg>", "<svg><switch><g systemLanguage=fr><path /></g></switch></svg>", TestName = "A_drawing_for_another_language")]
    [TestCase("focus", "<p style='-webkit-user-modify:read-only'>A</p>", "<p style='-webkit-user-modify:read-write'>A</p>", TestName = "Text_that_visitors_can_write")]
    [TestCase("feeds", "", "<link rel=prerender href=b.html>", TestName = "A_page_is_fetched_ahead")]
    [TestCase("feeds", "<link rel=webmention href=b.html>", "<link rel=webmention href=c.html>", TestName = "A_link_of_a_kind_that_is_not_known_leads_elsewhere")]
    [TestCase("feeds", "<link rel=payment-method-manifest href=b.json>", "", TestName = "A_link_of_a_kind_that_is_not_known_is_gone")]
    [TestCase("forms", "<input placeholder='Card number' value=x aria-label=l>", "<input placeholder='Maiden name' value=x aria-label=l>", TestName = "A_placeholder_behind_a_value")]
    [TestCase("forms", "<datalist id=d><option value=1 label=one></datalist>", "<datalist id=d><option value=1 label=two></datalist>", TestName = "What_a_list_offers_is_called_otherwise")]
    [TestCase("visible-text", "<pre>rm a b</pre>", "<pre>rm a&nbsp;b</pre>", TestName = "Another_space_in_pre")]
    [TestCase("visible-text", "<p><code>rm a b</code>", "<p><code>rm a&nbsp;b</code>", TestName = "Another_space_in_code")]
    [TestCase("visible-text", "<p><code>rm</code>", "<p><code>r&ZeroWidthSpace;m</code>", TestName = "A_character_without_width_in_code")]
    [TestCase("security-policy", "<meta http-equiv=content-security-policy content=\"default-src 'self'\"><script src=a.js></script>", "<script src=a.js></script><meta http-equiv=content-security-policy content=\"default-src 'self'\">", TestName = "A_policy_behind_a_script")]
    [TestCase("meta", "<meta name=theme-color content=red><meta name=theme-color content=blue>", "<meta name=theme-color content=blue><meta name=theme-color content=red>", TestName = "Metadata_in_another_order")]
    [TestCase("open-graph", "<meta property=og:image content=a.png><meta property=og:image content=b.png>", "<meta property=og:image content=b.png><meta property=og:image content=a.png>", TestName = "Pictures_of_a_page_that_is_shared_in_another_order")]
    [TestCase("language", "<p class='a notranslate'>gate</p>", "<p class=a>gate</p>", TestName = "Text_that_translators_left_alone")]
    [TestCase("other-attributes", "<b part=x>A</b>", "<b part=y>A</b>", TestName = "A_part_is_called_otherwise")]
    [TestCase("other-attributes", "<style>a:hover{color:red}</style>", "<style type=text/plain>a:hover{color:red}</style>", TestName = "A_style_sheet_is_none_any_more")]
    [TestCase("references", "<h2 id=prices>Prices</h2>", "<h2 id=price>Prices</h2>", TestName = "A_heading_that_others_may_lead_to")]
    [TestCase("references", "<section id=prices><p>Prices</section>", "<section><p>Prices</section>", TestName = "A_section_that_others_may_lead_to")]
    public async Task It_warns(string check, string before, string after)
    {
        var found = await AllAsync(before, after);

        Assert.That(found.Select(finding => (finding.Check, finding.Severity)), Has.Member((check, Severity.Warn)), string.Join('\n', found.Select(finding => finding.Message)));
    }

    [TestCase("link-target", "<a href=b.html><img src=i.png alt=''></a><a href=c.html><img src=j.png alt=''></a>", "<a href=c.html><img src=i.png alt=''></a><a href=b.html><img src=j.png alt=''></a>", TestName = "Links_of_pictures_exchanged")]
    [TestCase("link-target", "<p><a href=b.html><img src=i.png alt=I></a> <a href=c.html><img src=j.png alt=J></a>", "<p><a href=c.html><img src=i.png alt=I></a> <a href=b.html><img src=j.png alt=J></a>", TestName = "Links_of_named_pictures_exchanged")]
    [TestCase("link-target", "<p>One <a href=b.html><img src=i.png alt=''></a></p><p>Two <a href=c.html><img src=j.png alt=''></a></p>", "<p>One <a href=c.html><img src=i.png alt=''></a></p><p>Two <a href=b.html><img src=j.png alt=''></a></p>", TestName = "Links_of_pictures_in_lines_exchanged")]
    [TestCase("link-target", "<a href=b.html class=x><img src=i.png alt=I width=9></a><a href=c.html class=y><img src=j.png alt=J width=8></a>", "<a href=c.html class=x><img src=i.png alt=I width=9></a><a href=b.html class=y><img src=j.png alt=J width=8></a>", TestName = "Links_of_pictures_with_classes_exchanged")]
    [TestCase("link-target", "<ul><li><a href=b.html><svg><path d=M0,0 /></svg></a><li><a href=c.html><svg><path d=M1,1 /></svg></a></ul>", "<ul><li><a href=c.html><svg><path d=M0,0 /></svg></a><li><a href=b.html><svg><path d=M1,1 /></svg></a></ul>", TestName = "Links_of_drawings_exchanged")]
    [TestCase("link-target", "<a href=b.html><img src=i.png alt=''></a><a href=c.html><img src=i.png alt=''></a>", "<a href=c.html><img src=i.png alt=''></a><a href=b.html><img src=i.png alt=''></a>", TestName = "Links_of_like_pictures_exchanged")]
    [TestCase("references", "<a target=b href=b.html>A</a><iframe src=b.html name=a></iframe><iframe src=b.html name=b></iframe>", "<a target=b href=b.html>A</a><iframe src=b.html name=b></iframe><iframe src=b.html name=a></iframe>", TestName = "A_link_opens_in_another_frame")]
    [TestCase("forms", "<form action=b.html><select name=s aria-label=S><option>One<option>Two</select></form>", "<form action=b.html><select name=s aria-label=S><option>Eins<option>Two</select></form>", TestName = "A_choice_without_value_is_sent_otherwise")]
    [TestCase("forms", "<form action=b.html><select name=s aria-label=S><option>One<option>Two</select></form>", "<form action=b.html><select name=s aria-label=S><option>O&ZeroWidthSpace;ne<option>Two</select></form>", TestName = "A_choice_has_a_character_without_width")]
    [TestCase("forms", "<form action=b.html><select name=s aria-label=S><option>One a<option>Two</select></form>", "<form action=b.html><select name=s aria-label=S><option>One&nbsp;a<option>Two</select></form>", TestName = "A_choice_has_another_space")]
    [TestCase("forms", "<form><textarea name=a wrap=hard aria-label=a></textarea></form>", "<form><textarea name=a aria-label=a></textarea></form>", TestName = "Lines_are_sent_as_they_were_written")]
    [TestCase("forms", "<form><textarea name=a wrap=HARD cols=9 aria-label=a></textarea></form>", "<form><textarea name=a wrap=hard cols=8 aria-label=a></textarea></form>", TestName = "Lines_are_sent_as_they_are_broken_elsewhere")]
    public async Task It_fails(string check, string before, string after)
    {
        var found = await AllAsync(before, after);

        Assert.That(found.Select(finding => (finding.Check, finding.Severity)), Has.Member((check, Severity.Fail)), string.Join('\n', found.Select(finding => finding.Message)));
    }

    [TestCase("<script>a()</script>", "<meta name=x content=y>", "<p id=p>A</p>", 0, 2, TestName = "Over_the_border_of_head_and_body")]
    [TestCase("<script>a()</script>", "<p>A</p>", "<p>B</p>", 0, 1, TestName = "Behind_a_paragraph")]
    [TestCase("<script>a()</script>", "<div id=x></div>", "<p>B</p>", 0, 1, TestName = "Behind_an_empty_box")]
    [TestCase("<script src=a.js></script>", "<script src=b.js></script>", "<p>B</p>", 0, 1, TestName = "Behind_another_script")]
    public async Task A_script_that_stands_elsewhere_warns(string script, string one, string other, int from, int to)
    {
        var before = new List<string> { one, other };
        var after = new List<string> { one, other };
        before.Insert(from, script);
        after.Insert(to, script);

        var found = await FindingsAsync($"<!DOCTYPE html><title>T</title>{string.Concat(before)}", $"<!DOCTYPE html><title>T</title>{string.Concat(after)}");

        Assert.That(found.Where(finding => finding.Check == "scripts").Select(finding => finding.Severity), Is.EqualTo(new[] { Severity.Warn }), string.Join('\n', found.Select(finding => finding.Message)));
    }

    [Test]
    public async Task A_script_goes_from_the_end_of_the_head_to_the_start_of_the_body()
    {
        var found = await FindingsAsync("<!DOCTYPE html><html><head><title>T</title><script>a()</script></head><body><p>A</p>", "<!DOCTYPE html><html><head><title>T</title></head><body><script>a()</script><p>A</p>");

        Assert.That(found.Select(finding => (finding.Check, finding.Severity)), Is.EqualTo(new[] { ("scripts", Severity.Warn) }));
    }

    [TestCase("<p><button><img src=i.png alt=''></button><button><img src=j.png alt=''></button>", "<p><button><img src=j.png alt=''></button><button><img src=i.png alt=''></button>")]
    [TestCase("<p><button>Pay</button><button>Cancel</button>", "<p><button>Cancel</button><button>Pay</button>")]
    public async Task Buttons_without_attributes_whose_contents_are_exchanged_are_told(string before, string after) => Assert.That(await AllAsync(before + "<script>a()</script>", after + "<script>a()</script>"), Is.Not.Empty);

    [TestCase("<form action=b.html><input aria-label=A name=a></form>", true)]
    [TestCase("<p>A</p>", false)]
    public async Task Another_encoding_is_sent_where_there_is_a_form(string markup, bool isTold)
    {
        var found = await AllAsync("<meta charset=utf-8>" + markup, "<meta charset=windows-1252>" + markup);

        Assert.That(found.Where(finding => finding.Check == "forms").Select(finding => finding.Severity), Is.EqualTo(isTold ? new[] { Severity.Fail } : []));
    }

    [Test]
    public async Task A_form_that_says_its_encoding_is_sent_as_it_was() => Assert.That(
        (await AllAsync("<meta charset=utf-8><form accept-charset=utf-8 action=b.html></form>", "<meta charset=windows-1252><form accept-charset=utf-8 action=b.html></form>")).Select(finding => finding.Check), Has.No.Member("forms"));

    [TestCase("<p>a b</p>", "<p>a&nbsp;b</p>", TestName = "Another_space_in_a_paragraph")]
    [TestCase("<pre>a&nbsp;b</pre>", "<pre>a&#160;b</pre>", TestName = "Another_spelling_in_pre")]
    [TestCase("<p><code>a  b</code>", "<p><code>a b</code>", TestName = "More_white_space_in_code")]
    [TestCase("<select aria-label=S><option value=1>One</select>", "<select aria-label=S><option value=1> One </select>", TestName = "White_space_in_a_choice")]
    [TestCase("<form action=b.html><select name=s aria-label=S><option>One</select></form>", "<form action=b.html><select name=s aria-label=S><option>\n  One\n</option></select></form>", TestName = "White_space_around_a_choice")]
    [TestCase("<select aria-label=S><option>One</select>", "<select aria-label=S><option value=One>One</select>", TestName = "A_choice_says_the_value_that_it_had")]
    [TestCase("<link rel='shortcut icon' href=i.png>", "<link rel='icon shortcut' href='i.png'>", TestName = "Kinds_of_a_link_in_another_order")]
    [TestCase("<pre>a\n</pre>", "<pre>\na\n\n</pre>", TestName = "Line_ends_around_what_is_preformatted")]
    [TestCase("<script>a()</script><p>A</p>", "<!-- --><script>a()</script>\n<p>A</p>", TestName = "A_comment_before_a_script")]
    [TestCase("<picture><source srcset='j.png'><img src=i.png alt=''></picture>", "<picture><source srcset=\"j.png\" ><!-- --><img alt='' src=i.png></picture>", TestName = "A_source_that_is_written_otherwise")]
    [TestCase("<link rel='webmention' href=b.html>", "<link href=b.html rel=WebMention>", TestName = "A_link_that_is_written_otherwise")]
    public async Task It_is_silent(string before, string after) => Assert.That((await AllAsync(before, after)).Select(finding => finding.Message), Is.Empty);

    [Test]
    public async Task Another_space_in_pre_is_one_difference_and_substantive()
    {
        var review = await ReviewAsync("<!DOCTYPE html><title>T</title><pre>rm a b</pre>", "<!DOCTYPE html><title>T</title><pre>rm a&nbsp;b</pre>", SemanticsPolicy.Default);

        Assert.That((review.Markup[0].Inert.Count, review.Markup[0].Substantive), Is.EqualTo((0, 1)));
    }

    private static Task<IReadOnlyList<Finding>> AllAsync(string before, string after) => FindingsAsync("<!DOCTYPE html><title>T</title>" + before, "<!DOCTYPE html><title>T</title>" + after);
}

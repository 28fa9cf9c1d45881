using Gate.Core.Run;
using NUnit.Framework;
using static Gate.Tests.Support.Semantics.OnePageReview;

namespace Gate.Tests.Unit.Semantics;

/// <summary>An id, a class or a name that stands on another element than it did: what names it is written as it was.</summary>
internal sealed class MovedNameTests
{
    [TestCase("link-target", "<a href=#t>Terms</a>", "<p id=t>A</p><p>B</p>", "<p>A</p><p id=t>B</p>", TestName = "A_fragment")]
    [TestCase("link-target", "<a href=#t>Terms</a>", "<h2 id=t>A</h2><h2>B</h2>", "<h2>A</h2><h2 id=t>B</h2>", TestName = "A_fragment_of_headings")]
    [TestCase("link-target", "<a href=#t>Terms</a>", "<h2 id=t>A</h2><h2 id=u>B</h2>", "<h2 id=u>A</h2><h2 id=t>B</h2>", TestName = "Two_fragments_exchanged")]
    [TestCase("link-target", "<a href=#t>Terms</a>", "<p id=t>A</p><p>A</p>", "<p>A</p><p id=t>A</p>", TestName = "A_fragment_of_like_paragraphs")]
    [TestCase("link-target", "<a href=a.html#t>Terms</a>", "<a name=t>A</a><p>x</p><a>B</a>", "<a>A</a><p>x</p><a name=t>B</a>", TestName = "A_fragment_by_name")]
    [TestCase("link-target", "<map name=m><area href=#t alt=T></map>", "<p id=t>A</p><p>B</p>", "<p>A</p><p id=t>B</p>", TestName = "A_fragment_of_an_area")]
    [TestCase("references", "<button aria-describedby=t>Pay</button>", "<p id=t>A</p><p>B</p>", "<p>A</p><p id=t>B</p>", TestName = "A_description")]
    [TestCase("references", "<nav aria-labelledby=t></nav>", "<p id=t>A</p><p>B</p>", "<p>A</p><p id=t>B</p>", TestName = "A_name")]
    [TestCase("references", "<input list=t aria-label=C>", "<datalist id=t><option value=a></datalist><datalist id=u><option value=b></datalist>", "<datalist id=u><option value=a></datalist><datalist id=t><option value=b></datalist>", TestName = "A_list")]
    [TestCase("references", "<button popovertarget=t>Pay</button>", "<div popover id=t>A</div><div popover id=u>B</div>", "<div popover id=u>A</div><div popover id=t>B</div>", TestName = "A_popover")]
    [TestCase("references", "<table><tr><td headers=t>x</table>", "<table><tr><th id=t>A<th>B</table>", "<table><tr><th>A<th id=t>B</table>", TestName = "Headers")]
    [TestCase("references", "<output for=t></output>", "<p id=t>A</p><p>B</p>", "<p>A</p><p id=t>B</p>", TestName = "What_an_output_is_for")]
    [TestCase("references", "<svg><use href=#t /></svg>", "<svg><path id=t d=M0,0 /><path id=u d=M1,1 /></svg>", "<svg><path id=u d=M0,0 /><path id=t d=M1,1 /></svg>", TestName = "A_use")]
    [TestCase("references", "<img usemap=#t alt=''>", "<map name=t><area href=b.html alt=B></map><map name=u><area href=c.html alt=B></map>", "<map name=u><area href=b.html alt=B></map><map name=t><area href=c.html alt=B></map>", TestName = "A_map")]
    [TestCase("labels", "<label for=t>L</label>", "<input id=t><input>", "<input><input id=t>", TestName = "A_label")]
    [TestCase("labels", "<label for=t>L</label>", "<input id=t name=a><input name=b>", "<input name=a><input id=t name=b>", TestName = "A_label_of_named_fields")]
    [TestCase("forms", "<input form=t name=a aria-label=A>", "<form id=t action=b.html></form><form id=u action=c.html></form>", "<form id=u action=b.html></form><form id=t action=c.html></form>", TestName = "The_form_of_a_field")]
    public async Task What_is_named_is_another(string check, string names, string before, string after)
    {
        foreach (var (old, now) in ((string, string)[])[(names + before, names + after), (before + names, after + names)])
        {
            var found = await AllAsync(old, now);
            Assert.That(found.Select(finding => (finding.Check, finding.Severity)), Has.Member((check, Severity.Fail)), string.Join('\n', found.Select(finding => finding.Message)));
            Assert.That(found.Select(finding => finding.Message), Has.None.Contains("no heading any more"));
        }
    }

    [TestCase("pay", "<p id=pay>A</p><p>B</p>", "<p>A</p><p id=pay>B</p>", "getElementById('pay')", TestName = "An_id")]
    [TestCase("pay", "<p id=pay></p><p></p>", "<p></p><p id=pay></p>", "getElementById('pay')", TestName = "An_id_of_empty_elements")]
    [TestCase("pay", "<p id=pay>A</p><p>B</p>", "<p>A</p><p id=pay>B</p>", "querySelector('main #pay>b')", TestName = "An_id_in_a_selector")]
    [TestCase("pay", "<p id=pay>A</p><p>B</p>", "<p>A</p><p id=pay>B</p>", "querySelector(`#pay`)", TestName = "An_id_in_a_template_string")]
    [TestCase("pay", "<p class=pay>A</p><p>B</p>", "<p>A</p><p class=pay>B</p>", "querySelector('.pay')", TestName = "A_class")]
    [TestCase("pay", "<p class='x pay'>A</p><p class=x>B</p><p class='x pay'>C</p>", "<p class=x>A</p><p class='x pay'>B</p><p class='x pay'>C</p>", "getElementsByClassName(\"pay\")", TestName = "A_class_of_several")]
    [TestCase("pay", "<h2 class=pay>A</h2><h2>B</h2>", "<h2>A</h2><h2 class=pay>B</h2>", "querySelector('.pay')", TestName = "A_class_of_headings")]
    public async Task What_a_script_names_is_another(string name, string before, string after, string code)
    {
        var found = await AllAsync($"{before}<script>document.{code}.a()</script>", $"{after}<script>document.{code}.a()</script>");

        Assert.That(found.Where(finding => finding.Check == "references").Select(finding => (finding.Severity, finding.Message)), Has.Some.Matches<(Severity Severity, string Message)>(
            finding => finding.Severity == Severity.Warn && finding.Message.Contains($"\"{name}\"", StringComparison.Ordinal)), string.Join('\n', found.Select(finding => finding.Message)));
    }

    [TestCase("<my-card>A</my-card>", "<my-kard>A</my-kard>", "customElements.define('my-card', class {})", true, TestName = "A_custom_element")]
    [TestCase("<div class=card><span>A</span></div>", "<div class=card><em>A</em></div>", "document.querySelector('.card span').a()", true, TestName = "A_tag_in_a_selector")]
    [TestCase("<section>A</section>", "<div>A</div>", "document.getElementsByTagName('section')", true, TestName = "A_tag")]
    [TestCase("<ul><li><b>A</b></li></ul>", "<ul><div><b>A</b></div></ul>", "x.closest('li')", true, TestName = "A_tag_around")]
    [TestCase("<div class=card><p>A</p></div>", "<div class=card><div><p>A</p></div></div>", "document.querySelectorAll('.card > p')", true, TestName = "A_wrapper")]
    [TestCase("<div class=card><p>A</p></div>", "<div class=card><div><p>A</p></div></div>", "document.querySelectorAll('.card p')", false, TestName = "A_wrapper_that_a_selector_reaches_through")]
    [TestCase("<ul><li>A<li>B</ul>", "<ul><li>A</ul>", "document.querySelectorAll('ul > li')", false, TestName = "An_element_that_is_gone_with_what_it_says")]
    [TestCase("<div class=card><span>A</span></div>", "<div class=card><em>A</em></div>", "document.createElement('span')", false, TestName = "A_tag_that_is_made")]
    [TestCase("<p class='a b'>A</p>", "<p class='b a'>A</p>", "document.querySelector('p.a')", false, TestName = "Classes_in_another_order")]
    public async Task An_element_that_a_script_looks_for_is_found_no_more(string before, string after, string code, bool isTold)
    {
        var found = await AllAsync($"{before}<script>{code}</script>", $"{after}<script>{code}</script>");

        Assert.That(found.Count(finding => finding.Check == "references" && finding.Message.Contains("a script looks for", StringComparison.Ordinal)), Is.EqualTo(isTold ? 1 : 0), string.Join('\n', found.Select(finding => finding.Message)));
    }

    [TestCase("<dialog id=pay>A</dialog><button onclick='pay.showModal()'>B</button>", TestName = "A_variable_in_a_handler")]
    [TestCase("<dialog id=pay>A</dialog><script>b.onclick=()=>pay.showModal()</script>", TestName = "A_variable_in_a_script")]
    [TestCase("<div id=pay>A</div><button onclick='alert(window.pay?.textContent)'>B</button>", TestName = "A_property_of_the_window")]
    [TestCase("<form><output id=pay>A</output><button type=button onclick='this.form.pay.value=1'>B</button></form>", TestName = "A_field_of_a_form")]
    public async Task An_id_that_code_says_without_quotes_is_gone(string page)
    {
        var found = await AllAsync(page, page.Replace("id=pay", "id=pay2", StringComparison.Ordinal));

        Assert.That(found.Select(finding => (finding.Check, finding.Severity)), Has.Member(("references", Severity.Warn)), string.Join('\n', found.Select(finding => finding.Message)));
    }

    [TestCase("<p id=pay>A</p><script>const pay=f();pay.go()</script>", TestName = "A_variable_of_the_script")]
    [TestCase("<p id=pay>A</p><script>each((x,pay)=>pay.go())</script>", TestName = "A_parameter")]
    [TestCase("<p id=pay>A</p><script>shop.pay.go()</script>", TestName = "A_property_of_something_else")]
    [TestCase("<p id=pay>A</p><script>go({pay:1})</script>", TestName = "A_key")]
    [TestCase("<p id=event>A</p><button onclick='event.preventDefault()'>B</button>", "event", TestName = "A_name_of_the_browser_s_own")]
    public async Task A_word_of_a_script_is_no_id(string page, string name = "pay")
    {
        var found = await AllAsync(page, page.Replace($"id={name}", "id=other", StringComparison.Ordinal));

        Assert.That(found.Select(finding => finding.Check), Has.No.Member("references"));
    }

    [TestCase("<a href=#t>T</a><p id=t>A</p><p>B</p>", "<a href=#t>T</a><p>New</p><p id=t>A</p><p>B</p>", TestName = "A_line_is_new_above")]
    [TestCase("<a href=#t>T</a><h2 id=t>A</h2><p>x</p><h2 id=u>B</h2><p>y</p>", "<a href=#t>T</a><h2 id=u>B</h2><p>y</p><h2 id=t>A</h2><p>x</p>", TestName = "Sections_in_another_order")]
    [TestCase("<a href=#t>T</a><h2 id=t>A</h2><p>x</p><h2 id=u>B</h2><p>y</p><h2 id=v>C</h2><p>z</p>", "<a href=#t>T</a><h2 id=v>C</h2><p>z</p><h2 id=u>B</h2><p>y</p><h2 id=t>A</h2><p>x</p>", TestName = "Three_sections_in_another_order")]
    [TestCase("<a href=#t>T</a><h2 id=t>A</h2><h2 id=u>B</h2>", "<a href=#t>T</a><h2 id=t>B</h2><h2 id=u>A</h2>", TestName = "Words_exchanged")]
    [TestCase("<a href=#t>T</a><section id=t><h2>A</h2></section>", "<a href=#t>T</a><section><h2 id=t>A</h2></section>", TestName = "From_a_section_to_its_heading")]
    [TestCase("<a href=#t>T</a><div><h3>O</h3><p id=t>More</p></div><div><h3>P</h3><p id=u>More</p></div>", "<a href=#t>T</a><div><h3>P</h3><p id=u>More</p></div><div><h3>O</h3><p id=t>More</p></div>", TestName = "Cards_in_another_order")]
    [TestCase("<a href=#t>T</a><p id=t>A</p><p>B</p>", "<a href=#t>T</a><p id=t>A and more</p><p>B</p>", TestName = "Other_words")]
    [TestCase("<a href=#t>T</a><p id=t>A</p><p>B</p>", "<a href=#t>T</a><p  class=x id='t'>A</p><p>B</p>", TestName = "Other_attributes")]
    [TestCase("<p id=q>A</p><p>B</p><script>a('pay')</script>", "<p>A</p><p id=q>B</p><script>a('pay')</script>", TestName = "An_id_that_nothing_names")]
    [TestCase("<p id=pay>A</p><p>B</p><script>pay()</script>", "<p>A</p><p id=pay>B</p><script>pay()</script>", TestName = "A_word_of_code_is_no_name")]
    [TestCase("<p class='pay y'>A</p><p>B</p><script>a('.pay')</script>", "<p class='y pay'>A</p><p>B</p><script>a('.pay')</script>", TestName = "Classes_in_another_order")]
    public async Task What_is_named_is_the_same(string before, string after) => Assert.That(
        (await AllAsync(before, after)).Where(finding => finding.Check is "references" or "link-target" or "labels").Select(finding => finding.Message), Is.Empty);

    private static Task<IReadOnlyList<Finding>> AllAsync(string before, string after) => FindingsAsync("<!DOCTYPE html><title>T</title><main>" + before, "<!DOCTYPE html><title>T</title><main>" + after);
}

using Gate.Core.Run;
using Gate.Core.Semantics;
using Gate.Tests.Support;
using Gate.Tests.Support.Semantics;
using NUnit.Framework;

namespace Gate.Tests.Unit.Semantics;

/// <summary>What fails by default, and what looks like it and only warns. Each is a finding on a real site's neighbouring releases, or beside one.</summary>
internal sealed class HardSetTests
{
    private const string Form = "<form action=send.html><input name=who><input type=hidden name=token value=1><button>Send</button></form>";

    [TestCase("<p>Text</p><div><pre>code</pre><button type=button>Copy</button></div>", "<p>Text</p>", "forms Warn", TestName = "A_plain_button_goes_with_its_section")]
    [TestCase("<div><p>Text</p></div>", "<div><p>Text</p><button>Menu</button></div>", "forms Warn", TestName = "A_button_of_no_form_is_new")]
    [TestCase("<div><p>Text</p></div>", "<div><p>Text</p><input aria-label=Dark type=checkbox></div>", "forms Warn", TestName = "A_field_of_no_form_is_new")]
    [TestCase(Form, "<form action=send.html><input name=who><button>Send</button></form>", "forms Fail", TestName = "A_field_of_a_form_is_gone")]
    [TestCase("<p>Text</p>" + Form, "<p>Text</p>", "forms Fail", TestName = "A_form_is_gone_and_its_fields_are_told_with_it")]
    [TestCase("<form id=f action=a.html></form><input form=f name=a>", "<form id=f action=a.html></form>", "forms Fail", TestName = "A_field_that_stands_beside_its_form_is_gone")]
    [TestCase("<datalist id=l><option value=a></datalist>", "<datalist id=l><option value=a><option value=b></datalist>", "forms Warn", TestName = "A_suggestion_is_new")]
    [TestCase("<button type=button value=1>Go</button>", "<button type=button value=2>Go</button>", "forms Warn", TestName = "The_value_of_a_button_that_sends_nothing")]
    [TestCase("<form action=a.html><button type=button>Go</button></form>", "<form action=a.html><button type=submit>Go</button></form>", "forms Fail", TestName = "A_button_sends_its_form_now")]
    [TestCase("<button type=button>Go</button>", "<button type=button disabled>Go</button>", "forms Fail", TestName = "A_button_is_disabled")]
    public async Task Forms(string before, string after, string expected) => Assert.That(await WeightsAsync("forms", before, after), Is.EqualTo(new[] { expected }));

    [TestCase("<ul><li><a href=#a>One</a></li><li><a href=#b>Two</a></li></ul>", "<ul><li><a href=#b>Two</a></li><li><a href=#a>One</a></li></ul>", "visible-text Warn")]
    [TestCase("<div><a href=#a>1</a> <a href=#b>2</a></div>", "<div><a href=#b>2</a> <a href=#a>1</a></div>", "visible-text Warn")]
    [TestCase("<p>You may <b>not</b> go</p><p>You may stay</p>", "<p>You may go</p><p>You may <b>not</b> stay</p>", "visible-text Fail visible-text Fail")]
    [TestCase("<p>You are <b>not</b> free</p>", "<p>You <b>not</b> are free</p>", "visible-text Fail visible-text Fail")]
    [TestCase("<p>Half ebb</p>", "<p>Half flood</p>", "visible-text Fail")]
    public async Task A_text_that_stands_elsewhere_with_its_line_warns(string before, string after, string expected) =>
        Assert.That(string.Join(' ', await WeightsAsync("visible-text", before, after)), Is.EqualTo(expected));

    [TestCase("<tr><td>f(a)<a href=#a>f</a><tr><td>f(b)<a href=#b>f</a>", "<tr><td>f(n)<a href=#n>f</a><tr><td>f(a)<a href=#a>f</a><tr><td>f(b)<a href=#b>f</a>", "Warn", TestName = "A_line_is_new_above_links_of_the_same_name")]
    [TestCase("<tr><td>f(a)<a href=#a>f</a><tr><td>f(b)<a href=#b>f</a>", "<tr><td>f(b)<a href=#b>f</a><tr><td>f(a)<a href=#a>f</a>", "", TestName = "Links_of_the_same_name_in_another_order")]
    [TestCase("<tr><td>Returns <a href=#a>Reader</a> here", "<tr><td>Returns <a href=#b>Writer</a> here", "Warn", TestName = "Another_link_under_another_name")]
    [TestCase("<tr><td>Returns <a href=#a>Reader</a> here", "<tr><td>Returns <a href=#b>Reader</a> here", "Fail", TestName = "The_same_words_lead_elsewhere")]
    [TestCase("<tr><td><a href=#a>Pay now</a>", "<tr><td><a href=#b>Pay here</a>", "Fail", TestName = "Nearly_the_same_words_lead_elsewhere")]
    [TestCase("<tr><td><a href=#a>Pay</a><tr><td>x", "<tr><td><a href=#b>Pay</a><tr><td>x <a href=#a>Pay</a>", "Fail Warn", TestName = "A_copy_of_the_link_elsewhere_hides_nothing")]
    public async Task Links(string before, string after, string expected) =>
        Assert.That(string.Join(' ', await WeightsAsync("link-target", Table(before), Table(after))), Is.EqualTo(expected));

    [TestCase("<head><title>T</title></head><ul><li>News</ul>", "<head><title>News</title></head><p>", TestName = "A_title_is_no_heir_of_a_list_item")]
    [TestCase("<div><table><tr><td>5</table></div><section><p>x</section>", "<div></div><section><p>x</p><span>5</span></section>", TestName = "The_same_words_elsewhere_are_no_heir")]
    [TestCase("<ul><li>Help</ul>", "<table><tr><td><font>Help</font></table>", TestName = "What_has_a_role_around_it_is_an_heir_with_one")]
    [TestCase("<p role=presentation id=x>a</p>", "<p id=x>a</p>", TestName = "Presentation_is_no_role")]
    public async Task No_role_is_lost(string before, string after) => Assert.That(await WeightsAsync("role", before, after), Has.None.EqualTo("role Fail"));

    [TestCase("<a id=x href=#y aria-current=false>a</a>", "<a id=x href=#y>a</a>", "aria Warn")]
    [TestCase("<a id=x href=#y aria-current=page>a</a>", "<a id=x href=#y aria-current=false>a</a>", "aria Fail")]
    [TestCase("<p id=x aria-hidden=false>a</p>", "<p id=x>a</p>", "aria Warn")]
    [TestCase("<button id=x aria-expanded=false>a</button>", "<button id=x>a</button>", "aria Fail")]
    public async Task What_says_nothing_is_no_loss(string before, string after, string expected) => Assert.That(await WeightsAsync("aria", before, after), Is.EqualTo(new[] { expected }));

    [TestCase("<script src=a.1.js></script>", "<script src=a.2.js></script>", "scripts Warn", TestName = "The_same_file_under_another_name")]
    [TestCase("<script src=a.1.js></script>", "<script src=b.js></script>", "scripts Fail", TestName = "Another_file")]
    [TestCase("<div><script>go()</script><p>a</p></div><section>b</section>", "<div><p>a</p></div><section>b<script>go()</script></section>", null, TestName = "A_script_stands_elsewhere")]
    [TestCase("<script>var a = 'x'\ngo(a)</script>", "<script>\n  var a = \"x\";\n  go(a);\n</script>", null, TestName = "A_formatter_wrote_it_anew")]
    public async Task Scripts(string before, string after, string? expected)
    {
        var found = await WeightsAsync("scripts", before, after);
        Assert.That(expected is null ? found.Where(weight => weight.EndsWith("Fail", StringComparison.Ordinal)) : found, expected is null ? Is.Empty : Is.EqualTo(new[] { expected }));
    }

    [Test]
    public async Task A_name_of_what_is_no_link_is_nothing() =>
        Assert.That(await WeightsAsync("accessible-name", "<a name=b>B</a><p>x", "<a name=b></a><p>x"), Is.Empty);

    [Test]
    public async Task What_is_too_long_to_be_said_is_bound_by_a_digest()
    {
        var start = new string('a', 200);
        var one = await MessagesAsync($"<p title=\"{start}\">x</p>", $"<p title=\"{start}b\">x</p>");
        var other = await MessagesAsync($"<p title=\"{start}\">x</p>", $"<p title=\"{start}c\">x</p>");

        Assert.That(one, Is.Not.EqualTo(other), "an approval of one is none of the other");
    }

    private static string Table(string rows) => $"<p id=a><p id=b><p id=n><table>{rows}</table>";

    private static async Task<IEnumerable<string>> WeightsAsync(string check, string before, string after) =>
        (await FindingsAsync(before, after)).Where(finding => finding.Check == check).Select(finding => check == "link-target" ? finding.Severity.ToString() : $"{check} {finding.Severity}").Order(StringComparer.Ordinal);

    private static async Task<IEnumerable<string>> MessagesAsync(string before, string after) => (await FindingsAsync(before, after)).Select(finding => finding.Message);

    private static async Task<IReadOnlyList<Finding>> FindingsAsync(string before, string after)
    {
        var review = await MarkupReview.RunAsync(Site(before), Site(after), [StoryPages.PairOf("a.html")], SemanticsPolicy.Default, CancellationToken.None);
        return review.Findings(_ => false);
    }

    private static ServedSource Site(string page) => new(new MemorySite()
        .With("a.html", "<!DOCTYPE html><meta charset=utf-8>" + page).With("send.html", "<p>").With("a.1.js", "go()").With("a.2.js", "go()").With("b.js", "stop()"));
}

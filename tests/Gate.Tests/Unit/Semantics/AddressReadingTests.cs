using Gate.Core.Run;
using NUnit.Framework;
using static Gate.Tests.Support.Semantics.OnePageReview;

namespace Gate.Tests.Unit.Semantics;

/// <summary>Addresses are read as browsers read them: by the URL standard, in styles after CSS Syntax took its escapes out.</summary>
internal sealed class AddressReadingTests
{
    private const string Page = "<!DOCTYPE html><title>T</title>";

    [TestCase("""<style>p{background:image-set("https://evil.example/x" 1x)}</style>""", "https://evil.example", TestName = "A_set_of_pictures")]
    [TestCase("""<style>p{background:-webkit-image-set('a.png' 1x,/**/'https://evil.example/x' 2x)}</style>""", "https://evil.example", TestName = "The_second_of_a_set_of_pictures")]
    [TestCase("""<style>p{background:u\72l(https://evil.example/x)}</style>""", "https://evil.example", TestName = "A_name_with_an_escape")]
    [TestCase("""<style>p{background:\55 RL( "https://evil.example/x" )}</style>""", "https://evil.example", TestName = "A_name_that_begins_with_an_escape")]
    [TestCase("""<style>p{background:url(\68ttps://evil.example/x)}</style>""", "https://evil.example", TestName = "An_address_with_an_escape")]
    [TestCase("""<style>p{background:url("\000068 ttps://evil.example/x")}</style>""", "https://evil.example", TestName = "A_string_with_an_escape")]
    [TestCase("<style>p{background:url('https://ev\\\nil.example/x')}</style>", "https://evil.example", TestName = "A_string_over_two_lines")]
    [TestCase("""<style>p{background:url(https:evil.example/x)}</style>""", "https://evil.example", TestName = "No_slash")]
    [TestCase("""<style>p{background:url(/\\evil.example/x)}</style>""", "http://evil.example", TestName = "A_slash_and_a_backslash_in_a_style")]
    [TestCase("""<style>@\69mport/**/"https://evil.example/x";</style>""", "https://evil.example", TestName = "An_import_with_an_escape")]
    [TestCase("""<style>p::after{content:")"}q{background:url(https://evil.example/x""", "https://evil.example", TestName = "An_address_that_the_end_closes")]
    [TestCase("""<p style='background:image-set("https://evil.example/x" 1x)'>""", "https://evil.example", TestName = "A_set_of_pictures_in_an_attribute")]
    [TestCase("""<img alt="" src="\\evil.example\x">""", "http://evil.example", TestName = "Two_backslashes")]
    [TestCase("""<img alt="" src="/\evil.example/x">""", "http://evil.example", TestName = "A_slash_and_a_backslash")]
    [TestCase("""<img alt="" src="https:/evil.example/x">""", "https://evil.example", TestName = "One_slash")]
    [TestCase("""<img alt="" src="///evil.example/x">""", "http://evil.example", TestName = "Three_slashes")]
    [TestCase("<img alt='' src='&#1;https://evil.example/x'>", "https://evil.example", TestName = "A_control_before_it")]
    [TestCase("<img alt='' srcset='a.png 1x,&#10;https://evil.example&#10;2x'>", "https://evil.example", TestName = "A_line_break_after_a_candidate")]
    [TestCase("""<a href="ok.html" ping="ok.html https://evil.example/x">A</a>""", "https://evil.example", TestName = "The_second_of_a_ping")]
    public async Task Another_host_counts_however_it_is_written(string markup, string origin)
    {
        var found = await FindingsAsync(Page, Page + markup);

        Assert.That(found.Where(finding => finding is { Check: "remote-origins", Severity: Severity.Fail }).Select(finding => finding.Message), Has.One.EndsWith($"the page did not use {origin} before"));
    }

    [TestCase("""<style>p::after{content:"https://evil.example/x"}</style>""", TestName = "A_text")]
    [TestCase("""<style>a[href^="https://evil.example/"]{color:red}</style>""", TestName = "A_selector")]
    [TestCase("""<style>/* url(https://evil.example/x) */p{color:red}</style>""", TestName = "A_comment")]
    [TestCase("""<style>p::after{content:"url(https://evil.example/x)"}</style>""", TestName = "An_address_in_a_text")]
    [TestCase("""<style>@namespace svg url(http://www.w3.org/2000/svg);p{color:red}</style>""", TestName = "A_namespace")]
    [TestCase("""<style>@font-face{src:url(a.woff2) format("https://evil.example/x")}</style>""", TestName = "A_format")]
    [TestCase("""<style>p{background:url(data:image/svg+xml,%3Csvg\ xmlns=http://www.w3.org/2000/svg%3E)}</style>""", TestName = "A_picture_in_its_address")]
    [TestCase("""<style>p{background:image-set("a.png" type("image/png") 1x)}</style>""", TestName = "A_picture_of_the_site")]
    public async Task What_a_style_does_not_ask_for_is_no_host(string markup)
    {
        var found = await FindingsAsync(Page, Page + markup);

        Assert.That(found.Select(finding => finding.Check), Does.Not.Contain("remote-origins"));
    }

    [TestCase("https://bücher.example/", "https://xn--bcher-kva.example/")]
    [TestCase("https://bücher.example/", "https://BÜCHER.example")]
    [TestCase("https://a.example/", "https://%61.example/")]
    [TestCase("https://a.example/", "https://ａ.example/")]
    [TestCase("https://a.example/", "https:a.example/")]
    [TestCase("https://a.example/b", "https:\\\\a.example\\b")]
    [TestCase("https://a.example/ü?ü#ü", "https://a.example/%C3%BC?%C3%BC#%C3%BC")]
    [TestCase("#a", "a.html#a")]
    public async Task One_address_written_in_two_ways_is_one(string old, string now)
    {
        const string markup = "<p id=a><a href='{0}'>A</a><img alt='' src='{0}'><iframe title=F src='{0}'></iframe>";
        var (before, after) = (Page + markup.Replace("{0}", old, StringComparison.Ordinal), Page + markup.Replace("{0}", now, StringComparison.Ordinal));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await FindingsAsync(before, after)).Select(finding => $"{finding.Check}: {finding.Message}"), Is.Empty);
            Assert.That((await FindingsAsync(after, before)).Select(finding => $"{finding.Check}: {finding.Message}"), Is.Empty, "back");
        }
    }

    [TestCase("/\\evil.example/x", "http://evil.example/x")]
    [TestCase("\\\\evil.example\\x", "http://evil.example/x")]
    [TestCase("https:evil.example/x", "https://evil.example/x")]
    [TestCase("https://ＥＶＩＬ.example/x", "https://evil.example/x")]
    public async Task A_link_is_told_by_where_it_leads(string now, string shown)
    {
        var found = await FindingsAsync(Page + "<a href='ok.html'>A</a>", Page + $"<a href='{now}'>A</a>");

        Assert.That(found.Select(finding => (finding.Check, finding.Message)), Is.EqualTo(new[] { ("link-target", $"<a> \"A\": led to \"ok.html\", leads to \"{shown}\"") }));
    }
}

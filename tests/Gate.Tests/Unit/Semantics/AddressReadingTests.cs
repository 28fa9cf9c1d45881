using System.Text;
using Gate.Core.Run;
using Gate.Core.Semantics;
using Gate.Tests.Support;
using Gate.Tests.Support.Semantics;
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
    [TestCase("""<style>p{--i:"https://evil.example/x";background:image-set(var(--i) 1x)}</style>""", "https://evil.example", TestName = "A_variable_of_a_set_of_pictures")]
    [TestCase("""<style>p{--i:var(--j) 1x;background:image-set(var(--i))}</style><p style='--j:"https://evil.example/x"'>""", "https://evil.example", TestName = "A_variable_of_a_variable")]
    [TestCase("""<style>p{background:image-set(var(--i, "https://evil.example/x") 1x)}</style>""", "https://evil.example", TestName = "What_stands_in_for_a_variable")]
    [TestCase("""<style>p{--i:if(else: "https://evil.example/x");background:image-set(if(media(print): "a.png"; else: var(--\69)) 1x)}</style>""", "https://evil.example", TestName = "A_variable_by_a_condition")]
    [TestCase("""<style>@property --i{syntax:"*";inherits:false;initial-value:"https://evil.example/x"}p{background:image-set(var(--i) 1x)}</style>""", "https://evil.example", TestName = "What_a_variable_is_at_first")]
    [TestCase("""<style>@function --f(){result:"https://evil.example/x"}p{background:image-set(--f() 1x)}</style>""", "https://evil.example", TestName = "What_a_function_gives")]
    [TestCase("""<svg><rect fill="url(https://evil.example/x#a)"/></svg>""", "https://evil.example", TestName = "A_fill")]
    [TestCase("""<svg><rect filter="blur(1px) url('//evil.example/x#a')"/></svg>""", "http://evil.example", TestName = "A_filter")]
    [TestCase("""<svg><g mask="u\72l(https:evil.example/x#a)"/></svg>""", "https://evil.example", TestName = "A_mask")]
    [TestCase("""<svg><g clip-path="url(https://evil.example/x#a)"/></svg>""", "https://evil.example", TestName = "A_clip_path")]
    [TestCase("""<svg><path marker-start="url(https://evil.example/x#a)"/></svg>""", "https://evil.example", TestName = "A_marker")]
    [TestCase("""<svg><g cursor="url(https://evil.example/x), auto"/></svg>""", "https://evil.example", TestName = "A_cursor")]
    [TestCase("""<svg><rect><set attributeName="filter" to="url(https://evil.example/x#a)"/></rect></svg>""", "https://evil.example", TestName = "A_filter_by_an_animation")]
    [TestCase("""<iframe title=F srcdoc="<style>p{background:url(https://evil.example/x)}</style>"></iframe>""", "https://evil.example", TestName = "A_style_of_a_frame")]
    [TestCase("""<iframe title=F srcdoc="<p style='background:url(https://evil.example/x)'>"></iframe>""", "https://evil.example", TestName = "A_style_attribute_of_a_frame")]
    [TestCase("""<iframe title=F srcdoc="<img srcset='a.png 1x, https://evil.example/x 2x'>"></iframe>""", "https://evil.example", TestName = "A_set_of_sources_of_a_frame")]
    [TestCase("""<iframe title=F srcdoc="<base href='https://evil.example/'><img src=x>"></iframe>""", "https://evil.example", TestName = "What_addresses_of_a_frame_are_relative_to")]
    [TestCase("""<iframe title=F srcdoc="<iframe srcdoc='<style>@import &amp;quot;https://evil.example/x&amp;quot;</style>'>"></iframe>""", "https://evil.example", TestName = "A_style_of_a_frame_in_a_frame")]
    [TestCase("""<noscript><style>p{background:url(https://evil.example/x)}</style></noscript>""", "https://evil.example", TestName = "A_style_where_there_are_no_scripts")]
    [TestCase("""<noscript><p style="background:u&#114;l(https://evil.example/x)"></noscript>""", "https://evil.example", TestName = "A_style_attribute_where_there_are_no_scripts")]
    [TestCase("""<noscript><img alt="" src="https:&#47;/evil.example/x"></noscript>""", "https://evil.example", TestName = "A_reference_where_there_are_no_scripts")]
    [TestCase("""<link rel="next stylesheet" href="https://evil.example/x">""", "https://evil.example", TestName = "A_sheet_that_is_also_the_next_page")]
    public async Task Another_host_counts_however_it_is_written(string markup, string origin)
    {
        var found = await FindingsAsync(Page, Page + markup);

        Assert.That(found.Where(finding => finding is { Check: "remote-origins", Severity: Severity.Fail }).Select(finding => finding.Message), Has.One.EndsWith($"the page did not use {origin} before"));
    }

    [TestCase("p{background:image-set(var(--i) 1x)}", 1)]
    [TestCase("p::after{content:var(--i)}", 0)]
    public async Task A_sheet_of_the_site_says_what_a_variable_of_the_page_is_for(string css, int found)
    {
        const string link = Page + "<link rel=stylesheet href=s.css>";
        var review = await MarkupReview.RunAsync(Site(link), Site(link + """<p style='--i:"https://evil.example/x"'>"""), [StoryPages.PairOf("a.html")], SemanticsPolicy.Default, CancellationToken.None);

        Assert.That(review.Findings(_ => false).Count(finding => finding is { Check: "remote-origins", Severity: Severity.Fail }), Is.EqualTo(found));

        ServedSource Site(string page) => new(new MemorySite().With("a.html", Encoding.UTF8.GetBytes(page)).With("s.css", Encoding.UTF8.GetBytes(css)));
    }

    [TestCase("<link rel=stylesheet href=c/s.css>", "@import 'd/t.css'", 1)]
    [TestCase("<link rel=stylesheet href=c/s.css>", "@import/**/url( d/t.css )layer(a) supports(background:url(x.png)) print;", 1)]
    [TestCase("<link rel=stylesheet href=c/s.css>", "@import URL('\\64/t.css');@import 's.css'", 1)]
    [TestCase("<link rel=stylesheet href=c/s.css>", "@import 'e/t.css'", 0)]
    [TestCase("<link rel=stylesheet href=c/s.css>", "p{background:url(d/t.css)}", 0)]
    [TestCase("<style>@import 'c/s.css';</style>", "@import 'd/t.css'", 1)]
    [TestCase("<base href=c/><style>@import 's.css';</style>", "@import 'd/t.css'", 1)]
    [TestCase("<iframe srcdoc='<link rel=stylesheet href=c/s.css><p style=&apos;--i:&quot;https://evil.example/x&quot;&apos;>'></iframe>", "@import 'd/t.css'", 1)]
    public async Task A_sheet_by_way_of_others_says_what_a_variable_of_the_page_is_for(string linked, string css, int found)
    {
        var before = Page + linked.Replace("https://evil.example/x", "x", StringComparison.Ordinal);
        var review = await MarkupReview.RunAsync(Site(before), Site(Page + linked + (linked.Contains("srcdoc", StringComparison.Ordinal) ? "" : """<p style='--i:"https://evil.example/x"'>""")), [StoryPages.PairOf("a.html")], SemanticsPolicy.Default, CancellationToken.None);

        Assert.That(review.Findings(_ => false).Count(finding => finding is { Check: "remote-origins", Severity: Severity.Fail }), Is.EqualTo(found));

        ServedSource Site(string page) => new(new MemorySite().With("a.html", page).With("c/s.css", css)
            .With("c/d/t.css", "@import '../s.css';@import 't.css';@import 'u.css' print").With("c/d/u.css", "p{background:image-set(var(--i) 1x)}"));
    }

    [Test]
    public async Task Sheets_without_end_are_not_followed_and_any_variable_may_be_an_address()
    {
        var site = new MemorySite();
        for (var at = 0; at < 2000; at++)
            site.With($"s{at}.css", $"@import 's{at + 1}.css'");
        var after = new MemorySite();
        for (var at = 0; at < 2000; at++)
            after.With($"s{at}.css", $"@import 's{at + 1}.css'");
        const string link = Page + "<link rel=stylesheet href=s0.css>";

        var review = await MarkupReview.RunAsync(new ServedSource(site.With("a.html", link)), new ServedSource(after.With("a.html", link + """<p style='--i:"https://evil.example/x"'>""")), [StoryPages.PairOf("a.html")], SemanticsPolicy.Default, CancellationToken.None);

        Assert.That(review.Findings(_ => false).Count(finding => finding is { Check: "remote-origins", Severity: Severity.Fail }), Is.EqualTo(1));
    }

    [TestCase("""<style>p::after{content:"https://evil.example/x"}</style>""", TestName = "A_text")]
    [TestCase("""<style>a[href^="https://evil.example/"]{color:red}</style>""", TestName = "A_selector")]
    [TestCase("""<style>/* url(https://evil.example/x) */p{color:red}</style>""", TestName = "A_comment")]
    [TestCase("""<style>p::after{content:"url(https://evil.example/x)"}</style>""", TestName = "An_address_in_a_text")]
    [TestCase("""<style>@namespace svg url(http://www.w3.org/2000/svg);p{color:red}</style>""", TestName = "A_namespace")]
    [TestCase("""<style>@font-face{src:url(a.woff2) format("https://evil.example/x")}</style>""", TestName = "A_format")]
    [TestCase("""<style>p{background:url(data:image/svg+xml,%3Csvg\ xmlns=http://www.w3.org/2000/svg%3E)}</style>""", TestName = "A_picture_in_its_address")]
    [TestCase("""<style>p{background:image-set("a.png" type("image/png") 1x)}</style>""", TestName = "A_picture_of_the_site")]
    [TestCase("""<style>p{--i:"https://evil.example/x"}p::after{content:var(--i)}</style>""", TestName = "A_variable_of_a_text")]
    [TestCase("""<style>p{--i:"https://evil.example/x";--j:"a.png";background:image-set(var(--j) 1x)}</style>""", TestName = "Another_variable")]
    [TestCase("""<style>p{background:image-set("a.png" type("https://evil.example/x"))}</style>""", TestName = "A_type")]
    [TestCase("""<style>p{background:image-set(if(style(--a: "https://evil.example/x"): "a.png") 1x)}</style>""", TestName = "What_a_condition_asks_for")]
    [TestCase("""<svg><g id=a mask="url(#a)"/></svg>""", TestName = "A_mask_of_the_page")]
    [TestCase("""<svg><desc lang="url(https://evil.example/x)"/></svg>""", TestName = "No_attribute_of_looks")]
    [TestCase("""<iframe title=F srcdoc="<style>/* url(https://evil.example/x) */</style><p>src=https://evil.example/x"></iframe>""", TestName = "A_text_of_a_frame")]
    [TestCase("""<noscript>Set src="https://evil.example/x" here</noscript>""", TestName = "A_text_where_there_are_no_scripts")]
    [TestCase("""<link rel="next prev" href="https://evil.example/x">""", TestName = "The_next_page")]
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

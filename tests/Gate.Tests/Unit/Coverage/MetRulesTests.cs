using System.Diagnostics;
using System.Globalization;
using System.Text;
using Gate.Core.Coverage;
using Gate.Core.Rendering;
using Gate.Core.Semantics;
using Gate.Tests.Support;
using Gate.Tests.Support.Semantics;
using NUnit.Framework;

namespace Gate.Tests.Unit.Coverage;

/// <summary>Elements that other rules are for now, though no rule changed, in states that captures do not have.</summary>
[TestFixture]
internal sealed class MetRulesTests
{
    // The viewport is 400 px wide.
    [TestCase(".x:hover{color:red} .y:hover{color:lime}", "<a class=x>A</a>", "<a class=y>A</a>", "<a>: (:hover): no longer .x:hover, now .y:hover")]
    [TestCase("@media print{.x{display:none}}", "<p class=x>A</p>", "<p class=z>A</p>", "<p>: (@media print): no longer .x")]
    [TestCase("#x:hover{color:red}", "<a id=x>A</a>", "<a id=y>A</a>", "<a>: (:hover): no longer #x:hover")]
    [TestCase("div>a:hover{color:red}", "<div><a>A</a></div>", "<span><a>A</a></span>", "<a>: (:hover): no longer div>a:hover")]
    [TestCase("em:hover{color:red}", "<p><em>A</em></p>", "<p><i>A</i></p>", "<i>: (:hover): no longer em:hover")]
    [TestCase("nav>a:hover{color:red}", "<nav><a>A</a></nav>", "<nav><div><a>A</a></div></nav>", "<a>: (:hover): no longer nav>a:hover")]
    [TestCase("a+a:hover{color:red}", "<a>A</a><a>B</a>", "<a>A</a><b>New</b><a>B</a>", "<a>: (:hover): no longer a+a:hover")]
    [TestCase(".x:hover{fill:red}", "<svg><rect class=x /></svg>", "<svg><rect /></svg>", "<rect>: (:hover): no longer .x:hover")]
    [TestCase("@media (min-width:900px){.x{display:none}}", "<p class=x>A</p>", "<p>A</p>", "<p>: (@media (min-width:900px)): no longer .x")]
    [TestCase("@media (max-width:900px){.x{display:none}}", "<p class=x>A</p>", "<p>A</p>", "", TestName = "Shown")]
    [TestCase(".x{display:none}", "<p class=x>A</p>", "<p>A</p>", "", TestName = "Shown_at_rest")]
    [TestCase(".x:hover{color:red} .y:hover{color:red}", "<a class=x>A</a>", "<a class=y>A</a>", "", TestName = "The_same_declarations")]
    [TestCase(".x:hover{color:red}", "<a class=x>A</a>", "<a class='x y'>A</a>", "", TestName = "A_class_without_rules")]
    [TestCase("a:hover{color:red} .x:hover{color:blue} .y{top:0}", "<a class=x>A</a>", "<a class='x y'>A</a>", "", TestName = "Rules_that_stay")]
    [TestCase(".a:hover{color:red} .b:hover{color:blue}", "<a class=b>A</a>", "<a class='a b'>A</a>", "", TestName = "Overruled")]
    [TestCase(".b:hover{color:blue!important} .a.b:hover{color:red}", "<a class=b>A</a>", "<a class='a b'>A</a>", "", TestName = "Overruled_by_importance")]
    [TestCase(".p:hover{border-color:red} .y:hover{border:1px solid blue} .q:hover{border-color:red}", "<a class='p y'>A</a>", "<a class='q y'>A</a>", "<a>: (:hover): no longer .p:hover, now .q:hover", TestName = "A_shorthand_between")]
    [TestCase(".p:hover{color:red} .y:hover{top:0} .q:hover{color:red}", "<a class='p y'>A</a>", "<a class='q y'>A</a>", "", TestName = "Another_property_between")]
    [TestCase(".x:hover{color:red}", "<p>A</p>", "<p>A</p><a class=x>New</a>", "", TestName = "New")]
    [TestCase(".x:hover b{color:red}", "<p class=x><b>A</b></p>", "<p><b>A</b></p>", "<b>: (:hover): no longer .x:hover b")]
    [TestCase(":hover>b{color:red}", "<p><b>A</b></p>", "<p><u><b>A</b></u></p>", "", TestName = "Any_parent")]
    [TestCase(".x:hover,.y:focus{color:red}", "<a class=x>A</a>", "<a class=y>A</a>", "<a>: (:focus, :hover): no longer .x:hover, now .y:focus")]
    [TestCase(".x:not(:hover){color:red}", "<a class=x>A</a>", "<a>A</a>", "", TestName = "A_state_that_it_is_not_in")]
    [TestCase("a:not(.x:hover){color:red}", "<a class=x>A</a>", "<a>A</a>", "<a>: (:hover): now a:not(.x:hover)")]
    [TestCase("a:hover:not(.x,:focus){color:red}", "<a class=x>A</a>", "<a>A</a>", "<a>: (:hover): now a:hover:not(.x,:focus)")]
    [TestCase(".x{top:0;&:hover{color:red}}", "<a class=x>A</a>", "<a>A</a>", "<a>: (:hover): no longer .x &:hover")]
    [TestCase(".x,.z{& b:hover{color:red}}", "<p class=x><b>A</b></p>", "<p><b>A</b></p>", "<b>: (:hover): no longer .x & b:hover")]
    [TestCase(":is(.x,.z):hover{color:red}", "<a class=x>A</a>", "<a class=z>A</a>", "", TestName = "Two_of_a_list")]
    [TestCase("a:where(.x,.z:focus):hover{color:red}", "<a class=x>A</a>", "<a>A</a>", "<a>: (:hover): no longer a:where(.x):hover")]
    [TestCase(".x:hover::after{content:'a'}", "<a class=x>A</a>", "<a>A</a>", "<a>: (:hover): no longer .x:hover::after")]
    [TestCase(".x::selection{color:red}", "<a class=x>A</a>", "<a>A</a>", "<a>: (::selection): no longer .x::selection")]
    [TestCase("#t:checked~.x{color:red}", "<input id=t type=checkbox><p class=x>A</p>", "<input id=t type=checkbox><p>A</p>", "<p>: (:checked): no longer #t:checked~.x")]
    [TestCase("#t:checked~.x{color:red}", "<input id=t type=checkbox checked><p class=x>A</p>", "<input id=t type=checkbox checked><p>A</p>", "", TestName = "Checked_at_rest")]
    [TestCase("details[open] .x{color:red}", "<details><summary>A</summary><p class=x>B</p></details>", "<details><summary>A</summary><p>B</p></details>", "<p>: ([open]): no longer details[open] .x")]
    [TestCase(".hover\\:x:hover{color:red}", "<a class='hover:x'>A</a>", "<a>A</a>", "<a>: (:hover): no longer .hover\\:x:hover")]
    [TestCase("[data-x]:hover{color:red}", "<a data-x=1>A</a>", "<a>A</a>", "<a>: (:hover): no longer [data-x]:hover")]
    [TestCase(".x:hover{color:red} .y:focus{color:red}", "<template><a class=x>A</a></template>", "<template><a class=y>A</a></template>", "", TestName = "In_a_template")]
    [TestCase("@starting-style{.x{opacity:0}}", "<a class=x>A</a>", "<a>A</a>", "<a>: (@starting-style): no longer .x")]
    [TestCase(".x:hover{color:red}", "<a class=x>A</a><a class=x>B</a><a class=x>C</a>", "<a>A</a><a>B</a><a>C</a>", "<a>: (:hover): no longer .x:hover | <a>: (:hover): no longer .x:hover | <a>: (:hover): no longer .x:hover")]
    public async Task What_elements_meet_in_a_state_is_told_where_it_is_something_else(string css, string before, string after, string expected)
    {
        Assert.That(await ToldAsync($"<style>{css}</style>{before}", $"<style>{css}</style>{after}"), Is.EqualTo(expected), "in a style element");
        Assert.That(await ToldAsync($"<link rel=stylesheet href=s.css>{before}", $"<link rel=stylesheet href=s.css>{after}", css), Is.EqualTo(expected), "in a sheet");
    }

    [TestCase("<style>.x:hover{color:red}</style><a class=x>A</a>", "<style>.y:hover{color:red}</style><a class=y>A</a>", TestName = "A_name_is_another_one_in_markup_and_sheet")]
    [TestCase("<style>.x:hover{color:red}</style><a class=x>A</a>", "<style>.x:hover{color:blue}</style><a class=x>A</a>", TestName = "A_rule_that_changed_is_told_as_that")]
    public async Task A_rule_that_changed_is_not_met_anew(string before, string after) => Assert.That(await ToldAsync(before, after), Is.Empty);

    [Test]
    public async Task A_state_that_a_capture_has_is_seen()
    {
        var css = "<style>.x:hover{color:red} .x:focus{color:red}</style>";
        IReadOnlyList<RunView> views = [.. Views, Views[0] with { Pseudo = new HashSet<string> { "hover" } }];

        Assert.That(await ToldAsync(css + "<a class=x>A</a>", css + "<a>A</a>", views: views), Is.EqualTo("<a>: (:focus): no longer .x:focus"));
    }

    [TestCase(".a{0}:hover{{color:red}} @media print{{*:not(.b{0}){{top:0}}}}", TestName = "Rules_for_anything")]
    [TestCase("@media (min-width:{0}px){{.a0,p{{top:{0}px}}}}", TestName = "Conditions")]
    [TestCase("p:nth-child({0}n+1)~p:hover{{color:red}}", TestName = "Places")]
    public async Task A_large_page_under_a_large_sheet_is_told_as_not_known_in_time(string rule)
    {
        var css = string.Concat(Enumerable.Range(0, 8000).Select(index => string.Format(CultureInfo.InvariantCulture, rule, index)));
        var body = string.Concat(Enumerable.Range(0, 5000).Select(index => $"<p class=a{index}>{index}</p>"));
        var clock = Stopwatch.StartNew();

        var told = await ToldAsync($"<link rel=stylesheet href=s.css>{body}", $"<link rel=stylesheet href=s.css><p>New</p>{body.Replace("class=a", "class=b", StringComparison.Ordinal)}", css);

        Assert.That(told, Does.Contain("too many"));
        Assert.That(clock.Elapsed, Is.LessThan(TimeSpan.FromSeconds(20)));
    }

    [Test]
    public async Task Selectors_of_many_parts_in_a_deep_page_are_told_as_not_known_in_time()
    {
        var css = "q b b b b b b b .x:hover{color:red}";
        var (open, close) = (string.Concat(Enumerable.Repeat("<b>", 60)), string.Concat(Enumerable.Repeat("</b>", 60)));
        var clock = Stopwatch.StartNew();

        var told = await ToldAsync($"<style>{css}</style>{open}<i class=x>A</i>{close}", $"<style>{css}</style>{open}<i class='x y'>A</i><i class=x>B</i>{close}");

        Assert.That(told, Does.Contain("too many"));
        Assert.That(clock.Elapsed, Is.LessThan(TimeSpan.FromSeconds(20)));
    }

    private static readonly IReadOnlyList<RunView> Views = RunView.Of([new("mobile", 400, 800)], new RenderSettings());

    private static async Task<string> ToldAsync(string before, string after, string sheet = "", IReadOnlyList<RunView>? views = null)
    {
        var review = await MarkupReview.RunAsync(Site(before, sheet), Site(after, sheet), [StoryPages.PairOf("a.html")], SemanticsPolicy.Default, CancellationToken.None);
        return string.Join(" | ", review.Places.SelectMany(page => page.Places)
            .Where(place => place.Met.Count > 0)
            .Select(place => (place.Change.What, Told: MetState.Told(place.Met, views ?? Views)))
            .Where(told => told.Told is not null)
            .Select(told => $"{told.What}: {told.Told!.Replace("other style rules are for it where no capture of this run looks ", "", StringComparison.Ordinal)}"));
    }

    private static ServedSource Site(string body, string sheet) => new(new MemorySite().With("a.html", Encoding.UTF8.GetBytes($"<!DOCTYPE html><title>T</title>{body}")).With("s.css", Encoding.UTF8.GetBytes(sheet)));
}

using Gate.Core.Coverage;
using Gate.Core.Rendering;
using Gate.Core.Run;
using Gate.Core.Semantics;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Coverage;

[TestFixture]
internal sealed class CoverageReviewTests
{
    private static readonly IReadOnlyList<RunView> Views = RunView.Of([new("desktop", 1280, 800)], new RenderSettings());

    [Test]
    public void A_reason_is_a_finding_with_its_rules_and_a_way_out()
    {
        var review = Examine("@media (max-width: 991px) and (min-width: 768px) { .nav { top: 0 } .aside { top: 0 } } .btn:hover { top: 0 } .c { top: 0 }");

        Assert.That(review.Findings.Select(finding => (finding.Check, finding.Severity, finding.Location)), Has.All.EqualTo(("not-covered", Severity.Warn, "site.css")));
        Assert.That(Messages(review), Is.EquivalentTo(new[]
        {
            "1 of 4 changed style rules can show in no capture of this run (:hover): .btn:hover",
            "2 of 4 changed style rules can show in no capture of this run (@media (max-width:991px) and (min-width:768px); a viewport 768 px wide would show it): .aside; .nav",
        }));
        Assert.That(review.Findings.Select(finding => finding.Id), Is.Unique);
        Assert.That((review.Facts.ChangedRules, review.Facts.UnexercisedRules), Is.EqualTo((4, 3)));
    }

    [Test]
    public void What_no_picture_shows_is_told_by_property_also_of_rules_that_paint()
    {
        var review = Examine(".a { pointer-events: none } .b { color: red; pointer-events: none; cursor: wait } .c { color: red; z-index: 2 }");

        Assert.That(Messages(review), Is.EqualTo(new[]
        {
            "1 of 3 changed style rules changes what no picture of this run shows (cursor): .b",
            "2 of 3 changed style rules change what no picture of this run shows (pointer-events): .a; .b",
            "1 of 3 changed style rules changes more than a picture shows (z-index): .c",
        }));
        Assert.That((review.Facts.ChangedRules, review.Facts.UnexercisedRules), Is.EqualTo((3, 1)));
    }

    [Test]
    public void What_can_show_is_not_told() => Assert.That(Examine(".c { top: 0 }").Findings, Is.Empty);

    [Test]
    public void Where_nothing_changed_there_is_nothing_to_cover() => Assert.That(CoverageReview.Of(Notes([], new RuleUse())), Is.Null);

    [TestCase("off", null)]
    [TestCase("warn", Severity.Warn)]
    [TestCase("fail", Severity.Fail)]
    public void The_policy_weighs(string semantics, Severity? expected)
    {
        using var scratch = new ScratchFolder();
        scratch.Write("before/a.html", "a");
        scratch.Write("after/a.html", "a");
        var plan = GatePlanner.Resolve(
            new GateOptions { Before = scratch.At("before"), After = scratch.At("after"), Out = scratch.At("out"), Semantics = semantics },
            new PlanSurroundings(new Dictionary<string, string>(), scratch.At("."), "gate 0.1.0"));

        var notes = CoverageNotes.Of(plan, new CoverageLog(Plans.Of(new MemorySite(), new MemorySite())), MarkupReview.Of(new MarkupNotes([], [], [])), []);

        Assert.That(notes?.Severity, Is.EqualTo(expected));
        Assert.That(plan.Rendering.ReadsCoverage, Is.EqualTo(expected is not null));
    }

    [Test]
    public void A_rule_that_applied_to_nothing_is_told_where_every_capture_told_what_applied()
    {
        const string Css = ".a { top: 0 } .b { top: 0 } @media print { .b { top: 1px } } .p { & .q { top: 0 } } .r::-webkit-scrollbar { top: 0 } @font-face { src: url(a) }";
        var told = Told(".a{ top :0 }");
        var untold = Told(".a{ top :0 }");
        untold.Observe(["site.css"], null, differs: true);

        Assert.That(Messages(Examine(Css, told)), Is.EqualTo(new[]
        {
            "1 of 6 changed style rules can show in no capture of this run (@media print): .b",
            "1 of 6 changed style rules applies to nothing that a capture of this run paints: .b",
        }));
        var review = Examine(Css, untold);
        Assert.That(Messages(review), Is.EqualTo(new[]
        {
            "1 of 6 changed style rules can show in no capture of this run (@media print): .b",
            "of 1 of 6 changed style rules it is not known whether a capture of this run exercised it (a capture did not tell which rules applied): .b",
        }));
        Assert.That((review.Facts.UnexercisedRules, review.Facts.UnknownRules), Is.EqualTo((1, 1)));
    }

    [TestCase(".p { & .q { top: 0 } }", "nested", ".p & .q")]
    [TestCase("input::placeholder { color: red }", "::placeholder", "input::placeholder")]
    [TestCase(":host(.x) { top: 0 }", ":host", ":host(.x)")]
    [TestCase("@font-face { src: url(a) }", "@font-face", "@font-face")]
    public void A_rule_of_which_browsers_do_not_tell_is_not_known_where_no_picture_differs(string css, string part, string selector)
    {
        var use = new RuleUse();
        use.Observe(["site.css"], [], differs: false);

        var review = Examine(css, use);

        Assert.That(Messages(review), Is.EqualTo(new[] { $"of 1 of 1 changed style rule it is not known whether a capture of this run exercised it ({part}, of which browsers do not tell, and no picture differs): {selector}" }));
        use.Observe(["site.css"], [], differs: true);
        Assert.That(Messages(Examine(css, use)), Is.Empty);
    }

    [Test]
    public void A_rule_that_applied_as_it_was_is_exercised()
    {
        var changed = StyleRules.Changed(StyleRules.Read(".a{top:0} .b{top:0}"), StyleRules.Read(".a{top:1px} .b{top:1px}"));

        var review = CoverageReview.Of(Notes(changed, Told(".a{top:0}")))!;

        Assert.That(Messages(review), Is.EqualTo(new[] { "1 of 2 changed style rules applies to nothing that a capture of this run paints: .b" }));
    }

    [Test]
    public void A_rule_that_one_part_of_a_run_exercised_is_exercised()
    {
        var changed = StyleRules.Changed([], StyleRules.Read(".a{top:0} .b{top:0} .c{top:0}"));

        var whole = CoverageReview.Of(CoverageNotes.Merge([Notes(changed, Told(".a{top:0}")), Notes(changed, Told(".b{top:0}"))]))!;

        Assert.That(Messages(whole), Is.EqualTo(new[] { "1 of 3 changed style rules applies to nothing that a capture of this run paints: .c" }));
    }

    // Viewports of the tests are 1280 px wide.
    [TestCase("(min-width: 600px)", "(min-width: 500px)", "2 of 2 changed style rules can show in no capture of this run (@media (min-width:500px) against @media (min-width:600px); a viewport 500 px wide would show it): .a")]
    [TestCase("(min-width: 700px) and (max-width: 1300px)", "(min-width: 600px)", "2 of 2 changed style rules can show in no capture of this run (@media (min-width:600px) against @media (min-width:700px) and (max-width:1300px); a viewport 600 px wide would show it): .a")]
    [TestCase("(min-width: 1200px)", "(min-width: 1300px)", "1 of 2 changed style rules can show in no capture of this run (@media (min-width:1300px); a viewport 1300 px wide would show it): .a", TestName = "A_rule_that_holds_in_a_capture_no_more_is_shown")]
    [TestCase("(--made-up)", "(min-width: 500px)", "of 1 of 2 changed style rules it is not known whether a capture of this run exercised it (@media (--made-up)): .a", TestName = "A_query_that_is_not_known_is_told_as_that")]
    public void A_rule_under_another_media_query_is_told_where_no_capture_tells_them_apart(string was, string now, string? expected)
    {
        var changed = StyleRules.Changed(StyleRules.Read($"@media {was} {{ .a {{ top: 0 }} }}"), StyleRules.Read($"@media {now} {{ .a {{ top: 0 }} }}"));

        Assert.That(Messages(CoverageReview.Of(Notes(changed, new RuleUse()))!), Is.EqualTo(expected is null ? [] : new[] { expected }));
    }

    [Test]
    public void A_rule_that_lost_all_its_media_queries_is_one_under_another()
    {
        var changed = StyleRules.Changed(StyleRules.Read("@media (min-width: 600px) { .a { top: 0 } }"), StyleRules.Read(".a { top: 0 }"));

        Assert.That(Messages(CoverageReview.Of(Notes(changed, new RuleUse()))!).Single(), Does.Contain("(@media (min-width:600px) against no @media; a viewport 200 px wide would show it)"));
    }

    [TestCase("@media (min-width: 600px) { .a { top: 1px } }", TestName = "A_rule_that_says_something_else_was_not_moved")]
    [TestCase("@supports (top: 0) { @media (min-width: 600px) { .a { top: 0 } } }", TestName = "A_rule_under_another_kind_of_condition_was_not_moved")]
    public void Not_moved(string now)
    {
        var changed = StyleRules.Changed(StyleRules.Read("@media (min-width: 500px) { .a { top: 0 } }"), StyleRules.Read(now));

        Assert.That(Messages(CoverageReview.Of(Notes(changed, new RuleUse()))!), Is.Empty);
    }

    [Test]
    public void The_breakpoints_of_both_sides_count_in_sheets_and_in_style_elements()
    {
        using var scratch = new ScratchFolder();
        foreach (var (side, sheet, style) in new[] { ("before", 600, 900), ("after", 500, 901) })
        {
            scratch.Write($"{side}/a.html", $"<title>A</title><link rel=stylesheet href=a.css><style>@media (min-width: {style}px) {{ p {{ color: red }} }}</style><p>A");
            scratch.Write($"{side}/a.css", $"@media (min-width: {sheet}px) {{ p {{ color: green }} }}");
        }

        Assert.That(RunOf(scratch).Coverage!.Widths, Is.EqualTo(new[] { "500–599 px", "600–899 px", "900 px", "from 901 px" }));
    }

    [TestCase("@media (min-width: 768px) { .a { top: 0 } }", new[] { "up to 767 px" })]
    [TestCase("@media (min-width: 768px) { .a { top: 0 } } @media (max-width: 991px) { .a { top: 1px } } @media (min-width: 1400px) { .a { top: 2px } }", new[] { "up to 767 px", "768–991 px", "from 1400 px" })]
    [TestCase(".a { top: 0 }", new string[0])]
    public void Widths_between_breakpoints_without_a_viewport_are_named(string css, string[] expected) =>
        Assert.That(UntriedWidths.Of(SiteBreakpoints.Of(StyleRules.Read(css)), [1280]), Is.EqualTo(expected));

    [Test]
    public void Rules_that_elements_meet_in_a_state_are_told_and_counted_with_the_places()
    {
        using var scratch = new ScratchFolder();
        foreach (var (side, name) in new[] { ("before", "x"), ("after", "y") })
        {
            scratch.Write($"{side}/a.html", $"<title>A</title><link rel=stylesheet href=a.css><p class={name}>A</p><p class={name}>B</p>");
            scratch.Write($"{side}/a.css", ".x:hover { color: red } @media screen { .y { top: 0 } }");
        }

        var report = RunOf(scratch);

        Assert.That(report.Findings.Where(finding => finding.Check == "not-covered").Select(finding => (finding.Severity, finding.Location, finding.Message)), Is.EqualTo(new[]
        {
            (Severity.Warn, "before/a.html:1:52 → after/a.html:1:52", "<p>: other style rules are for it where no capture of this run looks (:hover): no longer .x:hover; on 1 page (2 places)"),
        }));
        Assert.That(report.Coverage!.UnpaintedPlaces, Is.EqualTo(2));
    }

    private static RunReport RunOf(ScratchFolder scratch)
    {
        var plan = GatePlanner.Resolve(
            new GateOptions { Before = scratch.At("before"), After = scratch.At("after"), Out = scratch.At("out") },
            new PlanSurroundings(new Dictionary<string, string>(), scratch.At("."), "gate 0.1.0")) with { Viewports = [Plans.Small] };
        var side = Renders.Steady(Renders.Picture(), new RequestRecord("GET", "http://site.localhost/a.css", "stylesheet", RequestResult.Answered, 200, null));
        var parts = new RunParts { StartRenderer = (_, _, _, _) => Task.FromResult<IRenderer>(new FakeRenderer(shot => new RenderedShot(shot, side, side))), Progress = new SilentProgress() };
        return GateRun.RunAsync(plan, parts, CancellationToken.None).GetAwaiter().GetResult();
    }

    private static IEnumerable<string> Messages(CoverageReview review) => review.Findings.Select(finding => finding.Message);

    private static RuleUse Told(params string[] rules)
    {
        var use = new RuleUse();
        use.Observe(["site.css"], rules, differs: true);
        return use;
    }

    private static CoverageReview Examine(string css, RuleUse? use = null) => CoverageReview.Of(Notes(StyleRules.Changed([], StyleRules.Read(css)), use ?? new RuleUse()))!;

    private static CoverageNotes Notes(IReadOnlyList<StyleRule> changed, RuleUse use) => new()
    {
        Severity = Severity.Warn,
        Sheets = CoverageReview.Reach([new ChangedSheet("site.css", changed)], Views),
        Styles = [],
        Used = use.Used,
        Told = use.Told,
        Untold = use.Untold,
        Differing = use.Differing,
        Places = 0,
        Unpainted = [],
        Files = [],
        IsNarrowed = false,
        Breakpoints = [],
        Viewports = [1280],
    };
}

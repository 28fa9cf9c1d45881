using Gate.Core.Checks;
using Gate.Core.Pages;
using Gate.Core.Rendering;
using Gate.Core.Run;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Checks;

[TestFixture]
internal sealed class MissingResourceCheckTests
{
    [TestCase("stylesheet", Severity.Incomplete)]
    [TestCase("script", Severity.Incomplete)]
    [TestCase("font", Severity.Incomplete)]
    [TestCase("document", Severity.Incomplete)]
    [TestCase("image", Severity.Warn)]
    [TestCase("fetch", Severity.Warn)]
    public void Missing_alike_on_both_sides(string kind, Severity expected)
    {
        var found = Examine([Missing("x", kind)], [Missing("x", kind)], []);
        Assert.That(found.Select(finding => finding.Severity), Is.EqualTo(new[] { expected }));
        Assert.That(found[0].Location, Is.EqualTo("/x"));
    }

    [TestCase("image")]
    [TestCase("font")]
    public void Missing_after_only_fails(string kind) =>
        Assert.That(Examine([Answered("x", kind)], [Missing("x", kind)], [])[0].Severity, Is.EqualTo(Severity.Fail));

    [Test]
    public void Missing_before_only_is_told() =>
        Assert.That(Examine([Missing("x", "font")], [], [])[0].Severity, Is.EqualTo(Severity.Info));

    [Test]
    public void An_accepted_absence_is_told_with_its_reason()
    {
        var found = Examine([Missing("fonts/a.woff2", "font")], [Missing("fonts/a.woff2", "font")], [new AcceptedAbsence("/fonts/*.woff2", "lost years ago")]);
        Assert.That(found[0].Severity, Is.EqualTo(Severity.Info));
        Assert.That(found[0].Message, Does.Contain("lost years ago"));
    }

    [Test]
    public void An_accepted_absence_does_not_cover_one_that_is_new_after() =>
        Assert.That(Examine([], [Missing("fonts/a.woff2", "font")], [new AcceptedAbsence("/fonts/*.woff2", "lost years ago")])[0].Severity, Is.EqualTo(Severity.Fail));

    [Test]
    public void A_failed_request_counts_as_missing()
    {
        var failed = new RequestRecord("GET", "http://site.localhost/x", "stylesheet", RequestResult.Failed, null, null);
        Assert.That(Examine([failed], [failed], [])[0].Severity, Is.EqualTo(Severity.Incomplete));
    }

    [Test]
    public void A_script_that_is_switched_off_is_not_missing()
    {
        RequestRecord[] asked = [new("GET", "http://site.localhost/x.js", "script", RequestResult.Failed, null, null), new("GET", "http://site.localhost/x.css", "stylesheet", RequestResult.Failed, null, null), Missing("y.js", "script")];

        Assert.That(Examine(asked, asked, []).Select(finding => finding.Location), Is.EquivalentTo(new[] { "/x.css", "/x.js", "/y.js" }));
        Assert.That(Examine(asked, asked, [], ScriptsOff.State).Select(finding => finding.Location), Is.EquivalentTo(new[] { "/x.css", "/y.js" }));
    }

    [Test]
    public void An_export_for_another_folder_is_one_line_with_the_setting_that_puts_it_there()
    {
        var found = Served(["docs/a.css", "docs/js/b.js", "docs/pic%20ture.png?v=1"]);

        Assert.That(found.Select(finding => (finding.Severity, finding.Location)), Is.EqualTo(new[] { (Severity.Incomplete, "/docs/") }));
        Assert.That(found[0].Message, Is.EqualTo("""
            the export expects to lie at /docs/: 3 addresses below it are missing alike on both sides, on 1 page, and the export has them without it; say so in the config: "use": { "baseURL": "http://site.localhost/docs/" }
            """));
    }

    [Test]
    public void Folders_in_folders_count_up_to_the_one_that_the_export_lies_in() =>
        Assert.That(Served(["group/docs/a.css", "group/docs/js/b.js"]).Select(finding => finding.Location), Is.EqualTo(new[] { "/group/docs/" }));

    [Test]
    public void One_address_of_many_may_be_lost_all_the_same_and_is_told_with_them()
    {
        string[] many = [.. Enumerable.Range(1, 9).Select(number => $"docs/n{number}.css")];

        Assert.That(Served([.. many, "docs/lost.css"]).Select(finding => finding.Location), Is.EqualTo(new[] { "/docs/" }));
        Assert.That(Served([.. many, "docs/lost.css", "docs/gone.css"]), Has.Count.EqualTo(11));
    }

    [TestCase("docs/a.css", TestName = "One_file_alone_may_have_been_moved")]
    [TestCase("docs/none.css", "docs/nothing.css", TestName = "What_the_export_does_not_have_is_missing")]
    [TestCase("js/a.css", "js/n1.css", TestName = "A_folder_that_the_export_has_is_where_it_is")]
    [TestCase("old/a.css", "old/n1.css", TestName = "Files_that_one_side_alone_has_are_missing_on_the_other")]
    public void Other_absences_are_told_one_by_one(params string[] paths)
    {
        var after = Site();
        var before = paths[0].StartsWith("old/", StringComparison.Ordinal) ? new MemorySite().With("index.html", "x") : after;

        Assert.That(Served(paths, before, after).Select(finding => finding.Location), Is.EqualTo(paths.Select(path => $"/{path}")));
    }

    [Test]
    public void An_absence_that_is_accepted_or_on_the_after_side_only_keeps_its_own_line()
    {
        var site = new Site.Served(Site());
        RequestRecord[] after = [Missing("docs/a.css", "stylesheet"), Missing("docs/n1.css", "stylesheet"), Missing("docs/n2.css", "stylesheet"), Missing("docs/n3.css", "stylesheet")];

        var found = Examine(site, site, after[..3], after, [new AcceptedAbsence("/docs/n2.css", "lost years ago")]);

        Assert.That(found.Select(finding => (finding.Location, finding.Severity)), Is.EquivalentTo(new[] { ("/docs/", Severity.Incomplete), ("/docs/n2.css", Severity.Info), ("/docs/n3.css", Severity.Fail) }));
    }

    [Test]
    public void Parts_of_a_run_find_it_together()
    {
        var site = new Site.Served(Site());
        var parts = new[] { "docs/a.css", "docs/js/b.js" }.Select(path => CheckOf(site, site, [Missing(path, "script")], [Missing(path, "script")], []).Tallies().Single()).ToList();

        Assert.That(parts.Select(part => part.Findings().Single().Location), Is.EqualTo(new[] { "/docs/a.css", "/docs/js/b.js" }), "one alone does not");
        Assert.That(parts[0].Plus(parts[1]).Findings().Select(finding => finding.Location), Is.EqualTo(new[] { "/docs/" }));
    }

    [Test]
    public void A_page_of_one_side_misses_it_on_that_side()
    {
        var site = new Site.Served(new MemorySite().With("new.html", "<p>\n<img src=x.png>"));
        var added = new MissingResourceCheck(new RenderPlan(site, site, [], new RenderSettings(), 3), [new AcceptedAbsence("/x.png", "lost years ago")]);
        added.Observe(Shown(Renders.Shot("new.html", before: false), null, [Missing("x.png", "image")]));
        var removed = new MissingResourceCheck(new RenderPlan(site, site, [], new RenderSettings(), 3), []);
        removed.Observe(Shown(Renders.Shot("new.html", after: false), [Missing("x.css", "stylesheet")], null));

        Assert.That(added.Findings().Select(Told), Is.EqualTo(new[] { "Fail new.html after/new.html:2:6 /x.png (image, HTTP 404) is missing on the after side, on new.html" }));
        Assert.That(removed.Findings().Select(Told), Is.EqualTo(new[] { "Info new.html /x.css /x.css (stylesheet, HTTP 404) is missing on the before side, on new.html" }));
    }

    [Test]
    public void What_is_missing_alike_elsewhere_is_so_on_a_new_page_too()
    {
        var site = new Site.Live(new Uri("http://site.localhost/"));
        var check = new MissingResourceCheck(new RenderPlan(site, site, [], new RenderSettings(), 3), []);
        check.Observe(Shown(Renders.Shot("new.html", before: false), null, [Missing("x.png", "image")]));
        check.Observe(Shown(Renders.Shot("old.html"), [Missing("x.png", "image")], [Missing("x.png", "image")]));

        Assert.That(check.Findings().Select(Told), Is.EqualTo(new[] { "Warn  /x.png /x.png (image, HTTP 404) is missing alike on both sides, on new.html and 1 other page" }));
    }

    [TestCase("<p>\n <img srcset='a.png 1x, {0} 2x'>", "after/index.html:2:7")]
    [TestCase("<a href={0}>Far</a><img src='{0}?v=1'><img src={0}>", "after/index.html:1:48")]
    [TestCase("<base href=/img/><img src=../{0}>", "after/index.html:1:23")]
    [TestCase("<base target=_top><base href=/img/><img src='..\\{0}'>", "after/index.html:1:41")]
    [TestCase("<base href='javascript:0'><img src='http:{0}'>", "after/index.html:1:32")]
    [TestCase("<p><img src='http:\\\\site.localhost\\{0}'>", "after/index.html:1:9")]
    [TestCase("<p><img src='http://s&#x131;te.localhost/{0}'><img src='http://ＳＩＴＥ.localhost/{0}'>", "after/index.html:1:54")]
    [TestCase("<style>a::after { content: 'url({0})' }\nb { src: image-set('{0}' 1x) }</style>", "after/index.html:2:20")]
    [TestCase("<style>@import '{0}'; b { top: 0 }</style>", "after/index.html:1:8")]
    [TestCase("<p style='background: u&#x5c;72l({0})'>", "after/index.html:1:4")]
    [TestCase("<p style='background: url({0})'>", "after/index.html:1:4")]
    [TestCase("<style>\np { background: url(\"{0}\") }</style>", "after/index.html:2:17")]
    [TestCase("<link rel=stylesheet href=css/a.css>", "after/css/a.css:2:8")]
    [TestCase("<script>load('{0}')</script>", "/x.png")]
    public void The_finding_is_where_the_address_is_written(string markup, string expected)
    {
        var site = new Site.Served(new MemorySite().With("index.html", markup.Replace("{0}", "x.png", StringComparison.Ordinal)).With("css/a.css", "b { }\na { b: url( ../x.png ) }"));
        var other = new Site.Served(new MemorySite().With("index.html", "<p>"));

        var found = Examine(other, site, [], [.. markup.StartsWith("<link", StringComparison.Ordinal) ? new[] { Answered("css/a.css", "stylesheet") } : [], Missing("x.png", "image")], []);

        Assert.That(found.Select(finding => (finding.Page, finding.Location)), Is.EqualTo(new[] { ("index.html", expected) }));
    }

    [Test]
    public void Both_sides_and_the_first_of_many_pages_are_named_in_any_order()
    {
        var site = new Site.Served(new MemorySite().With("a.html", "<img src=x.png>").With("b.html", "<p><img src=x.png>").With("c.html", "<b><img src=x.png>"));

        foreach (var order in new[] { "abc", "cba", "bca" })
        {
            var check = new MissingResourceCheck(new RenderPlan(site, site, [], new RenderSettings(), 3), []);
            foreach (var page in order)
                check.Observe(Shown(Renders.Shot($"{page}.html"), [Missing("x.png", "image")], [Missing("x.png", "image")]));

            Assert.That(check.Findings().Select(Told), Is.EqualTo(new[]
            {
                "Warn  before/a.html:1:6 → after/a.html:1:6 /x.png (image, HTTP 404) is missing alike on both sides, on a.html and 2 other pages",
            }));
        }
    }

    private static string Told(Finding finding) => $"{finding.Severity} {finding.Page} {finding.Location} {finding.Message}";

    private static ShotComparison Shown(Shot shot, RequestRecord[]? before, RequestRecord[]? after) => new()
    {
        Rendered = new RenderedShot(shot, before is null ? null : Renders.Side(Renders.Captured([1], before)), after is null ? null : Renders.Side(Renders.Captured([1], after))),
        Status = ShotStatus.Identical,
    };

    private static MemorySite Site()
    {
        var site = new MemorySite().With("index.html", "x").With("a.css", "x").With("js/b.js", "x").With("pic ture.png", "x");
        foreach (var number in Enumerable.Range(1, 9))
            site.With($"n{number}.css", "x");
        return site;
    }

    private static List<Finding> Served(string[] paths, MemorySite? before = null, MemorySite? after = null)
    {
        RequestRecord[] missing = [.. paths.Select(path => Missing(path, "stylesheet"))];
        return Examine(new Site.Served(before ?? Site()), new Site.Served(after ?? Site()), missing, missing, []);
    }

    private static List<Finding> Examine(RequestRecord[] before, RequestRecord[] after, AcceptedAbsence[] accept, string state = ShotId.DefaultState)
    {
        var site = new Site.Live(new Uri("http://site.localhost/"));
        return Examine(site, site, before, after, accept, state);
    }

    private static List<Finding> Examine(Site one, Site other, RequestRecord[] before, RequestRecord[] after, AcceptedAbsence[] accept, string state = ShotId.DefaultState) =>
        [.. CheckOf(one, other, before, after, accept, state).Findings()];

    private static MissingResourceCheck CheckOf(Site one, Site other, RequestRecord[] before, RequestRecord[] after, AcceptedAbsence[] accept, string state = ShotId.DefaultState)
    {
        var check = new MissingResourceCheck(new RenderPlan(one, other, [], new RenderSettings(), 3), accept);
        check.Observe(new ShotComparison
        {
            Rendered = new RenderedShot(Renders.Shot() with { State = state }, Renders.Side(Renders.Captured([1], before)), Renders.Side(Renders.Captured([1], after))),
            Status = ShotStatus.Identical,
        });
        return check;
    }

    private static RequestRecord Missing(string path, string kind) => new("GET", $"http://site.localhost/{path}", kind, RequestResult.Answered, 404, null);

    private static RequestRecord Answered(string path, string kind) => new("GET", $"http://site.localhost/{path}", kind, RequestResult.Answered, 200, null);
}

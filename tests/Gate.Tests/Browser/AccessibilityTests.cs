using Gate.Core.Checks;
using Gate.Core.Rendering;
using Gate.Core.Run;
using Gate.Core.Semantics;
using Gate.Harness;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Browser;

[TestFixture]
[Category("Browser")]
public sealed class AccessibilityTests
{
    private ChromiumRenderer _renderer = null!;

    [OneTimeSetUp]
    public async Task Start() => _renderer = await Plans.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _renderer.DisposeAsync();

    [Test]
    public async Task What_styles_and_scripts_take_from_assistive_technology_is_found_and_what_is_inert_is_not()
    {
        const string Page = """
            <!doctype html><html lang=en><title>t</title><nav aria-label=Main><a href=a.html>Home</a> <a href=b.html aria-current=page>Notes</a></nav>
            <h2>Field</h2><label>Mail <input id=mail required></label><button>Send</button><div id=x>plain</div><iframe srcdoc="<button>Inner</button>"></iframe>
            """;
        var edits = new (string Name, string Page, string[] Expected)[]
        {
            ("comment.html", Page + "<!-- nothing -->", []),
            ("attribute.html", Page.Replace(" aria-current=page", "", StringComparison.Ordinal), []),
            ("hidden.html", Page + "<script>document.querySelector('nav').ariaHidden = 'true'</script>", ["navigation \"Main\" is gone", "link \"Home\" is gone", "link \"Notes\" is gone"]),
            ("level.html", Page + "<script>document.querySelector('h2').ariaLevel = 4</script>", ["heading \"Field\" has level=4 instead of level=2"]),
            ("role.html", Page + "<script>document.querySelector('button').role = 'link'</script>", ["button \"Send\" has the role link now"]),
            ("state.html", Page + "<script>mail.required = false</script>", ["textbox \"Mail\" has required=true no more"]),
            ("frame.html", Page.Replace("<button>Inner", "<button aria-label=Other>Inner", StringComparison.Ordinal), ["button \"Inner\" is now named \"Other\""]),
        };
        MemorySite before = new(), after = new();
        foreach (var (name, page, _) in edits)
        {
            before.With(name, Page);
            after.With(name, page);
        }

        var plan = Plans.Of(before, after, [.. edits.Select(edit => edit.Name)]);
        var shots = await _renderer.RenderAllAsync(plan with { Settings = plan.Settings with { ReadsAccessibility = true } });

        Assert.Multiple(() =>
        {
            foreach (var (name, _, expected) in edits)
            {
                var check = new AccessibilityCheck(SemanticsPolicy.Default);
                check.Observe(new ShotComparison { Rendered = shots.Single(shot => shot.Shot.Pair.Id.Value == name), Status = ShotStatus.Identical });
                Assert.That(check.Findings().Select(finding => finding.Message), Is.EquivalentTo(expected), name);
            }
        });
    }

    [Test]
    public async Task What_a_style_sheet_takes_from_readers_is_found_on_a_page_that_did_not_change()
    {
        const string Kept = ".note { position: absolute; width: 1px; height: 1px; overflow: hidden; clip: rect(0, 0, 0, 0) }";
        const string Text = "<!DOCTYPE html><html lang=en><title>T</title><link rel=stylesheet href=site.css><p>Five stars <a class=note href=stars.html>what they mean</a>";
        var plan = Plans.Of(new MemorySite().With("a.html", Text).With("site.css", Kept), new MemorySite().With("a.html", Text).With("site.css", ".note { display: none }"), "a.html");
        var shots = await _renderer.RenderAllAsync(plan with { Settings = plan.Settings with { ReadsAccessibility = true } });

        var check = new AccessibilityCheck(SemanticsPolicy.Default);
        check.Observe(new ShotComparison { Rendered = shots.Single(), Status = ShotStatus.Identical });
        Assert.That(check.Findings().Select(finding => (finding.Severity, finding.Message)), Is.EqualTo(new[] { (Severity.Fail, "link \"what they mean\" is gone") }));
    }

    [Test]
    public async Task The_tree_is_read_where_the_bytes_of_the_page_differ_and_where_it_is_asked_for()
    {
        MemorySite before = new(), after = new();
        before.With("same.html", "<p>a").With("other.html", "<p>a");
        after.With("same.html", "<p>a").With("other.html", "<p >a");
        var plan = Plans.Of(before, after, "other.html", "same.html");

        var asked = await _renderer.RenderAllAsync(plan with { Settings = plan.Settings with { ReadsAccessibility = true } });
        var unasked = await _renderer.RenderAllAsync(plan);

        Assert.That(asked.Select(HasTree), Is.EqualTo(new[] { true, false }));
        Assert.That(unasked.Select(HasTree), Has.All.False);
    }

    private static bool HasTree(RenderedShot shot) => ((RenderOutcome.Captured)shot.Before!.First).Capture.Accessibility is not null;
}

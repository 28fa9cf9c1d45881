using Gate.Core.Coverage;
using Gate.Core.Rendering;
using Gate.Core.Run;
using Gate.Pixels;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Coverage;

/// <summary>Changed files that no capture asks for, and those that are asked for and change no pixel: whole runs with captures that are given.</summary>
internal sealed class FileCoverageTests
{
    private static readonly byte[] Plain = Renders.Picture();
    private static readonly byte[] Dotted = Renders.Picture(8, 8, (3, 4));

    private ScratchFolder _scratch = null!;

    [SetUp]
    public void Create()
    {
        _scratch = new ScratchFolder();
        Both("index.html", "<title>T</title><p>T");
        Both("about.html", "<title>A</title><p>A");
    }

    [TearDown]
    public void Remove() => _scratch.Dispose();

    [Test]
    public async Task Files_that_no_capture_asked_for_are_one_line_scripts_first()
    {
        foreach (var file in new[] { "data.json", "img/caf\u00E9 1.png", "sw.js" })
            Changed(file);
        _scratch.Write("before/old.pdf", "old");
        _scratch.Write("after/new.pdf", "new");

        var report = await RunAsync();

        Assert.That(Told(report), Is.EqualTo(new[] { "5 changed files that no capture of this run asked for: sw.js; data.json; img/caf\u00E9 1.png; new.pdf (new); old.pdf (gone)" }));
        Assert.That(report.Findings.Single(finding => finding.Check == CoverageReview.Id), Has.Property("Severity").EqualTo(Severity.Warn).And.Property("Location").EqualTo("data.json and 4 other files"));
        Assert.That((report.Verdict, report.Summary), Is.EqualTo((Verdict.Pass, "2 pages: all identical; 5 changed files that no capture asked for.")));
        Assert.That((report.Coverage!.ChangedFiles, report.Coverage.UnaskedFiles, report.Coverage.UnseenFiles), Is.EqualTo((5, (int?)5, 0)));
    }

    [Test]
    public async Task A_list_that_is_long_is_cut()
    {
        foreach (var number in Enumerable.Range(1, 12))
            _scratch.Write($"after/chunk{number:00}.txt", $"{number}");

        Assert.That(Told(await RunAsync()).Single(), Does.StartWith("12 changed files that ").And.EndWith("; chunk08.txt (new); and 4 more"));
    }

    [TestCase("chunk.js.map", TestName = "A_source_map_is_not_missed")]
    [TestCase("chunk.css.map", TestName = "A_source_map_of_a_style_sheet_is_not_missed")]
    [TestCase(".buildinfo", TestName = "A_dot_file_is_not_missed")]
    [TestCase("drafts/data.json", TestName = "An_excluded_file_is_not_missed")]
    [TestCase("drafts/page.html", TestName = "An_excluded_page_is_not_missed")]
    public async Task What_nobody_asks_for(string file)
    {
        Changed(file);
        Changed("told.txt");

        Assert.That(Told(await RunAsync(new GateOptions { Exclude = ["drafts/**"] })), Is.EqualTo(new[] { "1 changed file that no capture of this run asked for: told.txt" }));
    }

    [TestCase(".htaccess")]
    [TestCase("sub/.htaccess")]
    [TestCase(".user.ini")]
    [TestCase("web.config")]
    [TestCase("_redirects")]
    [TestCase("_headers")]
    [TestCase("netlify.toml")]
    [TestCase("vercel.json")]
    public async Task What_steers_the_host_is_told_as_that(string file)
    {
        Changed(file);

        Assert.That(Told(await RunAsync()), Is.EqualTo(new[] { $"1 changed file that steers what hosts answer, which no capture of this run shows: {file}" }));
    }

    [Test]
    public async Task A_compressed_twin_that_changed_without_its_file_is_missed()
    {
        Both("app.css", "p{}");
        Changed("app.css.gz");
        Changed("both.css");
        Changed("both.css.gz");

        Assert.That(Told(await RunAsync()), Is.EqualTo(new[] { "2 changed files that no capture of this run asked for: app.css.gz; both.css" }));
    }

    [Test]
    public async Task Well_known_files_are_missed()
    {
        Changed(".well-known/security.txt");

        Assert.That(Told(await RunAsync()), Has.Exactly(1).EndsWith(": .well-known/security.txt"));
    }

    [Test]
    public async Task A_run_of_some_pages_does_not_speak_of_the_files_of_others()
    {
        Changed("theirs.json");
        Changed("slide.png");

        var report = await RunAsync(new GateOptions { Include = ["index.html"] }, asked: [Asked("slide.png")]);

        Assert.That(Told(report), Is.EqualTo(new[] { "1 changed file that captures asked for changed no pixel: slide.png" }));
        Assert.That((report.Coverage!.UnaskedFiles, report.Coverage.UnseenFiles), Is.EqualTo(((int?)null, 1)));
        Assert.That(report.Summary, Does.EndWith("; 1 changed file that moved no pixel."));
    }

    [TestCase("image", new[] { "1 changed file that captures asked for changed no pixel: sub dir/slide.png" })]
    [TestCase("document", new[] { "1 changed file that captures asked for changed no pixel: sub dir/slide.png" })]
    [TestCase("script", new string[0])]
    [TestCase("stylesheet", new string[0])]
    public async Task A_file_that_is_asked_for_and_moves_no_pixel_is_told_unless_what_it_says_is_compared(string kind, string[] expected)
    {
        Changed("sub dir/slide.png");

        Assert.That(Told(await RunAsync(asked: [Asked("sub%20dir/slide.png?v=2", kind)])), Is.EqualTo(expected));
    }

    [Test]
    public async Task A_difference_of_one_page_that_asks_for_a_file_is_its_difference()
    {
        Changed("slide.png");

        Assert.That(Told(await RunAsync(asked: [Asked("slide.png")], after: page => page == "about.html" ? Dotted : Plain)), Is.Empty);
    }

    [Test]
    public async Task A_difference_under_a_mask_is_one_too()
    {
        Changed("slide.png");

        var report = await RunAsync(asked: [Asked("slide.png")], after: _ => Dotted, isMasked: true);

        Assert.That(report.Shots.Select(shot => shot.Status), Has.All.EqualTo(ShotStatus.Identical));
        Assert.That(Told(report), Is.Empty);
    }

    [Test]
    public async Task A_file_that_only_has_another_name_changes_no_pixel_and_should_not()
    {
        _scratch.Write("before/slide.1.png", "slide");
        _scratch.Write("after/slide.2.png", "slide");

        Assert.That(Told(await RunAsync(asked: [Asked("slide.1.png"), Asked("slide.2.png")])), Is.Empty);
    }

    [Test]
    public async Task What_fails_is_about_these_bytes()
    {
        Changed("sw.js");
        var options = new GateOptions { Semantics = "fail" };

        var first = Told(await RunAsync(options)).Single();
        _scratch.Write("after/sw.js", "yet another");
        var second = Told(await RunAsync(options)).Single();

        Assert.That(first, Does.Match(@"^1 changed file that no capture of this run asked for: sw\.js \(sha256 [0-9a-f]{16}…\)$"));
        Assert.That(second, Is.Not.EqualTo(first));
    }

    private static IEnumerable<string> Told(RunReport report) => report.Findings.Where(finding => finding.Check == CoverageReview.Id && finding.Message.Contains("file", StringComparison.Ordinal)).Select(finding => finding.Message);

    private static RequestRecord Asked(string path, string kind = "image") => new("GET", $"http://site.localhost/{path}", kind, RequestResult.Answered, 200, null);

    private void Both(string file, string text)
    {
        _scratch.Write($"before/{file}", text);
        _scratch.Write($"after/{file}", text);
    }

    private void Changed(string file)
    {
        _scratch.Write($"before/{file}", $"{file} before");
        _scratch.Write($"after/{file}", $"{file} after");
    }

    private Task<RunReport> RunAsync(GateOptions? options = null, RequestRecord[]? asked = null, Func<string, byte[]>? after = null, bool isMasked = false)
    {
        var plan = GatePlanner.Resolve(
            (options ?? new GateOptions()) with { Before = _scratch.At("before"), After = _scratch.At("after"), Out = _scratch.At("out") },
            new PlanSurroundings(new Dictionary<string, string>(), _scratch.At("."), "gate 0.1.0")) with { Viewports = [Plans.Small] };
        var mask = new MaskRule { Selector = "p", Reason = "wobbles by the day", Budget = 100 };
        if (isMasked)
            plan = plan with { Rendering = plan.Rendering with { Masks = [mask] } };
        var parts = new RunParts
        {
            StartRenderer = (_, _, _, _) => Task.FromResult<IRenderer>(new FakeRenderer(shot => new RenderedShot(shot, Side(Plain), Side((after ?? (_ => Plain))(shot.Id.Page.Value))))),
            Progress = new SilentProgress(),
        };
        return GateRun.RunAsync(plan, parts, CancellationToken.None);

        SideRender Side(byte[] png)
        {
            var captured = (RenderOutcome.Captured)Renders.Captured(png, asked ?? []);
            if (isMasked)
                captured = captured with { Capture = captured.Capture with { Masks = [new MeasuredMask(mask, [new Region(0, 0, 8, 8)])] } };
            return Renders.Side(captured, captured, captured);
        }
    }
}

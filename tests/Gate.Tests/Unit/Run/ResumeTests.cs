using Gate.Core;
using Gate.Core.Explain;
using Gate.Core.Rendering;
using Gate.Core.Run;
using Gate.Core.Run.Resume;
using Gate.Pixels;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Run;

/// <summary><c>--resume</c>: what was rendered of the same files is not rendered again; whatever changed since is not trusted.</summary>
[TestFixture]
internal sealed class ResumeTests
{
    private const string Secret = "hush-hush-canary";
    private static readonly byte[] Plain = Renders.Picture();
    private static readonly byte[] Dotted = Renders.Picture(8, 8, (3, 4));

    private readonly List<string> _rendered = [];
    private readonly List<string> _notes = [];
    private ScratchFolder _scratch;

    [SetUp]
    public void SetUp()
    {
        _scratch = new ScratchFolder();
        _rendered.Clear();
        _notes.Clear();
        foreach (var page in new[] { "a.html", "b.html", "c.html", "d.html" })
        {
            _scratch.Write($"before/{page}", page);
            _scratch.Write($"after/{page}", page);
        }

        _scratch.Write("after/new.html", "new");
        _scratch.Write("playwright.config.json", $$"""{ "use": { "extraHTTPHeaders": { "X-Key": "{{Secret}}" } }, "projects": [ { "name": "small", "use": { "viewport": { "width": 40, "height": 30 } } } ], "gate": { "semantics": "off", "masks": [ { "selector": "#clock", "reason": "shows the time of day" } ] } }""");
    }

    [TearDown]
    public void TearDown() => _scratch.Dispose();

    [Test]
    public async Task A_run_that_was_called_off_goes_on_with_what_is_missing_and_ends_as_if_nothing_had_been()
    {
        var whole = await RunAsync("whole");
        await CutOffAsync(after: 3);
        // One of the files says which run it was.
        var kept = Directory.GetFiles(_scratch.At("out/renders"), "*.json").Length - 1;
        _rendered.Clear();

        var resumed = await RunAsync("out", resume: "out");

        Assert.That((kept, kept + _rendered.Count), Is.EqualTo((Math.Max(1, kept), 5)));
        Assert.That(ReportJson.Write(resumed with { Timings = [] }), Is.EqualTo(ReportJson.Write(whole with { Timings = [] })));
        Assert.That(_scratch.At("out/renders"), Does.Not.Exist, "nothing of it stays when the run has ended");
        Assert.That(_notes, Is.EqualTo(new[] { $"--resume: {kept} shot{(kept == 1 ? "" : "s")} of 5 rendered before" }));
    }

    [Test]
    public async Task A_run_that_was_killed_is_resumed_from_what_stands_in_its_staging_folder()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync("out", render: shot => shot.Id.Page.Value == "d.html" ? throw new InvalidOperationException("the end of the process") : Render(shot)));
        _rendered.Clear();

        var resumed = await RunAsync("elsewhere", resume: "out");

        Assert.That(_rendered, Does.Contain("d.html").And.Count.LessThan(5));
        Assert.That(resumed.Run.Complete, Is.True);
    }

    [Test]
    public async Task What_was_cut_off_twice_is_there_from_both_times()
    {
        await CutOffAsync(after: 2);
        await CutOffAsync(after: 2, resume: "out");
        _rendered.Clear();

        await RunAsync("out", resume: "out");

        Assert.That(_rendered, Has.Count.LessThanOrEqualTo(2));
    }

    [Test]
    public async Task Files_that_changed_since_let_everything_be_rendered_anew()
    {
        await CutOffAsync(after: 3);
        _scratch.Write("after/c.html", "another c");
        _rendered.Clear();

        await RunAsync("out", resume: "out");

        Assert.That(_rendered, Has.Count.EqualTo(5));
        Assert.That(_notes, Is.EqualTo(new[] { "--resume: files of the after side changed since, so everything is rendered anew" }));
    }

    [Test]
    public async Task Other_settings_and_another_browser_let_everything_be_rendered_anew()
    {
        await CutOffAsync(after: 3);
        _rendered.Clear();
        await RunAsync("one", resume: "out", confirm: 2);
        await RunAsync("two", resume: "out", browser: "Chromium 9.9");

        Assert.That(_rendered, Has.Count.EqualTo(10));
        Assert.That(_notes, Has.Count.EqualTo(2).And.One.Contains("the settings or the pages").And.One.Contains("the browser or its surroundings"));
    }

    [Test]
    public async Task What_is_damaged_is_rendered_anew()
    {
        await CutOffAsync(after: 4);
        foreach (var (index, file) in Directory.GetFiles(_scratch.At("out/renders")).Where(file => !file.EndsWith("run.json", StringComparison.Ordinal)).Index())
        {
            var bytes = await File.ReadAllBytesAsync(file);
            await File.WriteAllBytesAsync(file, index % 2 == 0 ? bytes[..(bytes.Length / 2)] : []);
        }

        _rendered.Clear();
        var resumed = await RunAsync("out", resume: "out");

        Assert.That(_rendered, Has.Count.EqualTo(5));
        Assert.That(resumed.Counts.Changed, Is.EqualTo(1));
    }

    [Test]
    public async Task A_picture_that_is_another_one_now_is_not_believed()
    {
        await CutOffAsync(after: 4);
        foreach (var picture in Directory.GetFiles(_scratch.At("out/renders"), "*.png"))
            await File.WriteAllBytesAsync(picture, Plain);
        _rendered.Clear();

        var resumed = await RunAsync("out", resume: "out");

        Assert.That(_rendered, Does.Contain("b.html"));
        Assert.That(resumed.Counts.Changed, Is.EqualTo(1));
    }

    [Test]
    public async Task What_failed_is_tried_again()
    {
        await CutOffAsync(after: 3, shot => shot.Id.Page.Value == "a.html" ? new RenderedShot(shot, Renders.Side(Renders.Failed("the browser went away")), Renders.Steady(Plain)) : Render(shot));
        _rendered.Clear();

        var resumed = await RunAsync("out", resume: "out");

        Assert.That(_rendered, Does.Contain("a.html"));
        Assert.That(resumed.Counts.Failed, Is.Zero);
    }

    [Test]
    public void Everything_of_a_capture_is_kept()
        => Assert.That(typeof(Capture).GetProperties().Select(member => member.Name), Is.SubsetOf(typeof(KeptAttempt).GetProperties().Select(member => member.Name)));

    [Test]
    public async Task No_secret_lies_in_what_is_kept()
    {
        await CutOffAsync(after: 3);
        var files = Directory.GetFiles(_scratch.At("out"), "*", SearchOption.AllDirectories);
        Assert.That(files.Where(file => file.Contains("renders", StringComparison.Ordinal)), Is.Not.Empty);
        foreach (var file in files)
            Assert.That(await File.ReadAllTextAsync(file), Does.Not.Contain(Secret), file);
    }

    [Test]
    public async Task A_run_that_reached_its_end_leaves_nothing_to_resume()
    {
        await RunAsync("out");
        var error = await Assert.ThrowsAsync<GateException>(() => RunAsync("out", resume: "out"));
        Assert.That((error!.Code, error.Place), Is.EqualTo(("resume-nothing", _scratch.At("out"))));
    }

    private async Task CutOffAsync(int after, Func<Shot, RenderedShot>? render = null, string? resume = null)
    {
        using var cancel = new CancellationTokenSource();
        var seen = 0;
        var report = await RunAsync(
            "out",
            shot =>
            {
                if (++seen == after)
                    cancel.Cancel();
                return (render ?? Render)(shot);
            },
            resume,
            cancellationToken: cancel.Token);
        Assert.That(report.Run.Complete, Is.False);
    }

    private static RenderedShot Render(Shot shot)
    {
        var request = new RequestRecord("GET", $"http://site.localhost/{shot.Id.Page}?key={Secret}", "document", RequestResult.Answered, 200, null);
        return new RenderedShot(shot, shot.Pair.Before is null ? null : Full(Plain), Full(shot.Id.Page.Value == "b.html" ? Dotted : Plain));

        // With one of everything that a capture can have.
        SideRender Full(byte[] png) => new([.. Renders.Steady(png, request).Attempts.OfType<RenderOutcome.Captured>().Select(attempt => attempt with
        {
            Capture = attempt.Capture with
            {
                Layout = new LayoutFacts([new LayoutNode { Parent = -1, Kind = LayoutNodeKind.Element, Name = "#document", Box = new LayoutBox(0, 0, 8, 8.5), Attributes = new Dictionary<string, string> { ["id"] = "a" } }]),
                Accessibility = [new AccessibleNode("link", "home", ["focused"])],
                Runtime = new RuntimeRecord(["thrown"], ["said"], 1, 0, 0),
                Hidden = [new HiddenContent("main", 4)],
                InnerViews = [new InnerView(new Region(0, 0, 4, 4), new Region(1, 1, 2, 2))],
                Coverage = new CoverageRecord(["p"], [new UnpaintedElement("p", "x", "why", true)]),
            },
        })]);
    }

    private Task<RunReport> RunAsync(string folder, Func<Shot, RenderedShot>? render = null, string? resume = null, int? confirm = null, string browser = "Chromium 1.2.3.4", CancellationToken cancellationToken = default)
    {
        var plan = GatePlanner.Resolve(
            new GateOptions { Before = _scratch.At("before"), After = _scratch.At("after"), Out = _scratch.At(folder), Resume = resume, Confirm = confirm },
            new PlanSurroundings(new Dictionary<string, string>(), _scratch.At("."), "gate test"));
        return GateRun.RunAsync(
            plan with { Secrets = [Secret], Resume = resume is null ? null : _scratch.At(resume) },
            new RunParts { StartRenderer = (_, _, _, _) => Task.FromResult<IRenderer>(new FakeRenderer(Counted) { Environment = new(browser, "chromium", ["--flag"], "sha256:00", "Linux x64", true) }), Progress = new NotedProgress(_notes) },
            cancellationToken);

        RenderedShot Counted(Shot shot)
        {
            var rendered = (render ?? Render)(shot);
            lock (_rendered)
                _rendered.Add(shot.Id.Page.Value);
            return rendered;
        }
    }
}

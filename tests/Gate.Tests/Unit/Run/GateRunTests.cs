using Gate.Core;
using Gate.Core.Pages;
using Gate.Core.Rendering;
using Gate.Core.Run;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Run;

[TestFixture]
internal sealed class GateRunTests
{
    private static readonly byte[] Plain = Renders.Picture();
    private static readonly byte[] Dotted = Renders.Picture(8, 8, (3, 4));

    private ScratchFolder _scratch;

    [SetUp]
    public void SetUp()
    {
        _scratch = new ScratchFolder();
        foreach (var page in new[] { "index.html", "a/b c.html", "same.html" })
        {
            _scratch.Write($"before/{page}", page);
            _scratch.Write($"after/{page}", page);
        }

        _scratch.Write("before/old.html", "old");
        _scratch.Write("after/new.html", "new");
    }

    [TearDown]
    public void TearDown() => _scratch.Dispose();

    [Test]
    public async Task Every_page_of_the_union_gets_one_status_and_every_output_is_written()
    {
        var report = await RunAsync(shot => Render(shot, changed: "index.html"));

        Assert.That(report.Pages.Select(page => (page.Page, page.Status)), Is.EqualTo(new[]
        {
            ("a/b c.html", ShotStatus.Identical),
            ("index.html", ShotStatus.Changed),
            ("new.html", ShotStatus.Added),
            ("old.html", ShotStatus.Removed),
            ("same.html", ShotStatus.Identical),
        }));
        Assert.That((report.Verdict, report.ExitCode), Is.EqualTo((Verdict.Fail, 1)));
        Assert.That(report.Summary, Is.EqualTo("5 pages: 1 changed, 1 added, 1 removed, 2 identical."));
        Assert.That(report.Counts, Is.EqualTo(new StatusCounts { Pages = 5, Shots = 5, Identical = 2, Changed = 1, Added = 1, Removed = 1 }));
        foreach (var file in new[] { "report.json", "shots.jsonl" })
            Assert.That(_scratch.At($"out/{file}"), Does.Exist);
        var changed = report.Shots.Single(shot => shot.Status == ShotStatus.Changed);
        Assert.That(File.ReadAllBytes(_scratch.At($"out/{changed.Evidence!.After}")), Is.EqualTo(Dotted));
        Assert.That(Directory.GetFileSystemEntries(_scratch.At("out")).Select(Path.GetFileName), Has.None.StartsWith(".gate"));
    }

    [Test]
    public async Task Files_that_change_while_they_are_judged_leave_the_run_incomplete()
    {
        var report = await RunAsync(shot =>
        {
            _scratch.Write("after/index.html", "edited meanwhile");
            return Render(shot, changed: "none");
        });
        Assert.That(report.ExitCode, Is.EqualTo(3));
        Assert.That(report.Findings.Single(finding => finding.Check == "source-moved"), Has.Property("Severity").EqualTo(Severity.Incomplete).And.Property("Location").EqualTo("after"));
    }

    [Test]
    public async Task A_file_that_is_edited_and_edited_back_while_it_is_judged_leaves_the_run_incomplete()
    {
        var path = _scratch.At("after/index.html");
        var report = await RunAsync(shot =>
        {
            var (was, time) = (File.ReadAllBytes(path), File.GetLastWriteTimeUtc(path));
            File.WriteAllText(path, "edited meanwhile");
            File.WriteAllBytes(path, was);
            // Linux and macOS tell it also where the time was set back.
            if (!OperatingSystem.IsWindows())
                File.SetLastWriteTimeUtc(path, time);
            return Render(shot, changed: "none");
        });
        Assert.That(report.ExitCode, Is.EqualTo(3));
        Assert.That(report.Findings.Single(finding => finding.Check == "source-moved").Message, Does.Contain("\"index.html\" among them, and are now what they were"));
    }

    [Test]
    public async Task Files_that_changed_after_the_pages_were_listed_leave_the_run_incomplete()
    {
        var report = await RunAsync(shot => Render(shot, changed: "none"), plan =>
        {
            // The planner lists the pages.
            _ = plan.After.FindPages(plan.Rules);
            _scratch.Write("after/late.html", "nobody judged it");
            return plan;
        });
        Assert.That(report.ExitCode, Is.EqualTo(3));
        Assert.That(report.Findings.Single(finding => finding.Check == "source-moved").Message, Does.Contain("\"late.html\" among them"));
    }

    [Test]
    public async Task Two_runs_over_the_same_pixels_write_the_same_report_but_for_the_timings()
    {
        var first = await RunAsync(shot => Render(shot, changed: "index.html"));
        var second = await RunAsync(shot => Render(shot, changed: "index.html"));
        Assert.That(ReportJson.Write(first with { Timings = [] }), Is.EqualTo(ReportJson.Write(second with { Timings = [] })));
    }

    [Test]
    public async Task Pages_that_differ_in_their_bytes_are_begun_first_and_what_took_longest_the_last_time()
    {
        _scratch.Write("after/same.html", "not the same");
        List<string> first = [], second = [];

        await RunAsync(shot => Slow(shot, "index.html", first));
        await RunAsync(shot => Slow(shot, "index.html", second));

        Assert.That(first, Is.EqualTo(new[] { "same.html", "new.html", "old.html", "a/b c.html", "index.html" }));
        Assert.That(second, Is.EquivalentTo(first));
        Assert.That(second[0], Is.EqualTo("index.html"));
    }

    [Test]
    public async Task The_report_reads_back_as_it_was_written()
    {
        var report = await RunAsync(shot => Render(shot, changed: "index.html"));
        Assert.That(ReportJson.Write(RunFolder.Read(_scratch.At("out"))), Is.EqualTo(ReportJson.Write(report)));
    }

    [Test]
    public async Task A_failed_page_leaves_its_neighbours_right()
    {
        var report = await RunAsync(shot => shot.Id.Page.Value == "same.html"
            ? new RenderedShot(shot, Renders.Side(Renders.Failed("HTTP 404")), Renders.Side(Renders.Failed("HTTP 404")))
            : Render(shot, changed: "none"));
        Assert.That(report.ExitCode, Is.EqualTo(3));
        Assert.That(report.Pages.Single(page => page.Page == "same.html").Status, Is.EqualTo(ShotStatus.Failed));
        Assert.That(report.Counts.Identical, Is.EqualTo(2));
        Assert.That(report.Findings.Single(finding => finding.Check == "capture-failed").Message, Is.EqualTo("both sides: HTTP 404"));
    }

    [Test]
    public async Task Cancellation_leaves_a_valid_partial_report()
    {
        using var cancel = new CancellationTokenSource();
        var report = await RunAsync(
            shot =>
            {
                if (shot.Id.Page.Value == "new.html")
                    cancel.Cancel();
                return Render(shot, changed: "none");
            },
            cancel.Token);
        Assert.That((report.Run.Complete, report.ExitCode, report.Verdict), Is.EqualTo((false, 130, Verdict.Incomplete)));
        Assert.That(report.Counts.Pending, Is.GreaterThan(0));
        Assert.That(RunFolder.Read(_scratch.At("out")).Run.Complete, Is.False);
    }

    [Test]
    public async Task Cancellation_while_the_browser_starts_leaves_a_valid_partial_report()
    {
        using var cancel = new CancellationTokenSource();
        var report = await RunAsync(
            (_, _, _, cancellationToken) =>
            {
                cancel.Cancel();
                cancellationToken.ThrowIfCancellationRequested();
                throw new InvalidOperationException("nothing was called off");
            },
            cancel.Token);
        Assert.That((report.Run.Complete, report.ExitCode, report.Verdict), Is.EqualTo((false, 130, Verdict.Incomplete)));
        Assert.That((report.Counts.Pending, report.Environments.Count), Is.EqualTo((5, 0)));
        Assert.That(ReportJson.Write(RunFolder.Read(_scratch.At("out"))), Is.EqualTo(ReportJson.Write(report)));
    }

    [Test]
    public async Task A_run_that_takes_too_long_is_incomplete_with_its_bound_named()
    {
        var report = await RunAsync(
            (_, _, _, cancellationToken) => Task.FromResult<IRenderer>(new FakeRenderer(shot => shot.Id.Page.Value == "new.html" && cancellationToken.WaitHandle.WaitOne() ? throw new OperationCanceledException(cancellationToken) : Render(shot, changed: "none"))),
            CancellationToken.None,
            plan => plan with { Limits = new RunLimits { Time = TimeSpan.FromSeconds(1) } });
        Assert.That((report.Run.Complete, report.ExitCode, report.Verdict), Is.EqualTo((true, 3, Verdict.Incomplete)));
        Assert.That(report.Counts.Pending, Is.GreaterThan(0));
        Assert.That(report.Findings.Single(finding => finding.Check == "run-timeout").Message, Is.EqualTo("the run was not done within 1 s: what it has not reached is pending; the bound is globalTimeout"));
    }

    [Test]
    [CancelAfter(60_000)]
    public async Task A_review_of_markup_that_never_ends_does_not_hold_the_run_beyond_its_bound(CancellationToken cancellationToken)
    {
        using var never = new ManualResetEventSlim();
        var run = RunAsync(
            (_, _, _, _) => Task.FromResult<IRenderer>(new FakeRenderer(shot => Render(shot, changed: "index.html"))),
            CancellationToken.None,
            plan => plan with
            {
                After = new StuckSource(plan.After, () => never.Wait(CancellationToken.None)),
                Limits = new RunLimits { Time = TimeSpan.FromSeconds(1) },
            });
        try
        {
            Assert.That(await Task.WhenAny(run, Task.Delay(Timeout.Infinite, cancellationToken)), Is.SameAs(run));
        }
        finally
        {
            never.Set();
        }

        var report = await run;
        Assert.That((report.Run.Complete, report.ExitCode, report.Verdict), Is.EqualTo((true, 3, Verdict.Incomplete)));
        Assert.That(report.Findings.Select(finding => finding.Check), Is.SupersetOf(new[] { "markup-unread", "run-timeout" }));
    }

    [Test]
    public async Task Evidence_beyond_its_bound_is_not_kept_and_the_run_is_incomplete()
    {
        var report = await RunAsync(
            (_, _, _, _) => Task.FromResult<IRenderer>(new FakeRenderer(shot => Render(shot, changed: "index.html"))),
            CancellationToken.None,
            plan => plan with { Limits = new RunLimits { EvidenceMegabytes = 0 } });
        Assert.That(report.ExitCode, Is.EqualTo(3));
        Assert.That(report.Findings.Single(finding => finding.Check == "evidence-limit").Message, Does.StartWith("the pictures of 3 shots were not kept"));
        Assert.That(report.Shots.Select(shot => shot.Evidence), Is.All.Null);
    }

    [Test]
    public async Task An_old_report_stays_whole_when_a_run_breaks()
    {
        var old = await RunAsync(shot => Render(shot, changed: "index.html"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync(_ => throw new InvalidOperationException("a bug")));
        var kept = RunFolder.Read(_scratch.At("out"));
        Assert.That(ReportJson.Write(kept), Is.EqualTo(ReportJson.Write(old)));
        foreach (var shot in kept.Shots.Where(shot => shot.Evidence?.After is not null))
            Assert.That(_scratch.At($"out/{shot.Evidence!.After}"), Does.Exist);
    }

    [Test]
    public void Two_runs_into_one_folder_are_refused()
    {
        using var first = OutputFolder.Open(_scratch.At("out"), "sha256:00");
        var error = Assert.Throws<GateException>(() => OutputFolder.Open(_scratch.At("out"), "sha256:00"));
        Assert.That(error.Code, Is.EqualTo("out-in-use"));
    }

    [Test]
    public void A_folder_that_cannot_be_written_is_told_with_its_place()
    {
        var file = _scratch.Write("file", "not a folder");
        var error = Assert.Throws<GateException>(() => OutputFolder.Open(Path.Combine(file, "out"), "sha256:00"));
        Assert.That((error.Code, error.Exit, error.Place), Is.EqualTo(("out-unwritable", GateExit.Incomplete, Path.Combine(file, "out"))));
    }

    [Test]
    public async Task An_edit_that_scripts_paint_over_is_looked_at_without_scripts()
    {
        foreach (var side in new[] { "before", "after" })
        {
            _scratch.Write($"{side}/index.html", $"<script src=a.js></script><p>{side}");
            _scratch.Write($"{side}/same.html", $"<p>no script {side}");
        }

        var report = await RunAsync(shot => Render(shot, changed: shot.State == ScriptsOff.State ? "index.html" : ""));

        Assert.That(report.Shots.Where(shot => shot.State == ScriptsOff.State).Select(shot => (shot.Id, shot.Status)), Is.EqualTo(new[] { ("index.html@desktop.scripts-off", ShotStatus.Changed) }));
        Assert.That(report.Pages.Single(page => page.Page == "index.html").Status, Is.EqualTo(ShotStatus.Changed));
        Assert.That(report.Findings.Where(finding => finding.Check == "visible-text").Select(finding => finding.Page), Is.EquivalentTo(new[] { "index.html", "same.html" }), "still told");
    }

    [Test]
    public async Task A_page_that_shows_its_edit_is_not_looked_at_without_scripts()
    {
        foreach (var side in new[] { "before", "after" })
            _scratch.Write($"{side}/index.html", $"<script src=a.js></script><p>{side}");

        var report = await RunAsync(shot => Render(shot, changed: "index.html"));

        Assert.That(report.Shots.Select(shot => shot.State).Distinct(), Is.EqualTo(new[] { ShotId.DefaultState }));
    }

    private static RenderedShot Render(Shot shot, string changed)
    {
        var isChanged = shot.Id.Page.Value == changed;
        return new RenderedShot(
            shot,
            shot.Pair.Before is null ? null : Renders.Steady(Plain),
            shot.Pair.After is null ? null : Renders.Steady(isChanged ? Dotted : Plain));
    }

    private static RenderedShot Slow(Shot shot, string slow, List<string> begun)
    {
        begun.Add(shot.Id.Page.Value);
        var rendered = Render(shot, changed: "none");
        var hour = new Dictionary<string, double> { ["capture"] = 3_600_000 };
        return shot.Id.Page.Value == slow ? rendered with { Before = new SideRender([.. rendered.Before!.Attempts.Select(attempt => attempt with { Timings = hour })]) } : rendered;
    }

    private Task<RunReport> RunAsync(Func<Shot, RenderedShot> render, CancellationToken cancellationToken = default) =>
        RunAsync((_, _, _, _) => Task.FromResult<IRenderer>(new FakeRenderer(render)), cancellationToken);

    private Task<RunReport> RunAsync(Func<Shot, RenderedShot> render, Func<GatePlan, GatePlan> change) =>
        RunAsync((_, _, _, _) => Task.FromResult<IRenderer>(new FakeRenderer(render)), CancellationToken.None, change);

    private Task<RunReport> RunAsync(Func<BrowserSettings, RenderSettings, Action<string>, CancellationToken, Task<IRenderer>> start, CancellationToken cancellationToken, Func<GatePlan, GatePlan>? change = null) => GateRun.RunAsync(
        (change ?? (plan => plan))(new GatePlan
        {
            Before = PageSources.Open(_scratch.At("before"), "--before"),
            After = PageSources.Open(_scratch.At("after"), "--after"),
            Rules = PageRules.Everything,
            Viewports = [Renders.Desktop],
            Rendering = new RenderSettings(),
            Browser = new BrowserSettings(),
            Confirm = 3,
            Accept = [],
            OutFolder = _scratch.At("out"),
            ConfigDigest = "sha256:00",
            Tool = "gate test",
        }),
        new RunParts
        {
            StartRenderer = start,
            Progress = new SilentProgress(),
        },
        cancellationToken);

    /// <summary>A source whose files cannot be read to their end.</summary>
    private sealed class StuckSource(IPageSource inner, Action stick) : IPageSource, ISiteFiles
    {
        public string Description => inner.Description;

        public Site Site => new Site.Served(this);

        public PageSet? FindPages(PageRules rules) => inner.FindPages(rules);

        public SiteAnswer Find(string path) => ((Site.Served)inner.Site).Files.Find(path) is SiteAnswer.Found found
            ? found with
            {
                Open = () =>
                {
                    stick();
                    return found.Open();
                },
            }
            : new SiteAnswer.Missing();
    }
}

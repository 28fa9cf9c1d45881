using Gate.Cli;
using Gate.Core;
using Gate.Core.Baselines;
using Gate.Core.Pages;
using Gate.Core.Rendering;
using Gate.Core.Run;
using Gate.Tests.Support;
using Gate.Tests.Support.Cli;
using NUnit.Framework;

namespace Gate.Tests.Unit.Baselines;

/// <summary>Captures that are kept, and stand for the before side later.</summary>
internal sealed class BaselineTests
{
    private static readonly byte[] Plain = Renders.Picture(120, 120);
    private static readonly byte[] Dotted = Renders.Picture(120, 120, (3, 4));

    private ScratchFolder _scratch = null!;

    [SetUp]
    public void Create()
    {
        _scratch = new ScratchFolder();
        foreach (var page in new[] { "a.html", "b/index.html", "c.html" })
            _scratch.Write($"site/{page}", page);
    }

    [TearDown]
    public void Remove() => _scratch.Dispose();

    [Test]
    public async Task What_was_recorded_is_what_later_runs_are_compared_with()
    {
        var store = await RecordAsync(_ => Plain);
        Assert.That(store.Manifest.Shots.Select(shot => shot.Id), Is.EqualTo(new[] { "a.html@small", "b/index.html@small", "c.html@small" }));
        Assert.That(Directory.GetFiles(_scratch.At("kept/images")), Has.Length.EqualTo(1), "the same picture is kept once");

        var same = await CheckAsync(_ => Plain);
        var other = await CheckAsync(shot => shot.Id.Page.Value == "a.html" ? Dotted : Plain);
        _scratch.Write("site/d.html", "new");
        File.Delete(_scratch.At("site/c.html"));
        var moved = await CheckAsync(_ => Plain);

        Assert.That((same.Verdict, same.Counts.Identical, same.Subject.Before.Tree), Is.EqualTo((Verdict.Pass, 3, store.Digest)));
        Assert.That(other.Shots.Select(shot => (shot.Status, shot.Ae)), Is.EqualTo(new[] { (ShotStatus.Changed, (long?)1), (ShotStatus.Identical, 0), (ShotStatus.Identical, 0) }));
        Assert.That(other.Shots[0].Before!.Attempts, Is.GreaterThan(1), "it can be approved");
        Assert.That(moved.Shots.Select(shot => shot.Status), Is.EqualTo(new[] { ShotStatus.Identical, ShotStatus.Identical, ShotStatus.Removed, ShotStatus.Added }));
    }

    [Test]
    public async Task A_picture_that_is_not_the_one_recorded_is_refused()
    {
        var store = await RecordAsync(_ => Plain);
        var file = Directory.GetFiles(_scratch.At("kept/images")).Single();

        File.WriteAllBytes(file, Dotted);
        Assert.That(Code(() => store.Read(store.Manifest.Shots[0])), Is.EqualTo("baseline-damaged"));
        Assert.That((await Assert.ThrowsAsync<GateException>(() => CheckAsync(_ => Plain)))!.Exit, Is.EqualTo(GateExit.Incomplete));
        File.WriteAllBytes(file, Plain[..40]);
        Assert.That(Code(() => store.Read(store.Manifest.Shots[0])), Is.EqualTo("baseline-damaged"));
        File.Delete(file);
        Assert.That(Code(() => store.Read(store.Manifest.Shots[0])), Is.EqualTo("baseline-damaged"));
        File.WriteAllText(_scratch.At("kept/baseline.json"), File.ReadAllText(_scratch.At("kept/baseline.json")).Replace("sha256:", "sha256:../", StringComparison.Ordinal));
        Assert.That(Code(() => BaselineStore.Open(_scratch.At("kept"))), Is.EqualTo("baseline-damaged"));
        Assert.That(Code(() => BaselineStore.Open(_scratch.At("nowhere"))), Is.EqualTo("baseline-missing"));
    }

    [Test]
    public async Task Pixels_of_another_environment_or_other_settings_are_not_compared()
    {
        var store = await RecordAsync(_ => Plain);

        Assert.That(Code(() => BaselineStore.Write(store.Folder, store.Manifest with { Environment = store.Manifest.Environment with { Fonts = "sha256:11" } }, new Dictionary<string, ReadOnlyMemory<byte>>())), Is.Null);
        Assert.That((await Assert.ThrowsAsync<GateException>(() => CheckAsync(_ => Plain)))!.Code, Is.EqualTo("baseline-environment"));
        BaselineStore.Write(store.Folder, store.Manifest with { Rendering = "sha256:11" }, new Dictionary<string, ReadOnlyMemory<byte>>());
        Assert.That((await Assert.ThrowsAsync<GateException>(() => CheckAsync(_ => Plain)))!.Code, Is.EqualTo("baseline-settings"));
        BaselineStore.Write(store.Folder, store.Manifest with { Shots = [.. store.Manifest.Shots.Where(shot => shot.Id != "a.html@small"), store.Manifest.Shots[0] with { Id = "a.html@large" }] }, new Dictionary<string, ReadOnlyMemory<byte>>());
        Assert.That((await CheckAsync(_ => Plain)).Shots[0].Status, Is.EqualTo(ShotStatus.Failed), "a shot without a record is unknown");
    }

    [Test]
    public async Task What_fails_or_does_not_reproduce_itself_is_not_recorded()
    {
        var calls = 0;
        var trouble = await Assert.ThrowsAsync<GateException>(() => RecordAsync(_ => calls++ % 2 == 0 ? Plain : Dotted));

        Assert.That((trouble!.Code, trouble.Exit), Is.EqualTo(("baseline-unsure", GateExit.Incomplete)));
        Assert.That(Directory.Exists(_scratch.At("kept")), Is.False);
    }

    [Test]
    public async Task What_no_shot_names_is_unused()
    {
        await RecordAsync(_ => Plain);
        var store = await RecordAsync(_ => Dotted);

        Assert.That(store.Unused, Has.Count.EqualTo(1));
        Assert.That(Code(() => GatePlanner.Resolve(new GateOptions { Before = _scratch.At("site"), After = $"baseline:{_scratch.At("kept")}" }, Surroundings())), Is.EqualTo("baseline-side"));
    }

    [Test]
    public async Task Nothing_is_removed_that_gate_did_not_write()
    {
        await RecordAsync(_ => Plain);
        await RecordAsync(_ => Dotted);
        string[] others = ["logo.png", "notes.txt", $"{new string('g', 64)}.png", $"{new string('a', 64)}.jpg"];
        foreach (var name in others)
            _scratch.Write($"kept/images/{name}", "mine");
        _scratch.Write($"kept/images/{new string('a', 64)}.png.next", "of a recording that was cut off");

        var console = new TestConsole(_scratch.Root);
        Assert.That(await CommandLine.RunAsync(["baseline", "prune", "kept"], console, CancellationToken.None), Is.Zero);
        Assert.That(console.OutText.ToString(), Is.EqualTo("removed 2 files\n"));
        Assert.That(Directory.GetFiles(_scratch.At("kept/images")).Select(Path.GetFileName), Is.SupersetOf(others).And.Exactly(5).Items);
    }

    [TestCase("out-inside-source", "site")]
    [TestCase("out-inside-source", "site/kept")]
    [TestCase("out-inside-source", "link")]
    [TestCase("source-inside-out", ".")]
    [TestCase("out-not-a-folder", "site/a.html")]
    [TestCase("out-not-empty", "mine")]
    [TestCase("out-not-empty", "other")]
    [TestCase("out-not-empty", "folder")]
    public async Task A_baseline_takes_the_place_of_nothing_that_is_not_one(string code, string folder)
    {
        Directory.CreateSymbolicLink(_scratch.At("link"), _scratch.At("site/b"));
        _scratch.Write("mine/images/logo.png", "mine");
        _scratch.Write("other/baseline.json", "mine");
        Directory.CreateDirectory(_scratch.At("folder/baseline.json"));

        Assert.That(await RefusalAsync(_scratch.Root, _scratch.At("site"), folder), Does.StartWith($"gate: {code}: ").And.Contain("\n  at  --to\n"));
        Assert.That(File.ReadAllText(_scratch.At("other/baseline.json")), Is.EqualTo("mine"));
    }

    [Test]
    public void The_folder_of_a_commit_is_among_the_pages_too()
    {
        using var git = new GitScratch();
        git.Write("site/a.html", "a");
        git.Commit("pages");

        Assert.That(Target("site"), Is.EqualTo("out-inside-source"));
        Assert.That(Target("site/kept"), Is.EqualTo("out-inside-source"));
        Assert.That(Target("."), Is.EqualTo("source-inside-out"));
        Assert.That(Target("kept"), Is.Null);

        string? Target(string folder)
        {
            using var source = GitSource.Open("git:HEAD:site", "--after", git.Root);
            return Code(() => BaselineTarget.Check(folder, Plan(_scratch.At("site")) with { After = source }, git.Root));
        }
    }

    [Test]
    public async Task A_baseline_is_recorded_again_beside_its_config_and_over_what_was_cut_off()
    {
        var plan = Plan(_scratch.At("site"));
        _scratch.Write("new/gate.json", "{}");
        _scratch.Write($"cut/images/{new string('a', 64)}.png", "part");
        _scratch.Write("cut/baseline.json.next", "part");
        await RecordAsync(_ => Plain);
        _scratch.Write("kept/approvals.jsonl", "");

        Assert.That(Code(() => BaselineTarget.Check("new", plan with { Config = "new/gate.json" }, _scratch.Root)), Is.Null);
        Assert.That(Code(() => BaselineTarget.Check("new", plan, _scratch.Root)), Is.EqualTo("out-not-empty"));
        Assert.That(Code(() => BaselineTarget.Check("cut", plan, _scratch.Root)), Is.Null);
        Assert.That(Code(() => BaselineTarget.Check("kept", plan, _scratch.Root)), Is.Null);
        Assert.That(Code(() => BaselineTarget.Check("nowhere", plan, _scratch.Root)), Is.Null);
    }

    private static async Task<string> RefusalAsync(string workingDirectory, string source, string folder)
    {
        var console = new TestConsole(workingDirectory);
        var exit = await CommandLine.RunAsync(["baseline", "record", source, "--to", folder], console, CancellationToken.None);
        Assert.That((exit, console.OutText.ToString()), Is.EqualTo((2, "")));
        return console.ErrorText.ToString();
    }

    private Task<BaselineStore> RecordAsync(Func<Shot, byte[]> picture) =>
        BaselineRecorder.RecordAsync(Plan(_scratch.At("site")), Parts(picture), _scratch.At("kept"), CancellationToken.None);

    private Task<RunReport> CheckAsync(Func<Shot, byte[]> picture) => GateRun.RunAsync(Plan($"baseline:{_scratch.At("kept")}"), Parts(picture), CancellationToken.None);

    private GatePlan Plan(string before) =>
        GatePlanner.Resolve(new GateOptions { Before = before, After = _scratch.At("site"), Out = _scratch.At("out"), Semantics = "off" }, Surroundings()) with { Viewports = [Plans.Small] };

    private PlanSurroundings Surroundings() => new(new Dictionary<string, string>(), _scratch.Root, "gate 0.1.0");

    private static RunParts Parts(Func<Shot, byte[]> picture) => new()
    {
        StartRenderer = (_, _, _, _) => Task.FromResult<IRenderer>(new FakeRenderer(shot => new RenderedShot(
            shot,
            shot.Pair.Before is null ? null : throw new InvalidOperationException("the before side is not rendered"),
            new SideRender([Renders.Captured(picture(shot)), Renders.Captured(picture(shot)), Renders.Captured(picture(shot))])))),
        Progress = new SilentProgress(),
    };

    private static string? Code(Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (GateException exception)
        {
            return exception.Code;
        }
    }
}

using Gate.Core;
using Gate.Core.Baselines;
using Gate.Core.Rendering;
using Gate.Core.Run;
using Gate.Tests.Support;
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

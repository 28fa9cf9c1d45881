using Gate.Core.Pages;
using Gate.Core.Rendering;
using Gate.Core.Run;
using Gate.Pixels;
using Gate.Tests.Support;
using Gate.Tests.Support.Semantics;
using NUnit.Framework;

namespace Gate.Tests.Unit.Run;

/// <summary>A run that is called off does not wait for work that heeds no token: it leaves its partial report, and that work ends with the process.</summary>
[TestFixture]
internal sealed class CalledOffRunTests
{
    private static readonly byte[] Plain = Renders.Picture();
    private static readonly byte[] Dotted = Renders.Picture(8, 8, (3, 4));

    private ScratchFolder _scratch;
    private CancellationTokenSource _cancel;
    private Stuck _stuck;

    [SetUp]
    public void SetUp()
    {
        (_scratch, _cancel) = (new ScratchFolder(), new CancellationTokenSource());
        _stuck = new Stuck(_cancel);
        _scratch.Write("before/index.html", "<p>one");
        _scratch.Write("after/index.html", "<p>two");
    }

    [TearDown]
    public void TearDown()
    {
        _stuck.Dispose();
        _cancel.Dispose();
        _scratch.Dispose();
    }

    [Test]
    public async Task Judging_that_does_not_end_leaves_its_shot_pending()
    {
        var report = await RunAsync(PageSources.Open(_scratch.At("before"), "--before"), new Witness(new PngCodec(), _stuck));
        AssertPartial(report);
    }

    [Test]
    public async Task Reading_that_does_not_end_leaves_a_partial_report()
    {
        var site = new MemorySite().With("index.html", "<p>six").WithOpening("index.html", _stuck.Stay);
        AssertPartial(await RunAsync(new ServedSource(site), null));
    }

    private void AssertPartial(RunReport report)
    {
        Assert.That(_stuck.IsThere, Is.True, "the run waited until the work was over");
        Assert.That((report.Run.Complete, report.ExitCode, report.Counts.Pending), Is.EqualTo((false, 130, 1)));
        Assert.That(RunFolder.Read(_scratch.At("out")).Run.Complete, Is.False);
    }

    private Task<RunReport> RunAsync(IPageSource before, Witness? witness) => GateRun.RunAsync(
        new GatePlan
        {
            Before = before,
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
        },
        new RunParts
        {
            StartRenderer = (_, _, _, _) => Task.FromResult<IRenderer>(new FakeRenderer(shot => new RenderedShot(shot, Renders.Steady(Plain), Renders.Steady(Dotted)))),
            Progress = new SilentProgress(),
            Witness = witness,
        },
        _cancel.Token);

    /// <summary>Work that calls its own run off and then goes on far longer than a run waits for it.</summary>
    private sealed class Stuck(CancellationTokenSource cancel) : IImageComparer, IDisposable
    {
        private readonly ManualResetEventSlim _end = new();
        private int _there;

        public bool IsThere => Volatile.Read(ref _there) > 0;

        public void Stay()
        {
            Interlocked.Increment(ref _there);
            cancel.Cancel();
            _end.Wait(TimeSpan.FromSeconds(30));
            Interlocked.Decrement(ref _there);
        }

        public long CountDifferent(Raster before, Raster after, Mask mask)
        {
            Stay();
            return 1;
        }

        public void Dispose()
        {
            _end.Set();
            SpinWait.SpinUntil(() => !IsThere, TimeSpan.FromSeconds(30));
            _end.Dispose();
        }
    }
}

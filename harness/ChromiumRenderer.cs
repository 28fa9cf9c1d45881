using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Gate.Core;
using Gate.Core.Rendering;
using Gate.Harness.Browsers;
using Gate.Harness.Capturing;
using Gate.Harness.Machine;
using Gate.Harness.Remote;
using Gate.Harness.Reuse;
using Gate.Harness.Serving;

namespace Gate.Harness;

/// <summary>
/// Headless Chromium: a few browser processes side by side, each with a few pages at a time, driven by one driver process.
/// </summary>
public sealed class ChromiumRenderer : IRenderer
{
    // Shots begun for each page that may be open: what a difference asks for, one after the other, then never leaves a core without work.
    private const int LanesPerWorker = 2;

    private const int MostAlone = 2;

    private readonly BrowserDriver _driver;
    private readonly BrowserPool _pool;
    private readonly int _workers;
    private Action<string> _note = static _ => { };
    private readonly ProxyParts _proxies;

    private ChromiumRenderer(BrowserDriver driver, BrowserPool pool, ProxyParts proxies, int workers, RenderEnvironment environment)
    {
        _proxies = proxies;
        _driver = driver;
        _pool = pool;
        _workers = workers;
        Environment = environment;
    }

    /// <inheritdoc/>
    public RenderEnvironment Environment { get; }

    /// <summary>What earlier rounds rendered; null for a check that is done once.</summary>
    internal RoundMemory? Rounds { get; private set; }

    /// <summary>Process ids of the browsers that are there now.</summary>
    internal IReadOnlyList<int> ProcessIds => _pool.ProcessIds;

    /// <summary>
    /// Starts the driver and the first browser, so that a machine that cannot render says so before anything else; with a cache that
    /// knows this browser, neither is started before something has to be rendered.
    /// </summary>
    /// <param name="browser">How browsers are started.</param>
    /// <param name="settings">Tried out on the first browser.</param>
    /// <param name="note">Hears what is worth a line: no sandbox, a browser that had to be replaced.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <exception cref="GateException">No browser is found or starts, or it refuses the settings.</exception>
    public static async Task<ChromiumRenderer> StartAsync(BrowserSettings browser, RenderSettings settings, Action<string> note, CancellationToken cancellationToken)
    {
        var place = browser.Remote is { } server ? await RemotePlace.FindAsync(server, cancellationToken) : ProxyPlace.Loopback;
        var proxies = new ProxyParts(new ExternalStore(settings.Replay), new HostPace(settings.Live)) { Place = place };
        var launch = LaunchChoice.For(browser, [.. BrowserFlags.For(browser), .. settings.Externals.Values.Contains(ExternalPolicy.Replay) ? [proxies.Externals.TrustFlag] : Array.Empty<string>()], place, note);
        var memory = browser.Cache is { } folder ? new EnvironmentMemory(folder, launch, note) : null;
        var known = memory is null ? null : await memory.FindAsync(cancellationToken);
        var first = new FirstBrowser(launch, settings, memory, known) { Proxies = proxies };
        var driver = new BrowserDriver();
        var workers = WorkerCount.For(browser.Workers, System.Environment.ProcessorCount, MemoryLimit.Read().Bytes);
        var usual = Math.Max(2, workers * LanesPerWorker / PooledBrowser.Usual);
        var pool = new BrowserPool(new BrowserStart(driver, launch, first.MeetAsync), settings.Limits.MemoryMegabytes, usual, note);
        try
        {
            if (known is null)
            {
                await using var seat = new BrowserSeat(pool);
                await seat.TakeAsync(cancellationToken);
            }
            return new ChromiumRenderer(driver, pool, proxies, workers, first.Environment!) { _note = note };
        }
        catch
        {
            await pool.DisposeAsync();
            driver.Dispose();
            proxies.Dispose();
            throw;
        }
    }

    /// <summary>From now on a shot whose sides would be made of the same bytes as when it was last rendered here is handed on as it was.</summary>
    public ChromiumRenderer KeepingRounds()
    {
        Rounds ??= new RoundMemory();
        return this;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<RenderedShot> RenderAsync(RenderPlan plan, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var lanes = Math.Min(_workers == 1 ? 1 : _workers * LanesPerWorker, Math.Max(1, plan.Shots.Count));
        // As many finished shots wait for the consumer as pages are open: a slow consumer holds the browsers back.
        var done = Channel.CreateBounded<RenderedShot>(_workers);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var work = RunAsync(plan, lanes, done.Writer, stop);
        var given = 0;
        try
        {
            await foreach (var shot in done.Reader.ReadAllAsync(CancellationToken.None))
            {
                given++;
                yield return shot;
            }
        }
        finally
        {
            // The consumer may leave early: then nothing goes on behind its back.
            await stop.CancelAsync();
            await work;
        }
        cancellationToken.ThrowIfCancellationRequested();
        if (given != plan.Shots.Count)
            throw new InvalidOperationException($"{given} of {plan.Shots.Count} shots were rendered, and nothing said why");
    }

    /// <summary>Ends every browser and the driver.</summary>
    public async ValueTask DisposeAsync()
    {
        await _pool.DisposeAsync();
        _driver.Dispose();
        _proxies.Dispose();
    }

    // Never throws: the reader of the channel gets whatever went wrong.
    private async Task RunAsync(RenderPlan plan, int lanes, ChannelWriter<RenderedShot> done, CancellationTokenSource stop)
    {
        var next = -1;
        using var pages = new SemaphoreSlim(_workers);
        using var alone = new SemaphoreSlim(MostAlone);
        var store = plan is { Reuse: true, Cache: { } folder } ? new ClosureStore(folder, _note, TimeProvider.System) : null;
        var parts = new LaneParts(_pool, _proxies, store is null ? null : new ShotMemory(store, new ClosureKey(Environment, plan.Settings))) 
        {
            Pages = pages,
            Alone = alone,
            Wishes = new CoverageWishes(plan),
            Changed = new ChangedPages(plan),
            Round = plan is { Reuse: true, Repeat: false } ? Rounds?.Begin(new ClosureKey(Environment, plan.Settings)) : null,
        };
        var running = Enumerable.Range(0, lanes).Select(_ => Task.Run(RunLaneAsync, CancellationToken.None)).ToArray();
        await Task.WhenAll(running).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        store?.Trim();
        // The lane that failed has cancelled the others: theirs is not what went wrong.
        done.Complete(running.SelectMany(lane => lane.Exception?.InnerExceptions ?? Enumerable.Empty<Exception>()).FirstOrDefault());

        async Task RunLaneAsync()
        {
            try
            {
                await using var lane = await ShotLane.OpenAsync(parts, plan, stop.Token);
                for (var index = Interlocked.Increment(ref next); index < plan.Shots.Count; index = Interlocked.Increment(ref next))
                    await done.WriteAsync(await lane.RenderAsync(plan.Shots[index], stop.Token), stop.Token);
            }
            catch
            {
                await stop.CancelAsync();
                throw;
            }
        }
    }
}

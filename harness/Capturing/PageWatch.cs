using System.Diagnostics;
using System.Text.Json;
using Gate.Core.Rendering;
using Gate.Harness.Browsers;
using Microsoft.Playwright;

namespace Gate.Harness.Capturing;

/// <summary>
/// Everything that a page does by itself while it is open: what it asks for, where it goes, that it is lost, and what it
/// tries on the person in front of it (dialogs, windows, downloads), who is not there.
/// </summary>
internal sealed class PageWatch
{
    // Streams, sockets, pings and prefetches may go on for ever, and change nothing by ending.
    private static readonly HashSet<string> Awaited = new(StringComparer.Ordinal) { "document", "stylesheet", "script", "font", "image", "xhr", "fetch" };

    // Chromium's own bound: it asks no further, so there is no request to count.
    private const string BeyondRedirects = "net::ERR_TOO_MANY_REDIRECTS";

    // While an answer's body comes, virtual time waits for it by itself.
    private static readonly TimeSpan UnreadLimit = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly OpenPage _open;
    private readonly List<IRequest> _requests = [];
    private readonly Dictionary<IRequest, IResponse> _answers = [];
    private readonly Dictionary<IRequest, string> _errors = [];
    private readonly HashSet<string> _elsewhere = new(StringComparer.Ordinal);
    private readonly List<MainRequest> _main = [];
    private readonly HashSet<IRequest> _inFlight = [];
    private readonly Dictionary<IRequest, long> _answered = [];
    private TaskCompletionSource _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _documents;
    private readonly TaskCompletionSource<Failure> _lost = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _dialogs;
    private int _windows;
    private int _windowsTried;
    private int _downloads;
    private readonly List<string> _exceptions = [];
    private readonly List<string> _consoleErrors = [];
    private readonly HashSet<string> _sharedWorkers = new(StringComparer.Ordinal);
    private readonly Dictionary<IRequest, long> _asked = [];
    private int _workers;

    public PageWatch(OpenPage open, BrowserProcess browser, PageLimits limits)
    {
        _open = open;
        Allowance = new PageAllowance(limits, failure => _lost.TrySetResult(failure));
        var page = open.Page;
        page.Crash += (_, _) => _lost.TrySetResult(new Failure(FailureKind.Crashed, "the page crashed its renderer"));
        browser.Gone.ContinueWith(
            _ => _lost.TrySetResult(browser.WhyGone),
            CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        page.Dialog += (_, dialog) => Dismiss(dialog);
        page.PageError += (_, text) => Keep(_exceptions, text);
        page.Console += (_, message) => OnConsole(message);
        page.Download += (_, _) => Interlocked.Increment(ref _downloads);
        page.Context.Page += (_, window) => CloseWindow(window);
        page.Context.Request += (_, request) => OnRequest(request);
        page.Context.Response += (_, response) => OnResponse(response);
        page.Context.RequestFinished += (_, request) => OnEnd(request);
        page.Worker += (_, worker) => OnWorker(worker);
        page.FrameAttached += (_, _) => Allowance.FrameCame();
        page.FrameDetached += (_, frame) => OnDetached(frame);
        open.Session.Event("Page.frameNavigated").OnEvent += (_, told) => OnNavigated(told!.Value.GetProperty("frame"));
        // Told for what the browser's blocker stops, too, which opens no window.
        open.Session.Event("Page.windowOpen").OnEvent += (_, _) => Interlocked.Increment(ref _windowsTried);
        open.Session.Event("Page.loadEventFired").OnEvent += (_, _) => OnLoaded();
        open.Session.Event("Target.targetCreated").OnEvent += (_, told) => OnTarget(told!.Value.GetProperty("targetInfo"));
        page.Context.RequestFailed += (_, request) => OnFailed(request);
    }

    /// <summary>What the page uses up.</summary>
    public PageAllowance Allowance { get; }

    /// <summary>Completes when the page crashed, its browser is gone, or it has used up more than it may.</summary>
    public Task<Failure> Lost => _lost.Task;

    /// <summary>Whether the load event of the page's last document was seen.</summary>
    public bool Loaded => WhenLoaded.IsCompleted;

    /// <summary>Completes with the load event of the document that is loading now.</summary>
    public Task WhenLoaded
    {
        get
        {
            lock (_gate)
                return _loaded.Task;
        }
    }

    /// <summary>Requests under way that the page's look waits for, as <c>kind address</c>, sorted.</summary>
    public IReadOnlyList<string> InFlight
    {
        get
        {
            lock (_gate)
            {
                return [.. _inFlight.Where(request => Awaited.Contains(request.ResourceType) && !IsLeftUnread(request))
                    .Select(request => $"{request.ResourceType} {request.Url}").Distinct().Order(StringComparer.Ordinal)];
            }
        }
    }

    /// <summary>Whether anything at all is under way, streams and sockets included.</summary>
    public bool AnyInFlight
    {
        get
        {
            lock (_gate)
                return _inFlight.Count > 0;
        }
    }

    /// <summary>Alerts and questions that were answered with no.</summary>
    public int Dialogs => Volatile.Read(ref _dialogs);

    /// <summary>Windows that the page tried to open by itself: those that the browser blocked, and those that came up and were closed.</summary>
    public int Windows => Math.Max(Volatile.Read(ref _windows), Volatile.Read(ref _windowsTried));

    /// <summary>Downloads that were refused.</summary>
    public int Downloads => Volatile.Read(ref _downloads);

    /// <summary>What the page said and tried so far.</summary>
    public RuntimeRecord Runtime
    {
        get
        {
            lock (_gate)
                return new RuntimeRecord([.. _exceptions], [.. _consoleErrors], Dialogs, Windows, Downloads);
        }
    }

    /// <summary>Workers that the page started.</summary>
    public int Workers => Volatile.Read(ref _workers);

    /// <summary>Requests for the page's own document, in their order.</summary>
    public IReadOnlyList<MainRequest> Main
    {
        get
        {
            lock (_gate)
                return [.. _main];
        }
    }

    /// <summary>What was answered to a request; null while nothing was.</summary>
    public IResponse? AnswerOf(IRequest request)
    {
        lock (_gate)
            return _answers.GetValueOrDefault(request);
    }

    /// <summary>The page's requests so far, in their order.</summary>
    public IReadOnlyList<SeenRequest> Requests => First(int.MaxValue);

    /// <summary>The requests made up to the one that led elsewhere, in their order.</summary>
    /// <param name="asked">The page's own address.</param>
    public IReadOnlyList<SeenRequest> RequestsBeforeLeaving(Uri asked)
        => First(Main.FirstOrDefault(step => !PageNavigation.SamePage(asked, step.Url, step.ByServer))?.Before ?? int.MaxValue);

    /// <summary>Addresses that windows opened by the page asked for: not part of the page.</summary>
    public IReadOnlySet<string> Elsewhere
    {
        get
        {
            lock (_gate)
                return new HashSet<string>(_elsewhere, StringComparer.Ordinal);
        }
    }

    private SeenRequest[] First(int count)
    {
        lock (_gate)
        {
            return [.. _requests.Take(count).Select(request => new SeenRequest(
                request.Method, request.Url, request.ResourceType, _answers.GetValueOrDefault(request)?.Status, _errors.GetValueOrDefault(request)))];
        }
    }

    private void OnRequest(IRequest request)
    {
        var frame = FrameOf(request);
        lock (_gate)
        {
            // A window's first request comes before the window.
            if (frame is null ? request.IsNavigationRequest : frame.Page != _open.Page)
            {
                _elsewhere.Add(request.Url);
                return;
            }
            if (request.IsNavigationRequest && frame == _open.Page.MainFrame && Uri.TryCreate(request.Url, UriKind.Absolute, out var url))
                OnMain(new MainRequest(url, request.RedirectedFrom is not null, _requests.Count, request));
            Allowance.Request();
            Allowance.Redirected(HopsTo(request));
            _requests.Add(request);
            _inFlight.Add(request);
            _asked[request] = Stopwatch.GetTimestamp();
        }
    }

    private static int HopsTo(IRequest request)
    {
        var hops = 0;
        for (var from = request.RedirectedFrom; from is not null; from = from.RedirectedFrom)
            hops++;
        return hops;
    }

    private void OnMain(MainRequest request)
    {
        _main.Add(request);
        // What the document before asked for is no longer waited for, nor is its load event.
        _inFlight.Clear();
        if (_loaded.Task.IsCompleted)
            _loaded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private void OnNavigated(JsonElement frame)
    {
        if (frame.TryGetProperty("parentId", out _))
            return;
        lock (_gate)
            _documents++;
    }

    // The empty page that every page begins with has a load event of its own.
    private void OnLoaded()
    {
        lock (_gate)
        {
            if (_documents > 0 && _documents >= _main.Count(request => !request.ByServer))
                _loaded.TrySetResult();
        }
    }

    private void OnEnd(IRequest request)
    {
        lock (_gate)
            _inFlight.Remove(request);
    }

    private void OnDetached(IFrame frame)
    {
        Allowance.FrameWent();
        lock (_gate)
            _inFlight.RemoveWhere(request => FrameOf(request) == frame);
    }

    // The page has the answer's head and does not read on: its end is never told. Of a shared worker's script nothing is told but
    // the request; the worker has this long to load and to speak.
    private bool IsLeftUnread(IRequest request) => request.ResourceType is "fetch" or "xhr"
        ? _answered.TryGetValue(request, out var since) && Stopwatch.GetElapsedTime(since) > UnreadLimit
        : request.ResourceType == "script" && (_sharedWorkers.Contains(request.Url) || IsInMemory(request.Url)) && Stopwatch.GetElapsedTime(_asked[request]) > UnreadLimit;

    // No network is waited for; a shared worker's target is told by another address than its request.
    private static bool IsInMemory(string url) => url.StartsWith("blob:", StringComparison.Ordinal) || url.StartsWith("data:", StringComparison.Ordinal);

    // The end of a worker's own script is told to the worker.
    private void OnWorker(IWorker worker)
    {
        Interlocked.Increment(ref _workers);
        lock (_gate)
            _inFlight.RemoveWhere(request => request.ResourceType == "script" && request.Url == worker.Url);
    }

    private void OnTarget(JsonElement target)
    {
        // Those of the other page of this browser are told here as well.
        if (target.GetProperty("type").GetString() != "shared_worker" || OpenPage.ContextOf(target) != _open.ContextId)
            return;
        Interlocked.Increment(ref _workers);
        lock (_gate)
            _sharedWorkers.Add(target.GetProperty("url").GetString()!);
    }

    private static IFrame? FrameOf(IRequest request)
    {
        try
        {
            return request.Frame;
        }
        catch (PlaywrightException)
        {
            // A request of a worker, or of a frame that is not there yet, has none.
            return null;
        }
    }

    private void OnResponse(IResponse response)
    {
        lock (_gate)
        {
            _answers[response.Request] = response;
            _answered[response.Request] = Stopwatch.GetTimestamp();
        }
    }

    private void OnFailed(IRequest request)
    {
        lock (_gate)
        {
            _errors[request] = request.Failure ?? "failed";
            _inFlight.Remove(request);
            if (request.Failure == BeyondRedirects && !_elsewhere.Contains(request.Url))
                Allowance.Redirected(int.MaxValue);
        }
    }

    // "Failed to load resource" is the browser's word for a request that is in the log of requests already.
    private void OnConsole(IConsoleMessage message)
    {
        Allowance.ConsoleLine();
        if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource:", StringComparison.Ordinal))
            Keep(_consoleErrors, message.Text);
    }

    // The lines below the first are a stack, with places that move with every edit.
    private void Keep(List<string> messages, string text)
    {
        var line = text.AsSpan().TrimStart();
        line = line[..(line.IndexOfAny('\r', '\n') is >= 0 and var end ? end : line.Length)];
        lock (_gate)
        {
            if (messages.Count < RuntimeRecord.MostMessages)
                messages.Add(line[..Math.Min(line.Length, RuntimeRecord.LongestMessage)].ToString());
        }
    }

    private void Dismiss(IDialog dialog)
    {
        Interlocked.Increment(ref _dialogs);
        Forget(dialog.DismissAsync());
    }

    private void CloseWindow(IPage window)
    {
        Interlocked.Increment(ref _windows);
        Forget(CloseAsync());

        async Task CloseAsync()
        {
            await window.CloseAsync();
            // Only a window in front is painted.
            await _open.Page.BringToFrontAsync();
        }
    }

    // The page may be closed before its dialog or window is: then there is nothing left to do.
    private static void Forget(Task task)
        => task.ContinueWith(static task => _ = task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
}

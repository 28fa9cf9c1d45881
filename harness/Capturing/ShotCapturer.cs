using Gate.Core.Rendering;
using Gate.Harness.Browsers;
using Gate.Harness.Reuse;
using Gate.Harness.Serving;
using Microsoft.Playwright;

namespace Gate.Harness.Capturing;

/// <summary>One capture from open to close: clean room, load, settle, picture, requests. Trouble with the page is an outcome.</summary>
internal sealed class ShotCapturer(PageSide side, RenderSettings settings)
{
    private static readonly TimeSpan OpenLimit = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LogLimit = TimeSpan.FromSeconds(1);

    // The page's clock has to be ahead of the machine's for as long as the page is open.
    private static readonly TimeSpan Lead = TimeSpan.FromSeconds(30);

    /// <summary>What the last capture was made of.</summary>
    public ShotInputs Inputs { get; private set; } = new([], "not captured");

    public async Task<RenderOutcome> CaptureAsync(BrowserProcess browser, CaptureOrder order, CancellationToken cancellationToken)
    {
        var timings = new Dictionary<string, double>(StringComparer.Ordinal);
        browser.Enter();
        try
        {
            return await CaptureAsync(browser, order, timings, realTime: null, cancellationToken);
        }
        catch (VirtualTimeStarvedException starved)
        {
            return await CaptureAsync(browser, order, timings, starved.Message, cancellationToken);
        }
        finally
        {
            browser.Leave();
        }
    }

    private async Task<RenderOutcome> CaptureAsync(
        BrowserProcess browser, CaptureOrder order, Dictionary<string, double> timings, string? realTime, CancellationToken cancellationToken)
    {
        var (page, shot, withLayout) = (order.Page, order.Shot, order.WithLayout);
        Inputs = new ShotInputs([], "not captured");
        var log = side.Proxy.BeginShot();
        var viewport = shot.Viewport;
        var recipe = settings.RecipeOf(shot.State);
        var open = await OpenAsync(browser, viewport, recipe, timings, cancellationToken);
        if (open is null)
            return new RenderOutcome.NotCaptured(new Failure(FailureKind.BrowserGone, "the browser could not open a page")) { Timings = timings };

        var watch = new PageWatch(open, browser, settings.Limits);
        log.Sending = watch.Allowance.Received;
        var budget = new PageBudget(settings.PageTimeout, watch.Lost, cancellationToken);
        var navigation = new PageNavigation(open, watch, budget, side.UrlOf(page), side.Address);
        PageTime time = realTime is null ? new VirtualTime(open, watch, budget, settings.PageTimeout + Lead) : new RealTime(realTime, watch, budget);
        var world = new PageWorld(open, budget);
        var settler = new PageSettler(time, new PageCourse(time, world, new ApartFrames(open, budget), watch, budget, navigation), world, watch, budget, navigation, new MediaControls(world));
        RenderOutcome outcome;
        int? served = null;
        IReadOnlyList<SeenRequest>? asked = null;
        try
        {
            using (new StageTimer(timings, "navigate"))
            {
                await budget.Wait("open", open.Session.SendAsync("Page.addScriptToEvaluateOnNewDocument", new Dictionary<string, object>
                {
                    ["source"] = PageScripts.Prelude(time.IsVirtual),
                }));
                await time.PrepareAsync();
                await navigation.GoAsync();
            }
            SettleRecord settle;
            using (new StageTimer(timings, "settle"))
                settle = await settler.SettleAsync();
            if (await world.EvaluateAsync("count", "document.getElementsByTagName('*').length") is { } elements)
                watch.Allowance.Elements(elements.GetInt64());
            PageBox? clip = null;
            if (recipe is not null)
            {
                using var timer = new StageTimer(timings, "state");
                var actor = new StateActor(open, world, time, settler, budget);
                settle = await actor.EnterAsync(recipe, settle);
                clip = await actor.ClipAsync(recipe);
            }
            var rules = settings.Masks.Where(rule => !rule.IsExpired && rule.Scope.Covers(shot.Id)).ToList();
            PagePicture picture;
            using (new StageTimer(timings, "capture"))
                picture = await new PageCamera(open, world, budget, viewport, settings).CaptureAsync(clip, rules, withLayout ? () => new LayoutReader(open, world).SnapAsync(cancellationToken) : null);
            IReadOnlyList<AccessibleNode>? tree = null;
            if (order.WithAccessibility && (order.Coverage is not { } about || IsOther(about, watch)))
            {
                using (new StageTimer(timings, "accessibility"))
                    tree = await new AccessibilityReader(open, budget).ReadAsync();
            }

            navigation.EnsureHere();
            var capture = new Capture
            {
                Png = picture.Png,
                Hidden = picture.Hidden,
                InnerViews = picture.InnerViews,
                IsBlank = picture.IsBlank,
                Settle = WithHabits(settle, watch, picture),
                Masks = picture.Masks,
                Process = browser.Number,
                Runtime = watch.Runtime,
                Accessibility = tree,
            };
            if (withLayout)
            {
                using (new StageTimer(timings, "layout"))
                    capture = capture with { Layout = await new LayoutReader(open, world).ReadAsync(picture.Layouts, viewport.Scale, cancellationToken) };
            }
            // What the page asks for from now on has no part in the picture.
            served = log.Records.Count;
            asked = [.. watch.Requests];
            if (order.Coverage is { } wish)
            {
                using (new StageTimer(timings, "coverage"))
                    capture = await WithCoverageAsync(capture, wish, new CoverageReader(open, world, budget), new ReachReader(world), watch);
            }

            outcome = new RenderOutcome.Captured(capture);
        }
        catch (PageAwayException away)
        {
            outcome = new RenderOutcome.Redirected(away.Target);
        }
        catch (PageTroubleException trouble)
        {
            outcome = new RenderOutcome.NotCaptured(trouble.Failure.Kind == FailureKind.Limit && navigation.Loop is { } loop ? loop : Named(trouble.Failure, watch));
        }
        catch (Exception exception) when (BrokenAnswer.Of(exception) is { } broken)
        {
            outcome = new RenderOutcome.NotCaptured(broken);
        }
        finally
        {
            served ??= log.Records.Count;
            using (new StageTimer(timings, "close"))
                await open.CloseAsync();
        }
        var seen = outcome is RenderOutcome.Redirected ? watch.RequestsBeforeLeaving(side.UrlOf(page)) : asked ?? watch.Requests;
        var logs = new RequestLogs(seen, await ServedAsync(log, served.Value, outcome), watch.Elsewhere, settler.IconAddresses) { IconAnswers = await IconAnswersAsync(settler.IconAddresses, cancellationToken) };
        Inputs = ShotInputs.Of(outcome, logs, watch.Workers, side.Address.GetLeftPart(UriPartial.Authority));
        return outcome with { Requests = RequestMerge.Merge(logs, side, settings), Timings = timings };
    }

    // Another host's icons are left alone: nobody looks at them, and no picture shows them.
    private async Task<IReadOnlyList<ProxyRecord>> IconAnswersAsync(IReadOnlySet<string> icons, CancellationToken cancellationToken)
    {
        var own = side.Address.GetLeftPart(UriPartial.Authority) + "/";
        var answers = new List<ProxyRecord>();
        foreach (var icon in icons.Where(icon => side.Served && icon.StartsWith(own, StringComparison.OrdinalIgnoreCase)).Select(RequestMerge.Plain).Distinct().Order(StringComparer.Ordinal))
        {
            if (await side.Proxy.AskAsync(new ProxyRecord("GET", icon, RequestResult.Answered), cancellationToken) is { } answer)
                answers.Add(answer);
        }

        return answers;
    }

    private async Task<OpenPage?> OpenAsync(BrowserProcess browser, Viewport viewport, StateRecipe? recipe, Dictionary<string, double> timings, CancellationToken cancellationToken)
    {
        using var timer = new StageTimer(timings, "open");
        try
        {
            var gone = browser.Gone.ContinueWith(
                _ => browser.WhyGone,
                CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            return await new PageBudget(OpenLimit, gone, cancellationToken).Wait("open", OpenPage.OpenAsync(browser, side, viewport, settings, recipe));
        }
        catch (Exception exception) when (exception is PageTroubleException or PlaywrightException)
        {
            // A browser that cannot even open a page is of no use to the next one either.
            await browser.KillAsync();
            return null;
        }
        catch (OperationCanceledException)
        {
            // The half-open page would stay behind.
            await browser.KillAsync();
            throw;
        }
    }

    private async Task<Capture> WithCoverageAsync(Capture capture, CoverageWish wish, CoverageReader coverage, ReachReader reach, PageWatch watch)
    {
        if (settings.ReadsCoverage)
            capture = capture with { Coverage = await coverage.ReadAsync(wish, AddressesOf(watch, "stylesheet")) };
        // It scrolls, and is the last thing that is asked.
        if (settings.ReadsReach && IsOther(wish, watch))
            capture = capture with { Reach = await reach.ReadAsync() };
        return capture;
    }

    // What decides on a page beside its pictures.
    private static bool IsOther(CoverageWish wish, PageWatch watch) => wish.PageDiffers || AddressesOf(watch, "stylesheet", "script", "fetch", "xhr").Any(wish.FileDiffers);

    private static List<Uri> AddressesOf(PageWatch watch, params string[] kinds) =>
        [.. watch.Requests.Where(request => kinds.Contains(request.Kind)).Select(request => Uri.TryCreate(request.Url, UriKind.Absolute, out var address) ? address : null).OfType<Uri>()];

    // A page that never finishes mostly waits for something that can be named.
    private static Failure Named(Failure failure, PageWatch watch)
        => failure.Kind == FailureKind.Timeout && watch.InFlight is [var first, ..]
            ? failure with { Message = $"{failure.Message}, waiting for {first}" }
            : failure;

    private static SettleRecord WithHabits(SettleRecord settle, PageWatch watch, PagePicture picture)
    {
        var waited = new SortedDictionary<string, int>(settle.Waited.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal);
        foreach (var (name, count) in ((string, int)[])[("inner scroller views", picture.InnerViews.Count), ("dialogs", watch.Dialogs), ("downloads", watch.Downloads), ("windows", watch.Windows)])
        {
            if (count > 0)
                waited[name] = count;
        }
        return settle with { Waited = waited };
    }

    // The page is closed: whatever was under way ends now, and with it the digest of what had been sent.
    private static async Task<IReadOnlyList<ProxyRecord>> ServedAsync(ProxyLog log, int count, RenderOutcome outcome)
    {
        if (outcome is RenderOutcome.Redirected)
            return [];
        using var limit = new CancellationTokenSource(LogLimit);
        try
        {
            await log.WhenIdleAsync(limit.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            // An answer without end stays in the log as what it is: failed.
        }
        return [.. log.Records.Take(count)];
    }
}

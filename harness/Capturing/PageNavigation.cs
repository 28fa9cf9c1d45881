using System.Globalization;
using Gate.Core.Rendering;
using Microsoft.Playwright;

namespace Gate.Harness.Capturing;

/// <summary>
/// Asks for a page and says whether it still is the page that was asked for. Followed are only spellings of
/// the same page: a folder's final slash, <c>index.html</c>, and the page itself again; where the server says so, also the
/// address without <c>.html</c> and https in place of http. Everything else leads elsewhere, by whatever means: it is a
/// page of its own, and what it looks like is no proof for this one.
/// </summary>
internal sealed class PageNavigation(OpenPage open, PageWatch watch, PageBudget budget, Uri url, Uri origin)
{
    // A page that sets a cookie and loads itself again does so once; more is a loop.
    private const int MaxReloads = 5;
    private static readonly TimeSpan NewsLimit = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan NewsInterval = TimeSpan.FromMilliseconds(20);

    /// <summary>Asks for the page; returns when its document begins to come.</summary>
    public async Task GoAsync()
    {
        try
        {
            await budget.Wait("answer", open.Page.GotoAsync(url.AbsoluteUri, new PageGotoOptions { Timeout = 0, WaitUntil = WaitUntilState.Commit }));
        }
        catch (PlaywrightException exception)
        {
            // Not only refusals: a page that leads on at once ends the call too, and an error without a body.
            CheckAnswer();
            if (watch.Downloads > 0 || exception.Message.Contains("Download is starting", StringComparison.Ordinal))
                throw new PageTroubleException(FailureKind.NotAPage, $"{Name} is offered as a download");
            if (watch.Main.Count < 2)
                throw new PageTroubleException(FailureKind.Navigation, $"{Name} could not be loaded: {Reason(exception.Message)}");
        }
        CheckAnswer();
    }

    /// <summary>When the document seems to have been exchanged under us: waits until that is certain.</summary>
    /// <param name="loads">As <see cref="Loads"/> was before.</param>
    /// <returns>Whether it has been.</returns>
    public async Task<bool> ExchangedAsync(int loads)
    {
        for (var waited = TimeSpan.Zero; Loads == loads && waited < NewsLimit; waited += NewsInterval)
        {
            EnsureHere();
            await budget.Wait("load", Task.Delay(NewsInterval, CancellationToken.None));
        }
        EnsureHere();
        return Loads != loads;
    }

    /// <summary>Whether the page was answered as a page has to be.</summary>
    /// <exception cref="PageAwayException">It leads elsewhere.</exception>
    /// <exception cref="PageTroubleException">It was not.</exception>
    public void CheckAnswer()
    {
        EnsureHere();
        if (watch.Main is not [.., var last] || watch.AnswerOf(last.Request) is not { } answer)
            return;
        if (answer.Status != 200)
            throw new PageTroubleException(FailureKind.HttpStatus, string.Create(CultureInfo.InvariantCulture, $"HTTP {answer.Status} for {Name}"));
        if (answer.Headers.TryGetValue("content-type", out var type) && !IsDocument(type))
            throw new PageTroubleException(FailureKind.NotAPage, $"{Name} is {type}, not a page");
    }

    /// <summary>How often the page has been loaded: more than before means that what was waited for is gone.</summary>
    public int Loads => watch.Main.Count;

    /// <exception cref="PageAwayException">The page leads elsewhere.</exception>
    /// <exception cref="PageTroubleException">It loads itself without end.</exception>
    public void EnsureHere()
    {
        var main = watch.Main;
        foreach (var step in main)
        {
            if (!SamePage(url, step.Url, step.ByServer))
                throw new PageAwayException(Target(step.Url));
        }
        // An address without a request of its own, such as about:blank.
        if (open.Page.Url is var shown && watch.Loaded && !shown.StartsWith("http", StringComparison.Ordinal))
            throw new PageAwayException(shown);
        if (main.Count > MaxReloads)
            throw new PageTroubleException(FailureKind.Navigation, Endless);
    }

    /// <summary>What is wrong with a page that loads itself without end, not led there by its server; null for any other. It may pass another bound before anybody looks.</summary>
    public Failure? Loop => watch.Main.Count(step => !step.ByServer) > MaxReloads ? new Failure(FailureKind.Navigation, Endless) : null;

    private string Endless => string.Create(CultureInfo.InvariantCulture, $"{Name} loads itself again and again, more than {MaxReloads} times");

    private string Name => url.PathAndQuery;

    private string Target(Uri to) => to.GetLeftPart(UriPartial.Authority) == origin.GetLeftPart(UriPartial.Authority)
        ? to.PathAndQuery
        : to.GetComponents(UriComponents.SchemeAndServer | UriComponents.PathAndQuery, UriFormat.UriEscaped);

    internal static bool SamePage(Uri asked, Uri got, bool byServer)
    {
        var host = string.Equals(asked.Host, got.Host, StringComparison.OrdinalIgnoreCase);
        var scheme = asked.Scheme == got.Scheme && asked.Port == got.Port;
        var upgrade = byServer && asked.Scheme == Uri.UriSchemeHttp && got.Scheme == Uri.UriSchemeHttps;
        return host && (scheme || upgrade) && asked.Query == got.Query
            && Spelling(asked.AbsolutePath, byServer) == Spelling(got.AbsolutePath, byServer);
    }

    private static string Spelling(string path, bool byServer)
    {
        foreach (var ending in (ReadOnlySpan<string>)["/index.html", "/index.htm", ".html", ".htm"])
        {
            if ((byServer || ending[0] == '/') && path.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                return path[..^ending.Length];
        }
        return path.TrimEnd('/');
    }

    private static bool IsDocument(string contentType)
    {
        var type = contentType.Split(';')[0].Trim();
        return type.StartsWith("text/", StringComparison.OrdinalIgnoreCase)
            || type.StartsWith("image/", StringComparison.OrdinalIgnoreCase)
            || type.EndsWith("xml", StringComparison.OrdinalIgnoreCase);
    }

    // The driver's message goes on with its call log and the full address; Chromium's word for the trouble is enough.
    private static string Reason(string message)
    {
        var start = message.IndexOf("net::", StringComparison.Ordinal);
        if (start < 0)
            return "the browser gave no reason";
        var end = message.AsSpan(start).IndexOfAny(" \n\r");
        return end < 0 ? message[start..] : message.Substring(start, end);
    }
}

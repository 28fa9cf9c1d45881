namespace Gate.Core.Rendering;

/// <summary>Kinds of trouble with a page.</summary>
public enum FailureKind
{
    /// <summary>The page itself was not answered with HTTP status 200.</summary>
    HttpStatus,

    /// <summary>The page could not be reached at all.</summary>
    Navigation,

    /// <summary>The page did not come to rest within the bound.</summary>
    NotSettled,

    /// <summary>The bound on one page was reached; the message names the phase.</summary>
    Timeout,

    /// <summary>The page's renderer crashed.</summary>
    Crashed,

    /// <summary>The browser went away, twice.</summary>
    BrowserGone,

    /// <summary>A bound on size, requests or the like was reached; the message names it.</summary>
    Limit,

    /// <summary>The capture is not a readable image of the expected size.</summary>
    BadCapture,

    /// <summary>A selector of the config is not valid, or finds nothing where it has to.</summary>
    Selector,

    /// <summary>The page answered with a download or something else that is no document.</summary>
    NotAPage,

    /// <summary>The page or the browser answered in a form that gate does not know.</summary>
    BadAnswer,
}

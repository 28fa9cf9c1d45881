namespace Gate.Core.Run;

/// <summary>One thing that a check saw.</summary>
/// <param name="Id">From the content: the same in every run.</param>
/// <param name="Check">The check's id, e.g. <c>pixels-differ</c>.</param>
/// <param name="Severity">What it does to the verdict.</param>
/// <param name="Page">Page id, or null when it is about the run.</param>
/// <param name="Shot">Shot id, or null when it is about the page or the run.</param>
/// <param name="Location">A place in a source, an address or an element, or null.</param>
/// <param name="Message">For people: the thing, both values, the next step.</param>
/// <param name="Decision">What a person decided, or null.</param>
public sealed record Finding(
    string Id, string Check, Severity Severity, string? Page, string? Shot, string? Location, string Message, Decision? Decision)
{
    /// <summary>Ids of the pages that have part in it, sorted, where it is one thing on several; else empty.</summary>
    public IReadOnlyList<string> Pages { get; init; } = [];

    /// <summary>
    /// Digest of all that it stands for, <c>sha256:…</c>: every page, place and content. A decision is one on exactly these. Null where page,
    /// location and message are all of it.
    /// </summary>
    public string? Digest { get; init; }

    /// <summary>Whether a page has part in it.</summary>
    public bool IsOn(string page) => Page == page || Pages.Contains(page);

    /// <summary>Whether no line of a shot or a page says it already.</summary>
    public bool StandsAlone() => IsConflict() || (Shot is null && Check is not ("page-added" or "page-removed"));

    /// <summary>Whether it is a decision that two branches took differently.</summary>
    public bool IsConflict() => Check == "ledger-conflict";
}

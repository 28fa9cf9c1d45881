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
    string Id, string Check, Severity Severity, string? Page, string? Shot, string? Location, string Message, Decision? Decision);

namespace Gate.Harness.Serving;

/// <summary>What happens to a request.</summary>
internal enum Route
{
    /// <summary>Answered from the site's files.</summary>
    Site,

    /// <summary>Passed on: to the live site, or to a host that the config allows.</summary>
    Forward,

    /// <summary>Answered from the record of other hosts' answers.</summary>
    Replay,

    /// <summary>
    /// The connection is closed without an answer: a 403 would be painted in a frame, and a <c>no-cors</c> fetch would take it
    /// for success.
    /// </summary>
    Drop,
}

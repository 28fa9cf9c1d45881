namespace Gate.Core;

/// <summary>The exit codes: a promise to scripts.</summary>
public enum GateExit
{
    /// <summary>Every planned shot is equal, tolerated as declared, or approved.</summary>
    Pass = 0,

    /// <summary>Something changed, or a finding stands, without a valid approval.</summary>
    Fail = 1,

    /// <summary>A bad option, setting or source, or a page set of zero pages; before any rendering.</summary>
    Usage = 2,

    /// <summary>Something could not be rendered, settled, decoded, compared or written: unknown, never green.</summary>
    Incomplete = 3,

    /// <summary>Ctrl-C or SIGTERM; the partial report is valid and marked so.</summary>
    Cancelled = 130,
}

namespace Gate.Core.Rendering;

/// <summary>What came of a request.</summary>
public enum RequestResult
{
    /// <summary>Answered, with whatever status.</summary>
    Answered,

    /// <summary>The connection was dropped: the host is not the site's own and not allowed.</summary>
    RefusedHost,

    /// <summary>Failed or was aborted.</summary>
    Failed,
}

namespace Gate.Core.Rendering;

/// <summary>What happens to requests for a host that is not the site's own.</summary>
public enum ExternalPolicy
{
    /// <summary>Not fetched, and a finding of severity incomplete.</summary>
    Undeclared,

    /// <summary>Not fetched; its absence is accepted.</summary>
    Block,

    /// <summary>Fetched live.</summary>
    Allow,

    /// <summary>Fetched once, kept, and answered from the record ever after, alike on both sides.</summary>
    Replay,
}

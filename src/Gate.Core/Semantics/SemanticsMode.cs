namespace Gate.Core.Semantics;

/// <summary>What the semantic checks may do to the verdict.</summary>
public enum SemanticsMode
{
    /// <summary>Each finding by its own severity: a small set of losses fails, the rest warns.</summary>
    Default,

    /// <summary>Nothing is checked.</summary>
    Off,

    /// <summary>Findings warn.</summary>
    Warn,

    /// <summary>Findings fail.</summary>
    Fail,
}

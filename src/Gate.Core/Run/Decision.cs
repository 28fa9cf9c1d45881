namespace Gate.Core.Run;

/// <summary>What a person decided, apart from the status.</summary>
public enum Decision
{
    /// <summary>A valid approval names these very pixels.</summary>
    Approved,

    /// <summary>A person said no.</summary>
    Rejected,

    /// <summary>The change under test brings the approval itself: not valid.</summary>
    Proposed,
}

namespace Gate.Core.Run;

/// <summary>The judgement on a run.</summary>
public enum Verdict
{
    /// <summary>Everything planned is equal, tolerated as declared, or approved.</summary>
    Pass,

    /// <summary>Something stands without a valid approval, or was rejected.</summary>
    Fail,

    /// <summary>Something is unknown.</summary>
    Incomplete,
}

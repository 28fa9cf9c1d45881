namespace Gate.Core.Run;

/// <summary>What a finding does to the verdict.</summary>
public enum Severity
{
    /// <summary>Told, no more.</summary>
    Info,

    /// <summary>Told with emphasis; does not decide.</summary>
    Warn,

    /// <summary>Fails without a valid approval.</summary>
    Fail,

    /// <summary>Something is unknown: never green.</summary>
    Incomplete,
}

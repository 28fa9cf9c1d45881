namespace Gate.Tests.Fault.Injected;

/// <summary>How a run ended into which a fault was injected.</summary>
internal enum FaultEnd
{
    /// <summary>With the truth.</summary>
    Right,

    /// <summary>With a report that says that something is unknown.</summary>
    Incomplete,

    /// <summary>With an error that says what is wrong, and no new report.</summary>
    Refused,
}

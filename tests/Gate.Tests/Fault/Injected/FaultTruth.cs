namespace Gate.Tests.Fault.Injected;

/// <summary>What is true of the pages of a run into which a fault is injected.</summary>
internal enum FaultTruth
{
    /// <summary>Both sides are equal: without the fault the run passes.</summary>
    Equal,

    /// <summary>A page differs, and nobody approved it: without the fault the run fails.</summary>
    Changed,

    /// <summary>A page differs, and exactly that was approved: without the fault the run passes.</summary>
    Approved,
}

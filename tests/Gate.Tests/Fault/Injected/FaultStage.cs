namespace Gate.Tests.Fault.Injected;

/// <summary>Where in a run a fault comes, in the order of the flow.</summary>
internal enum FaultStage
{
    /// <summary>While the renderer starts.</summary>
    Start,

    /// <summary>When the first shot is about to be rendered.</summary>
    Render,

    /// <summary>When a shot that differs is about to be captured again.</summary>
    Confirm,

    /// <summary>When the layout of a differing shot is read.</summary>
    Explain,

    /// <summary>When the captures of a differing shot are about to be compared.</summary>
    Compare,

    /// <summary>When a judged shot has been written to the journal.</summary>
    Write,

    /// <summary>When the run has ended and is about to be decided about.</summary>
    Review,
}

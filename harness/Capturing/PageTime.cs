namespace Gate.Harness.Capturing;

/// <summary>How time passes for a page while it settles.</summary>
internal abstract class PageTime
{
    /// <summary>As in <see cref="Core.Rendering.SettleRecord.Clock"/>.</summary>
    public abstract string Name { get; }

    /// <summary>Whether the page's clock is Chromium's virtual one.</summary>
    public abstract bool IsVirtual { get; }

    /// <summary>What has to be done before the page is asked for.</summary>
    public abstract Task PrepareAsync();

    /// <summary>Lets the page load: as much time as its parser and loader need, and none for its timers if that can be had.</summary>
    public abstract Task LoadAsync();

    /// <summary>How much time a page gets after its load, in portions with a frame before, between and after them, ms.</summary>
    public abstract IReadOnlyList<double> Portions { get; }

    /// <summary>Lets some time pass.</summary>
    /// <param name="milliseconds">Of the page's clock; a slow clock of our own may take another measure.</param>
    public abstract Task PassAsync(double milliseconds);

    /// <summary>Lets the least time pass that there is, so that loading gets on while it is waited for.</summary>
    public abstract Task NudgeAsync();
}

namespace Gate.Harness.Capturing;

/// <summary>The page leads elsewhere; thrown inside a capture, caught once, in <see cref="ShotCapturer"/>.</summary>
internal sealed class PageAwayException(string target) : Exception(target)
{
    /// <summary>As <see cref="Core.Rendering.RenderOutcome.Redirected.Target"/>.</summary>
    public string Target { get; } = target;
}

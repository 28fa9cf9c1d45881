namespace Gate.Core.Rendering;

/// <summary>
/// Renders shots. Owns concurrency: a bounded pool and a bounded channel, so that memory does not grow with the page set.
/// Both sides of a shot are rendered back to back in the same browser process.
/// </summary>
public interface IRenderer : IAsyncDisposable
{
    /// <summary>What produces the pixels; known once a browser has started, the same for the whole run.</summary>
    RenderEnvironment Environment { get; }

    /// <summary>
    /// One result per shot, in any order. Trouble with a page is in the result; the stream only throws for trouble with
    /// the machine (no browser starts) or on cancellation.
    /// </summary>
    IAsyncEnumerable<RenderedShot> RenderAsync(RenderPlan plan, CancellationToken cancellationToken);
}

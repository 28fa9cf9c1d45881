namespace Gate.Core.Rendering;

/// <summary>A shot with what came of each side that has the page.</summary>
/// <param name="Shot">Which.</param>
/// <param name="Before">Null exactly when the page is not on the before side.</param>
/// <param name="After">Null exactly when the page is not on the after side.</param>
public sealed record RenderedShot(Shot Shot, SideRender? Before, SideRender? After)
{
    /// <summary>
    /// The after side was not rendered: to everything that the before side's capture asked for it would answer the same.
    /// <see cref="After"/> then repeats that capture and its requests.
    /// </summary>
    public bool SameInputs { get; init; }

    /// <summary>
    /// Neither side was rendered: an earlier run captured a page of just these bytes in this environment. <see cref="Before"/> then
    /// repeats that capture without its picture. Only with <see cref="SameInputs"/>.
    /// </summary>
    public bool FromCache { get; init; }

    /// <summary>
    /// Rendered in an earlier round of a check that goes on, in this process, and handed on: both sides would be made of the same bytes.
    /// </summary>
    public bool IsCarried { get; init; }
}

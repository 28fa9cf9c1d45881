namespace Gate.Core.Rendering;

/// <summary>A window size to render at.</summary>
/// <param name="Name">Matches <c>[a-z0-9-]+</c>.</param>
/// <param name="Width">CSS px.</param>
/// <param name="Height">CSS px.</param>
/// <param name="Scale">Device px per CSS px.</param>
/// <param name="IsMobile">Whether the viewport meta tag counts, as on phones.</param>
/// <param name="HasTouch">Whether touch events are offered.</param>
public sealed record Viewport(string Name, int Width, int Height, double Scale = 1, bool IsMobile = false, bool HasTouch = false);

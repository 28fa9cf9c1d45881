namespace Gate.Core.Baselines;

/// <summary>A shot of a baseline.</summary>
/// <param name="Id">Shot id.</param>
/// <param name="Width">Device px; 0 for a redirect.</param>
/// <param name="Height">Device px; 0 for a redirect.</param>
/// <param name="Pixels">Digest of the picture, <c>sha256:…</c>: also the name of its file; null for a page that leads elsewhere.</param>
/// <param name="Redirect">Where it leads; null for a picture.</param>
public sealed record BaselineShot(string Id, int Width, int Height, string? Pixels, string? Redirect);

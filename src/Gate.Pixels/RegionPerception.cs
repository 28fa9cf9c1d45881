namespace Gate.Pixels;

/// <summary>How a region looks to the eye: explanation only, no part of any verdict.</summary>
/// <param name="AntiAliased">Differing positions that both images have and that pixelmatch's published rule takes for anti-aliasing.</param>
/// <param name="MaxColourDistance">
/// Largest colour distance of a position, 0–1: the weighted YIQ difference of Kotsarenko and Ramos (2010), square-rooted and scaled so that
/// black against white is 1. 1 where a position exists on one side only.
/// </param>
public sealed record RegionPerception(long AntiAliased, double MaxColourDistance);

namespace Gate.Core.Run.Facts;

/// <summary>What produced the pixels.</summary>
/// <param name="Id">By content.</param>
/// <param name="Browser">Product and version.</param>
/// <param name="Flags">Flags in force, sorted.</param>
/// <param name="Fonts">Digest of the installed fonts.</param>
/// <param name="Os">Operating system and architecture.</param>
/// <param name="RendererVersion">Version of all rendering defaults together.</param>
/// <param name="Sandbox">Whether Chromium's sandbox was on.</param>
/// <param name="Witness"><c>ImageSharp 3.1.12</c>, or <c>absent: why</c>.</param>
public sealed record EnvironmentFacts(
    string Id, string Browser, IReadOnlyList<string> Flags, string Fonts, string Os, int RendererVersion, bool Sandbox, string Witness);

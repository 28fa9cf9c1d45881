namespace Gate.Core.Rendering;

/// <summary>What produced the pixels. Two captures are comparable only when these are equal.</summary>
/// <param name="Browser">Product and version, e.g. <c>Chromium 156.0.8078.73</c>.</param>
/// <param name="Executable">File name of the browser; never a path of the machine in a digest.</param>
/// <param name="Flags">Command line flags in force, sorted, without paths and ports.</param>
/// <param name="Fonts">Digest of the sorted list of installed fonts, <c>sha256:…</c>.</param>
/// <param name="Os">Operating system and architecture.</param>
/// <param name="Sandbox">Whether Chromium's sandbox is on.</param>
public sealed record RenderEnvironment(string Browser, string Executable, IReadOnlyList<string> Flags, string Fonts, string Os, bool Sandbox);

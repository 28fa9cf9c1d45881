namespace Gate.Core.Explain;

/// <summary>A font that glyphs of a text were really drawn in, whatever its style asked for.</summary>
/// <param name="Name">Family name as the font itself has it.</param>
/// <param name="IsWeb">Came with the page; else it is one of the machine's.</param>
public sealed record UsedFont(string Name, bool IsWeb);

namespace Gate.Core.Run.Config;

/// <summary>One of <c>projects</c>.</summary>
/// <param name="Name">Matches <c>[a-z0-9-]+</c>.</param>
/// <param name="Window">Its <c>use</c>.</param>
/// <param name="Place">Where it begins.</param>
public sealed record ProjectConfig(string Name, WindowConfig Window, ConfigPlace Place);

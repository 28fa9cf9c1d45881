namespace Gate.Core.Rendering;

/// <summary>How browsers are started.</summary>
public sealed record BrowserSettings
{
    /// <summary>From <c>--browser</c>, <c>GATE_BROWSER</c> or the config file; null to search. With <see cref="Remote"/> a path of that machine, null for the browser that the server has.</summary>
    public string? ExecutablePath { get; init; }

    /// <summary>Extra launch arguments from the config file; part of the environment.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Pages open at one time; null to choose from cores and memory.</summary>
    public int? Workers { get; init; }

    /// <summary>A Playwright server that starts the browsers; null for this machine.</summary>
    public RemoteServer? Remote { get; init; }

    /// <summary>Folder in which it is kept what a browser says of itself, absolute; null for none. No digest depends on it.</summary>
    public string? Cache { get; init; }
}

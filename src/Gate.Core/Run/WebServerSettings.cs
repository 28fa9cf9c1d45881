namespace Gate.Core.Run;

/// <summary>A server that is started for the run and ended with it: <c>webServer</c> of the config.</summary>
/// <param name="Command">For the system's shell.</param>
/// <param name="Address">What answers once it is ready.</param>
public sealed record WebServerSettings(string Command, Uri Address)
{
    /// <summary>How long it may take until it answers.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Where the command runs, from the working directory; null for the working directory itself.</summary>
    public string? Folder { get; init; }

    /// <summary>Environment variables beside those of gate.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Whether a server that answers already is taken as it is.</summary>
    public bool Reuse { get; init; }
}

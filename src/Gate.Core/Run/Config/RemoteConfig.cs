namespace Gate.Core.Run.Config;

/// <summary>What a file says about a remote server; null and empty mean "not said".</summary>
public sealed record RemoteConfig
{
    /// <summary><c>use.connectOptions.wsEndpoint</c>.</summary>
    public string? Endpoint { get; init; }

    /// <summary><c>use.connectOptions.headers</c> by name.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new SortedDictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary><c>gate.remote.address</c>.</summary>
    public string? Address { get; init; }

    /// <summary><c>gate.remote.sandbox</c>.</summary>
    public bool? Sandbox { get; init; }
}

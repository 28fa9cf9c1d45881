namespace Gate.Core.Run.Config;

/// <summary>What <c>use</c> says; null and empty mean "not said".</summary>
public sealed record UseConfig
{
    /// <summary><c>use.baseURL</c>, ending in <c>/</c>.</summary>
    public Uri? BaseUrl { get; init; }

    /// <summary><c>use.locale</c>.</summary>
    public string? Locale { get; init; }

    /// <summary><c>use.timezoneId</c>.</summary>
    public string? TimezoneId { get; init; }

    /// <summary><c>use.colorScheme</c>.</summary>
    public string? ColorScheme { get; init; }

    /// <summary><c>use.reducedMotion</c>.</summary>
    public string? ReducedMotion { get; init; }

    /// <summary><c>use.extraHTTPHeaders</c> by name.</summary>
    public IReadOnlyDictionary<string, string> ExtraHeaders { get; init; } = new SortedDictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary><c>use.storageState</c>: a path, or the text itself.</summary>
    public string? StorageState { get; init; }

    /// <summary><c>use.httpCredentials</c>.</summary>
    public (string User, string Password)? HttpCredentials { get; init; }

    /// <summary>The window where a project says nothing else.</summary>
    public WindowConfig Window { get; init; } = new();

    /// <summary><c>use.launchOptions.executablePath</c>.</summary>
    public string? ExecutablePath { get; init; }

    /// <summary><c>use.launchOptions.args</c>.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];
}

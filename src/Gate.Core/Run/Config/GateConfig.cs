using Gate.Core.Rendering;

namespace Gate.Core.Run.Config;

/// <summary>What a config file says, checked; null and empty mean "not said".</summary>
public sealed record GateConfig
{
    /// <summary>No file.</summary>
    public static GateConfig Empty { get; } = new();

    /// <summary>The file as shown to people, or null without one.</summary>
    public string? File { get; init; }

    /// <summary><c>use</c>.</summary>
    public UseConfig Use { get; init; } = new();

    /// <summary><c>use.connectOptions</c> and <c>gate.remote</c>.</summary>
    public RemoteConfig Remote { get; init; } = new();

    /// <summary><c>projects</c>, names distinct.</summary>
    public IReadOnlyList<ProjectConfig> Projects { get; init; } = [];

    /// <summary><c>workers</c>.</summary>
    public int? Workers { get; init; }

    /// <summary><c>timeout</c>.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary><c>gate.export</c>.</summary>
    public string? Export { get; init; }

    /// <summary><c>gate.include</c>.</summary>
    public IReadOnlyList<string> Include { get; init; } = [];

    /// <summary><c>gate.exclude</c>.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary><c>gate.externals</c> by host.</summary>
    public IReadOnlyDictionary<string, ExternalPolicy> Externals { get; init; } = new SortedDictionary<string, ExternalPolicy>(StringComparer.Ordinal);

    /// <summary><c>gate.states</c>; a storage state is the path as written.</summary>
    public IReadOnlyList<StateRecipe> States { get; init; } = [];

    /// <summary><c>gate.masks</c>; whether one is expired is not known here.</summary>
    public IReadOnlyList<MaskRule> Masks { get; init; } = [];

    /// <summary><c>gate.tolerances</c>; whether one is expired is not known here.</summary>
    public IReadOnlyList<ToleranceRule> Tolerances { get; init; } = [];

    /// <summary><c>webServer</c>; null where there is none.</summary>
    public WebServerSettings? WebServer { get; init; }

    /// <summary><c>gate.live</c>.</summary>
    public LiveSettings Live { get; init; } = new();

    /// <summary><c>globalTimeout</c>, and what of <c>gate.limits</c> is about the whole run.</summary>
    public RunLimits RunLimits { get; init; } = new();

    /// <summary><c>gate.limits</c>.</summary>
    public PageLimits Limits { get; init; } = new();

    /// <summary><c>gate.replay</c>, paths as written.</summary>
    public ReplaySettings Replay { get; init; } = new();

    /// <summary><c>gate.accept</c>.</summary>
    public IReadOnlyList<AcceptedAbsence> Accept { get; init; } = [];

    /// <summary><c>gate.fullPage</c>.</summary>
    public bool? FullPage { get; init; }

    /// <summary><c>gate.confirm</c>.</summary>
    public int? Confirm { get; init; }

    /// <summary><c>gate.semantics</c>.</summary>
    public string? Semantics { get; init; }

    /// <summary><c>gate.ledger</c>.</summary>
    public string? Ledger { get; init; }
    /// <summary><c>gate.checks</c>: check ids that exist.</summary>
    public IReadOnlyDictionary<string, string> Checks { get; init; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Texts that must not appear in any output or digest: values of environment variables, passwords, authorizing headers.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];
}

using Gate.Core;
using Gate.Core.Rendering;
using Gate.Harness.Machine;
using Gate.Harness.Remote;
using Gate.Harness.Reuse;
using Gate.Harness.Serving;

namespace Gate.Harness.Browsers;

/// <summary>What the first browser of a run is asked before anybody uses it: whether it takes the settings, and what it is.</summary>
/// <param name="launch">How it was started.</param>
/// <param name="settings">To be tried out.</param>
/// <param name="memory">Where its answer is kept; null for nowhere.</param>
/// <param name="known">What is known of it from an earlier run; null when nothing is.</param>
internal sealed class FirstBrowser(BrowserLaunch launch, RenderSettings settings, EnvironmentMemory? memory, RenderEnvironment? known)
{
    /// <summary>What the browser has to reach.</summary>
    public required ProxyParts Proxies { get; init; }

    /// <summary>Null until it is known.</summary>
    public RenderEnvironment? Environment { get; private set; } = known;

    /// <exception cref="GateException">It refuses the settings, or is not what an earlier run knew.</exception>
    public async Task MeetAsync(BrowserProcess browser, CancellationToken cancellationToken)
    {
        await SettingsTrial.RunAsync(browser, settings);
        if (launch.Server is { } server)
            await ProxyTrial.RunAsync(browser, server, Proxies, cancellationToken);
        var told = await EnvironmentReader.ReadAsync(browser, launch, cancellationToken);
        if (Environment is { } expected && !Same(expected, told))
        {
            // Shots may have been answered from the cache for the browser that was expected.
            memory?.Drop();
            throw new GateException("environment-moved", $"the browser is {told.Browser} and no longer what the cache knew ({expected.Browser}), or its flags are others")
            {
                NextStep = "the same command again: the cache has forgotten it",
                Exit = GateExit.Incomplete,
            };
        }
        Environment = told;
        memory?.Keep(told);
    }

    private static bool Same(RenderEnvironment one, RenderEnvironment other)
        => one.Flags.SequenceEqual(other.Flags, StringComparer.Ordinal) && one with { Flags = [] } == other with { Flags = [] };
}

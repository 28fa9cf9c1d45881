using Gate.Core.Run;
using Gate.Core.Run.Facts;
using Gate.Harness;
using Gate.Tests.Support.Cli;
using NUnit.Framework;

namespace Gate.Tests.Support;

/// <summary>One job with everything rendered and one without what is proved by its inputs, and what has to be the same in both.</summary>
internal static class ReuseRuns
{
    public static async Task<(RunReport Rendered, RunReport Reused)> RunAsync(GateOptions options, Folders folders) => (
        await OnceAsync(options with { NoReuse = true, Out = folders.At("rendered") }, folders),
        await OnceAsync(options with { Out = folders.At("reused") }, folders));

    /// <summary>Status, decision, absolute error and digests of each shot; only the proof may be another.</summary>
    public static void ExpectSame(IEnumerable<ShotFacts> reused, IEnumerable<ShotFacts> rendered) => Assert.That(reused.Select(Outcome), Is.EqualTo(rendered.Select(Outcome)));

    private static (string, ShotStatus, Decision?, long?, string?, string?, string, string) Outcome(ShotFacts shot) => (
        shot.Id, shot.Status, shot.Decision, shot.Ae, shot.Before?.Compared, shot.After?.Compared,
        shot.Before?.Requests.ToJsonString() ?? "", shot.After?.Requests.ToJsonString() ?? "");

    private static async Task<RunReport> OnceAsync(GateOptions options, Folders folders)
    {
        var plan = GatePlanner.Resolve(options, new PlanSurroundings(new Dictionary<string, string>(), folders.Root, "gate 0.0.0"));
        var parts = new RunParts
        {
            StartRenderer = async (browser, settings, note, cancellationToken) => await ChromiumRenderer.StartAsync(browser, settings, note, cancellationToken),
            Progress = new SilentProgress(),
        };
        return await GateRun.RunAsync(plan, parts, CancellationToken.None);
    }
}

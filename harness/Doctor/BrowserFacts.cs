using Gate.Core;
using Gate.Core.Rendering;
using Gate.Harness.Browsers;

namespace Gate.Harness.Doctor;

/// <summary>The browser and its sandbox, as a run would start them.</summary>
internal static class BrowserFacts
{
    public static async Task<IReadOnlyList<MachineFact>> ReadAsync(BrowserSettings settings, CancellationToken cancellationToken)
    {
        BrowserChoice choice;
        try
        {
            choice = BrowserFinder.Find(settings);
        }
        catch (GateException exception)
        {
            return [new MachineFact("browser", exception.Message, FactState.Missing, exception.NextStep), new MachineFact("sandbox", "unknown without a browser", FactState.Missing)];
        }

        SandboxPolicy sandbox = SandboxPolicy.OfThisProcess();
        BrowserTrial trial = await BrowserTrial.RunAsync(choice.Path, sandbox.On, cancellationToken);
        if (trial.Passed)
            return [Browser(choice, trial), Sandbox(sandbox)];
        return sandbox.On && (await BrowserTrial.RunAsync(choice.Path, sandbox: false, cancellationToken)).Passed
            ? [Browser(choice, trial), SandboxRefused(trial)]
            : [Broken(choice, trial), Sandbox(sandbox)];
    }

    private static MachineFact Browser(BrowserChoice choice, BrowserTrial trial) =>
        new("browser", $"{trial.Version ?? "version unknown"}: {choice.How} ({choice.Path})", FactState.Ok);

    private static MachineFact Broken(BrowserChoice choice, BrowserTrial trial) =>
        new("browser", $"{choice.How} ({choice.Path}) does not draw a page: {trial.Trouble}", FactState.Missing,
            "run gate doctor --fix, which installs what it lacks, or name another with --browser PATH");

    private static MachineFact Sandbox(SandboxPolicy sandbox) =>
        sandbox.On
            ? new MachineFact("sandbox", $"on: {sandbox.Why}", FactState.Ok)
            : new MachineFact("sandbox", $"off: {sandbox.Why}", FactState.Warn, "run as an ordinary user when the markup is not trusted");

    private static MachineFact SandboxRefused(BrowserTrial trial) =>
        new("sandbox", $"the browser starts only without it: {trial.Trouble}", FactState.Missing,
            SandboxPolicy.Advice);
}

using Gate.Core.Rendering;
using Gate.Harness.Machine;

namespace Gate.Harness.Doctor;

/// <summary>Looks at the machine as a run would use it: <c>gate doctor</c> in one list, always in the same order.</summary>
public static class EnvironmentProbe
{
    /// <summary>Every fact, best known first: sdk, runtime, driver, browser, sandbox, fonts, cores, memory, shared-memory, disk, witness.</summary>
    /// <param name="browser">The settings of the run to come: a named browser is looked at, not replaced.</param>
    /// <param name="witness"><c>ImageSharp 3.1.12</c>, or <c>absent: why</c>.</param>
    /// <param name="cancellationToken">Ends the commands that are asked.</param>
    public static async Task<IReadOnlyList<MachineFact>> ProbeAsync(BrowserSettings browser, string witness, CancellationToken cancellationToken) =>
    [
        await DotnetFacts.SdkAsync(cancellationToken),
        DotnetFacts.Runtime(),
        await PlaywrightDriver.FactAsync(cancellationToken),
        .. await BrowserFacts.ReadAsync(browser, cancellationToken),
        await FontFacts.ReadAsync(cancellationToken),
        CapacityFacts.Cores(Environment.ProcessorCount),
        CapacityFacts.Memory(MemoryLimit.Read()),
        CapacityFacts.SharedMemory(),
        CapacityFacts.Disk(),
        Witness(witness),
    ];

    private static MachineFact Witness(string witness) =>
        witness.StartsWith("absent", StringComparison.Ordinal)
            ? new MachineFact("witness", witness, FactState.Warn, "nothing, if the package is not in your feed: counts then rest on gate's own codec alone, and reports say so")
            : new MachineFact("witness", witness, FactState.Ok);
}

using System.Runtime.InteropServices;

namespace Gate.Harness.Doctor;

/// <summary>What runs the tool, and what builds it.</summary>
internal static class DotnetFacts
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static async Task<MachineFact> SdkAsync(CancellationToken cancellationToken)
    {
        CommandResult result = await SystemCommand.RunAsync(new CommandCall("dotnet", "--version"), Patience, cancellationToken);
        return result.Succeeded
            ? new MachineFact("sdk", result.LastLine, FactState.Ok)
            : new MachineFact("sdk", "none found on the PATH", FactState.Warn, "install the .NET 10 SDK if you build from source; a built gate runs without it");
    }

    public static MachineFact Runtime() =>
        new("runtime", $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier}", FactState.Ok);
}

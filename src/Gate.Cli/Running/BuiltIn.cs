using System.Reflection;
using Gate.Core.Run;
using Gate.Harness;

namespace Gate.Cli.Running;

/// <summary>What this build brings to a run: Chromium, and the witness where its package could be restored.</summary>
internal static class BuiltIn
{
    /// <summary>Why there is no witness, as the build found out.</summary>
    private static string WitnessAbsence { get; } = typeof(BuiltIn).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(attribute => attribute.Key == "WitnessAbsence")?.Value ?? "this build was made without it (-p:ImageSharp=true builds it in)";

    public static RunParts Parts(IRunProgress progress) => new()
    {
        StartRenderer = async (browser, settings, note, cancellationToken) => await ChromiumRenderer.StartAsync(browser, settings, note, cancellationToken),
#if IMAGESHARP
        Witness = new(new ImageSharp.ImageSharpCodec(), new ImageSharp.ImageSharpComparer()),
#endif
        WitnessAbsence = WitnessAbsence,
        Progress = progress,
    };

    /// <summary><c>ImageSharp 3.1.12</c>, or <c>absent: why</c>.</summary>
    public static string WitnessName(RunParts parts) => parts.Witness?.Name ?? $"absent: {parts.WitnessAbsence}";
}

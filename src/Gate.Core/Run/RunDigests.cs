using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Gate.Core.Rendering;
using Gate.Core.Run.Facts;

namespace Gate.Core.Run;

/// <summary>Digests over what was planned and what produced the pixels.</summary>
internal static class RunDigests
{
    /// <summary>Over the sources as typed, the shots and everything that decides what a capture looks like.</summary>
    public static string Plan(GatePlan plan, RenderPlan render) => Digest(
    [
        plan.Before.Description,
        plan.After.Description,
        plan.ConfigDigest,
        $"confirm {render.Confirm}",
        $"renderer {RenderSettings.RendererVersion}",
        .. plan.Viewports.Select(viewport => JsonSerializer.Serialize(viewport)),
        .. render.Shots.Select(shot => $"{shot.Id}\t{shot.Pair.Before?.Address}\t{shot.Pair.After?.Address}"),
    ]);

    public static EnvironmentFacts Environment(RenderEnvironment environment, string witness)
    {
        var digest = Digest(
        [
            environment.Browser,
            .. environment.Flags,
            environment.Fonts,
            environment.Os,
            $"renderer {RenderSettings.RendererVersion}",
            $"sandbox {environment.Sandbox}",
        ]);
        return new EnvironmentFacts(
            $"env-{digest["sha256:".Length..][..12]}",
            environment.Browser,
            environment.Flags,
            environment.Fonts,
            environment.Os,
            RenderSettings.RendererVersion,
            environment.Sandbox,
            witness);
    }

    private static string Digest(IEnumerable<string> lines) =>
        $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))))}";
}

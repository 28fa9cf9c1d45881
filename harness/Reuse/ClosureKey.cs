using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Gate.Core.Rendering;
using Gate.Harness.Capturing;

namespace Gate.Harness.Reuse;

/// <summary>Everything that decides about a capture beside the bytes of the site: what is kept under one key may stand for what is made under it.</summary>
internal sealed class ClosureKey(RenderEnvironment environment, RenderSettings settings)
{
    // The harness itself is part of it: its module id is a digest of its code and scripts, because the build is deterministic.
    private readonly string _common = string.Join('\n',
        typeof(ClosureKey).Module.ModuleVersionId.ToString(),
        RenderSettings.RendererVersion,
        PageScripts.Prelude(virtualTime: true),
        PageScripts.World,
        JsonSerializer.Serialize(environment),
        // Whole, so that a new setting cannot be forgotten.
        JsonSerializer.Serialize(settings));

    /// <returns>64 hex digits.</returns>
    public string Of(Shot shot)
    {
        return Digest($"{_common}\n{shot.Pair.Before!.Address}\n{JsonSerializer.Serialize(shot.Viewport)}\n{shot.State}");
    }

    /// <summary>Of both sides.</summary>
    /// <returns>64 hex digits.</returns>
    public string OfBoth(Shot shot) =>
        Digest($"{_common}\n{shot.Pair.Before?.Address}\n{shot.Pair.After?.Address}\n{JsonSerializer.Serialize(shot.Viewport)}\n{shot.State}");

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

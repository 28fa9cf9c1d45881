using Gate.Core.Rendering;
using Gate.Core.Run.Facts;

namespace Gate.Core.Run;

/// <summary>What masks hid.</summary>
internal static class ShotMasks
{
    /// <summary>Pages with a shot that is identical and whose whole pictures are not: what differs lies under a mask.</summary>
    public static HashSet<string> Differing(IEnumerable<ShotFacts> shots) =>
        shots.Where(shot => shot is { Status: ShotStatus.Identical, State: not ScriptsOff.State, Before.Pixels: { } before, After.Pixels: { } after } && before != after).Select(shot => shot.Page).ToHashSet(StringComparer.Ordinal);
}

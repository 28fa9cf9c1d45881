using Gate.Core.Run.Facts;

namespace Gate.Core.Explain;

/// <summary>
/// What nothing accounts for. A region that is explained whole has none: what differs in it lies where its causes paint, also where no rule
/// says which colours they give. The twin of <c>isLeft</c> in the report's script.
/// </summary>
internal static class LeftOver
{
    /// <summary>Whether there is any.</summary>
    public static bool Is(RegionFacts region) => region.Explanation == "unexplained" || Of(region) > 0;

    /// <summary>How many positions.</summary>
    public static long Of(RegionFacts region) => region.Explanation == "whole" ? 0 : region.Remainder ?? 0;
}

using Gate.Core.Run.Facts;

namespace Gate.Core.Run;

/// <summary>Whether what a report says of a shot fits together: nobody makes a difference equal by writing that it is.</summary>
internal static class ShotConsistency
{
    /// <summary>What does not fit, in words; null when everything does.</summary>
    public static string? Trouble(ShotFacts shot) => shot.Status switch
    {
        ShotStatus.Identical => OfIdentical(shot),
        ShotStatus.Changed or ShotStatus.Tolerated => OfDifferent(shot),
        ShotStatus.Added => shot.Before is null ? OfUnproved(shot) : "added, and has a before side",
        ShotStatus.Removed => shot.After is null ? OfUnproved(shot) : "removed, and has an after side",
        _ => OfUnproved(shot),
    };

    private static string? OfIdentical(ShotFacts shot) => shot switch
    {
        { Proof: null } => "identical without a proof",
        { Before: null } or { After: null } => "identical, and has one side only",
        { Ae: not 0 } or { MaxChannelDelta: not 0 } or { Regions.Count: > 0 } => "identical, and has pixels that differ",
        { Before.Compared: { } before, After.Compared: { } after } when before != after => "identical, and its sides have different digests",
        { Before.Failure: not null } or { After.Failure: not null } => "identical, and a side of it failed",
        { Proof: Proof.Redirect, Before.Redirect: var before, After.Redirect: var after } when before != after => "identical, and its sides lead to different pages",
        _ => null,
    };

    private static string? OfDifferent(ShotFacts shot) => shot switch
    {
        { Before: null } or { After: null } => $"{Name(shot)}, and has one side only",
        { Before.Compared: { } before, After.Compared: { } after } when before == after => $"{Name(shot)}, and its sides have the same digest",
        // A mask over rows that only one side has leaves no position that differs.
        { Ae: 0, Before: { } before, After: { } after } when (before.Width, before.Height) == (after.Width, after.Height) => $"{Name(shot)}, and no pixel of it differs",
        _ => OfUnproved(shot),
    };

    private static string? OfUnproved(ShotFacts shot) => shot.Proof is null ? null : $"{Name(shot)}, with a proof that it is identical";

    private static string Name(ShotFacts shot) => shot.Status.ToString().ToLowerInvariant();
}

using Gate.Core.Run.Facts;

namespace Gate.Core.Run;

/// <summary>Numbers of pages, and of shots by status; every planned shot is in exactly one status.</summary>
public sealed record StatusCounts
{
    /// <summary>Pages of the union.</summary>
    public int Pages { get; init; }

    /// <summary>Planned shots.</summary>
    public int Shots { get; init; }

    /// <summary>Shots proved equal.</summary>
    public int Identical { get; init; }

    /// <summary>Those of the identical shots whose after side was not rendered: it is made of the same bytes.</summary>
    public int ByInputs { get; init; }

    /// <summary>Those of the shots proved by inputs of which neither side was rendered: an earlier run did.</summary>
    public int FromCache { get; init; }

    /// <summary>Shots different within a declared tolerance.</summary>
    public int Tolerated { get; init; }

    /// <summary>Shots that differ.</summary>
    public int Changed { get; init; }

    /// <summary>Shots of pages on the after side only.</summary>
    public int Added { get; init; }

    /// <summary>Shots of pages on the before side only.</summary>
    public int Removed { get; init; }

    /// <summary>Shots of which a side does not reproduce itself.</summary>
    public int Unstable { get; init; }

    /// <summary>Shots without trustworthy pixels.</summary>
    public int Failed { get; init; }

    /// <summary>Shots not reached.</summary>
    public int Pending { get; init; }

    /// <summary>Shots with a valid approval.</summary>
    public int Approved { get; init; }

    /// <summary>Counted.</summary>
    internal static StatusCounts Of(int pages, IReadOnlyList<ShotFacts> shots) => new()
    {
        Pages = pages,
        Shots = shots.Count,
        Identical = shots.Count(shot => shot.Status == ShotStatus.Identical),
        ByInputs = shots.Count(shot => shot.Proof == Proof.Inputs),
        FromCache = shots.Count(shot => shot is { Proof: Proof.Inputs, Before.Attempts: 0 }),
        Tolerated = shots.Count(shot => shot.Status == ShotStatus.Tolerated),
        Changed = shots.Count(shot => shot.Status == ShotStatus.Changed),
        Added = shots.Count(shot => shot.Status == ShotStatus.Added),
        Removed = shots.Count(shot => shot.Status == ShotStatus.Removed),
        Unstable = shots.Count(shot => shot.Status == ShotStatus.Unstable),
        Failed = shots.Count(shot => shot.Status == ShotStatus.Failed),
        Pending = shots.Count(shot => shot.Status == ShotStatus.Pending),
        Approved = shots.Count(shot => shot.Decision == Decision.Approved),
    };
}

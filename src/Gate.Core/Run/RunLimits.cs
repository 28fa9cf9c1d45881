namespace Gate.Core.Run;

/// <summary>What a whole run may use up; beyond either bound it is incomplete, with the bound named.</summary>
public sealed record RunLimits
{
    /// <summary>From the start to the last shot; six hours are what common CI services give a job.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromHours(6);

    /// <summary>Of all pictures that are kept as evidence, in MiB.</summary>
    public int EvidenceMegabytes { get; init; } = 4_096;
}

using System.Globalization;

namespace Gate.Core.Rendering;

/// <summary>
/// A difference that is expected: how many pixels, and by how much, at least and at most, as in web-platform-tests' fuzzy
/// metadata. Two-sided, so that it cannot outlive what it was made for.
/// </summary>
public sealed record ToleranceRule
{
    /// <summary>Which shots.</summary>
    public ShotScope Scope { get; init; } = ShotScope.All;

    /// <summary>Largest channel step, both ends included, 0–255.</summary>
    public required (int Min, int Max) ChannelDelta { get; init; }

    /// <summary>Absolute error, both ends included.</summary>
    public required (int Min, int Max) Pixels { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>Who answers for it, or null.</summary>
    public string? Owner { get; init; }

    /// <summary>Last day in force (UTC), or null.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Whether its last day is over: it tolerates nothing then.</summary>
    public bool IsExpired { get; init; }

    /// <summary>What and where, for people.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"{Pixels.Min}–{Pixels.Max} px by {ChannelDelta.Min}–{ChannelDelta.Max} on {Scope}");

    /// <summary>Whether this difference is within both ranges.</summary>
    public bool Holds(long ae, int maxChannelDelta) =>
        ae >= Pixels.Min && ae <= Pixels.Max && maxChannelDelta >= ChannelDelta.Min && maxChannelDelta <= ChannelDelta.Max;
}

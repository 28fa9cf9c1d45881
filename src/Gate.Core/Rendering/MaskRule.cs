using System.Globalization;

namespace Gate.Core.Rendering;

/// <summary>An area that is left out of the comparison: a rectangle, or the boxes of the elements that a selector finds.</summary>
public sealed record MaskRule
{
    /// <summary>Share of a shot, in percent, that a mask may cover where nothing else is said.</summary>
    public const double DefaultBudget = 25;

    /// <summary>Which shots.</summary>
    public ShotScope Scope { get; init; } = ShotScope.All;

    /// <summary>CSS selector; null exactly when there is a rectangle.</summary>
    public string? Selector { get; init; }

    /// <summary>CSS px from the page's top left corner; null exactly when there is a selector.</summary>
    public (int X, int Y, int Width, int Height)? Rectangle { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>Who answers for it, or null.</summary>
    public string? Owner { get; init; }

    /// <summary>Last day in force (UTC), or null.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Most that it may cover of any shot, percent.</summary>
    public double Budget { get; init; } = DefaultBudget;

    /// <summary>Whether its last day is over: it masks nothing then.</summary>
    public bool IsExpired { get; init; }

    /// <summary>What and where, for people; two rules of one file may share it.</summary>
    public string Name => string.Create(
        CultureInfo.InvariantCulture,
        $"{Selector ?? (Rectangle is var (x, y, width, height) ? $"{width}×{height} px at ({x}, {y})" : "")} on {Scope}");
}

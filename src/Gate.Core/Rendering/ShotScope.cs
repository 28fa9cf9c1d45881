using Gate.Core.Pages;

namespace Gate.Core.Rendering;

/// <summary>Which shots a rule is about.</summary>
public sealed record ShotScope
{
    /// <summary>Every shot.</summary>
    public static ShotScope All { get; } = new();

    /// <summary>Over page ids; null for every page.</summary>
    public Glob? Pages { get; init; }

    /// <summary>Name of a viewport; null for every one.</summary>
    public string? Viewport { get; init; }

    /// <summary>Name of a state; null for every one.</summary>
    public string? State { get; init; }

    /// <summary>Whether the rule is about this shot.</summary>
    public bool Covers(ShotId shot) =>
        (Pages is null || Pages.Matches(shot.Page)) && (Viewport is null || Viewport == shot.Viewport) && (State is null || State == shot.State);

    /// <inheritdoc/>
    public override string ToString() => $"{Pages?.Text ?? "**"}@{Viewport ?? "*"}{(State is null ? "" : $".{State}")}";
}

using Gate.Core.Pages;

namespace Gate.Core.Rendering;

/// <summary>page × viewport × state: the unit that is rendered and compared.</summary>
public sealed record Shot(PagePair Pair, Viewport Viewport, string State = ShotId.DefaultState)
{
    /// <summary>The shot's name.</summary>
    public ShotId Id { get; } = new(Pair.Id, Viewport.Name, State);
}

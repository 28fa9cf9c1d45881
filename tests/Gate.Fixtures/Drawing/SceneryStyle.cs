namespace Gate.Fixtures.Drawing;

/// <summary>What a scene is painted with; hills come from far to near.</summary>
internal sealed record SceneryStyle(Colour SkyHigh, Colour SkyLow, Colour Sun, IReadOnlyList<Colour> Hills)
{
    /// <summary>Where the sky ends, as a share of the height.</summary>
    public double Horizon { get; init; } = 0.6;

    /// <summary>The sea below the horizon, or null for land.</summary>
    public Colour? Water { get; init; }

    public bool Boat { get; init; }

    public static SceneryStyle Of(string skyHigh, string skyLow, string sun, params string[] hills) =>
        new(Colour.Of(skyHigh), Colour.Of(skyLow), Colour.Of(sun), [.. hills.Select(Colour.Of)]);
}

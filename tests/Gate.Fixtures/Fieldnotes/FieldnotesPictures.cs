using Gate.Fixtures.Drawing;

namespace Gate.Fixtures.Fieldnotes;

/// <summary>The plates of the Fieldnotes story: land in seven inks.</summary>
internal static class FieldnotesPictures
{
    private static readonly (string Name, SceneryStyle Style)[] Plates =
    [
        ("bog", SceneryStyle.Of("c7d6cf", "f3ead2", "fffaf0", "b7c3a6", "8fa37c", "5d7a52", "3d5a3a") with { Horizon = 0.72 }),
        ("causeway", SceneryStyle.Of("9db7c4", "f0dfc0", "fff3d6", "93a39a", "6d8579") with { Horizon = 0.5, Water = Colour.Of("5f8791") }),
        ("alvar", SceneryStyle.Of("e9b872", "fbeccb", "fffaf0", "d8c08a", "b99f66", "8f7d4c") with { Horizon = 0.66 }),
        ("winter", SceneryStyle.Of("8a97ad", "e6e4e6", "ffffff", "c4c9d3", "a3adbd", "6f7d92", "47556b") with { Horizon = 0.74 }),
    ];

    public static IEnumerable<FixtureFile> Files(ulong seed) => Plates.Select(plate =>
        new FixtureFile($"images/{plate.Name}.png", Scenery.Paint(plate.Style, 720, 340, SeededRandom.For(seed, "plate " + plate.Name)).Png()));
}

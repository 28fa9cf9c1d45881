using Gate.Fixtures.Drawing;

namespace Gate.Fixtures.Harbour;

/// <summary>The painted pictures of the Harbour story.</summary>
internal static class HarbourPictures
{
    private static readonly SceneryStyle[] Coasts =
    [
        SceneryStyle.Of("8fc3c9", "f4e3c4", "fff6dd", "a9c7c0", "7da79f", "44746f") with { Water = Colour.Of("2f7f86"), Boat = true },
        SceneryStyle.Of("2c5f74", "f2b98a", "ffe4b8", "8b8aa0", "5f6d86", "2d4657") with { Water = Colour.Of("2b5a6c"), Boat = true, Horizon = 0.56 },
        SceneryStyle.Of("bcd9e4", "f7efe0", "ffffff", "c3d3cf", "8fb0a4", "5a8873") with { Water = Colour.Of("4f9aa5"), Boat = true, Horizon = 0.62 },
        SceneryStyle.Of("f0a67a", "fbe3b9", "fff4da", "c98d7d", "8f6a73", "54485c") with { Water = Colour.Of("6a6f8d"), Boat = true, Horizon = 0.58 },
    ];

    private static readonly string[] Flags = ["0b6e69", "e2613e", "2b4f7d", "7a4f6d", "10262e", "a63f20"];

    /// <summary>The picture of each boat, then of the other places that the pages show.</summary>
    public static IEnumerable<FixtureFile> Files(ulong seed)
    {
        for (var i = 0; i < HarbourBoat.Fleet.Count; i++)
            yield return Coast($"images/{HarbourBoat.Fleet[i].Slug}.png", seed, i, 420, 270);
        yield return Coast("images/quay.png", seed, 2, 600, 460);
        yield return Coast("images/dusk.png", seed, 1, 600, 420);
        foreach (var (name, style) in new[] { ("day", 0), ("evening", 3), ("weekend", 1) })
            yield return new($"images/voucher-{name}.png", Voucher(seed, name, style).Png());
    }

    /// <summary>A gift card picture, 320 × 200: shown at its natural size, so that one pixel of it is one pixel of the page.</summary>
    public static Picture Voucher(ulong seed, string name, int style) =>
        Scenery.Paint(Coasts[style], 320, 200, SeededRandom.For(seed, "voucher " + name));

    /// <summary>The same card with one pixel a little darker.</summary>
    public static FixtureFile VoucherWithOneOtherPixel(ulong seed)
    {
        var picture = Voucher(seed, "evening", 3);
        var old = picture[211, 37];
        picture[211, 37] = old with { R = (byte)(old.R - 3) };
        return new("images/voucher-evening.png", picture.Png());
    }

    /// <summary>
    /// A house flag of 20 × 12 pixels as a data address, as builders inline small pictures. It is no stand-in behind a card's
    /// picture: whether Chromium paints a background that an opaque image hides depends on when that image was decoded, and a
    /// rounded clip lets both shine through at its edge, so that such a page does not always reproduce itself.
    /// </summary>
    public static string Pennant(ulong seed, string name)
    {
        var random = SeededRandom.For(seed, "pennant " + name);
        var (field, cross) = (Colour.Of(random.Pick(Flags)), Colour.Of(random.Pick(new[] { "ffffff", "f4e3c4", "d9a441" })));
        var (column, band) = (random.Between(5, 9), random.Below(2) == 0);
        var picture = new Picture(20, 12);
        for (var y = 0; y < 12; y++)
            for (var x = 0; x < 20; x++)
                picture[x, y] = y is 5 or 6 || (band && (x == column || x == column + 1)) ? cross : field;
        return "data:image/png;base64," + Convert.ToBase64String(picture.Png());
    }

    private static FixtureFile Coast(string path, ulong seed, int style, int width, int height) =>
        new(path, Scenery.Paint(Coasts[style % Coasts.Length], width, height, SeededRandom.For(seed, path)).Png());
}

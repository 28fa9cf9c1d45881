namespace Gate.Fixtures.Drawing;

/// <summary>Paints poster-like pictures of coasts and hills, from a palette and a seed.</summary>
internal static class Scenery
{
    /// <summary>A picture in device pixels of the given size; painted at twice the size and halved, for smooth edges.</summary>
    public static Picture Paint(SceneryStyle style, int width, int height, SeededRandom random)
    {
        var picture = new Picture(width * 2, height * 2);
        var horizon = (int)(picture.Height * style.Horizon);
        Sky(picture, style, horizon, random);
        for (var layer = 0; layer < style.Hills.Count; layer++)
            Hill(picture, style.Hills[layer], horizon, (style.Hills.Count - layer) * picture.Height / 14, random);
        if (style.Water is { } water) Sea(picture, water, style.SkyLow, horizon, random);
        if (style.Boat) Boat(picture, horizon, random);
        return picture.Halved();
    }

    private static void Sky(Picture picture, SceneryStyle style, int horizon, SeededRandom random)
    {
        var (sunX, sunY) = (random.Between(picture.Width / 5, picture.Width * 4 / 5), random.Between(horizon / 3, horizon * 3 / 4));
        var radius = picture.Height / random.Between(11, 16);
        for (var y = 0; y < picture.Height; y++)
        {
            // Bands rather than a gradient: a poster look, and long runs for the compressor.
            var colour = style.SkyHigh.Towards(style.SkyLow, Math.Min(256, y * 24 / horizon * 256 / 24));
            for (var x = 0; x < picture.Width; x++)
            {
                var (dx, dy) = (x - sunX, y - sunY);
                var distance = (dx * dx) + (dy * dy);
                picture[x, y] = distance < radius * radius ? style.Sun
                    : distance < radius * radius * 3 ? colour.Towards(style.Sun, 56)
                    : colour;
            }
        }
    }

    private static void Hill(Picture picture, Colour colour, int horizon, int height, SeededRandom random)
    {
        var ridge = new Ridge(random);
        var stretch = 4.0 + random.Below(4);
        for (var x = 0; x < picture.Width; x++)
        {
            var top = horizon - (int)(height * (0.75 + (ridge.At(x * stretch / picture.Width) * 0.7)));
            for (var y = Math.Max(0, top); y < picture.Height; y++) picture[x, y] = colour;
        }
    }

    private static void Sea(Picture picture, Colour water, Colour shine, int horizon, SeededRandom random)
    {
        for (var y = horizon; y < picture.Height; y++)
            for (var x = 0; x < picture.Width; x++)
                picture[x, y] = water.Towards(shine, Math.Max(0, 110 - ((y - horizon) * 12 / (picture.Height - horizon) * 12)));

        for (var streak = 0; streak < 70; streak++)
        {
            var y = random.Between(horizon + 2, picture.Height - 4);
            var length = random.Between(30, 60 + ((y - horizon) * 2));
            var start = random.Below(picture.Width);
            for (var x = start; x < Math.Min(picture.Width, start + length); x++)
                for (var row = y; row < y + 2; row++) picture[x, row] = picture[x, row].Towards(shine, 70);
        }
    }

    private static void Boat(Picture picture, int horizon, SeededRandom random)
    {
        var (white, hull, shade) = (Colour.Of("fdf8ee"), Colour.Of("20343f"), Colour.Of("e2d8c6"));
        var unit = picture.Height / 26;
        var left = random.Between(picture.Width / 4, picture.Width / 2);
        var deck = horizon + (unit * 4);
        for (var y = 0; y < unit * 2; y++)
            Row(picture, deck + y, left + (y * 2), left + (unit * 11) - y, hull);
        for (var y = 0; y < unit * 13; y++)
        {
            Row(picture, deck - unit - y, left + (unit * 5) + 4, left + (unit * 5) + 4 + ((unit * 13 - y) * 5 / 11), white);
            Row(picture, deck - unit - y, left + (unit * 5) - ((unit * 13 - y) * 4 / 12), left + (unit * 5) - 2, shade);
        }
        for (var y = 0; y < unit * 15; y++) Row(picture, deck - y, left + (unit * 5), left + (unit * 5) + 3, hull);
    }

    private static void Row(Picture picture, int y, int from, int to, Colour colour)
    {
        if (y < 0 || y >= picture.Height) return;
        for (var x = Math.Max(0, from); x < Math.Min(picture.Width, to); x++) picture[x, y] = colour;
    }
}

using Gate.Pixels;

namespace Gate.Core.Explain;

/// <summary>Least and most of red, green and blue over some colours, or over some steps from one colour to another.</summary>
internal readonly record struct ChannelRange((int Least, int Most) Red, (int Least, int Most) Green, (int Least, int Most) Blue)
{
    public static ChannelRange Empty { get; } = new((int.MaxValue, int.MinValue), (int.MaxValue, int.MinValue), (int.MaxValue, int.MinValue));

    public bool IsEmpty => Red.Least > Red.Most;

    /// <summary>Of all that a picture shows in some parts of it.</summary>
    public static ChannelRange Over(Raster image, params IEnumerable<Region> areas)
    {
        var range = Empty;
        foreach (var area in areas)
        {
            var inside = area.Intersect(Region.OfSize(image.Width, image.Height));
            for (var y = inside.Top; y < inside.Bottom; y++)
            {
                for (var x = inside.Left; x < inside.Right; x++)
                    range = range.With(image.PixelAt(x, y)!.Value);
            }
        }

        return range;
    }

    public ChannelRange With(uint colour) => WithStep(((int)(colour & 255), (int)(colour >> 8 & 255), (int)(colour >> 16 & 255)));

    public ChannelRange WithStep((int Red, int Green, int Blue) step) => new(Wider(Red, step.Red), Wider(Green, step.Green), Wider(Blue, step.Blue));

    public bool Holds(uint colour, int slack) => !IsEmpty && Within(Red, (int)(colour & 255), slack) && Within(Green, (int)(colour >> 8 & 255), slack) && Within(Blue, (int)(colour >> 16 & 255), slack);

    /// <summary>Whether a step lies between none and these.</summary>
    public bool HoldsStep(uint was, uint now, int slack)
    {
        var step = Step(was, now);
        return !IsEmpty && Within(Wider(Red, 0), step.Red, slack) && Within(Wider(Green, 0), step.Green, slack) && Within(Wider(Blue, 0), step.Blue, slack);
    }

    public static (int Red, int Green, int Blue) Step(uint was, uint now) =>
        ((int)(now & 255) - (int)(was & 255), (int)(now >> 8 & 255) - (int)(was >> 8 & 255), (int)(now >> 16 & 255) - (int)(was >> 16 & 255));

    public static int Distance(uint one, uint other)
    {
        var (red, green, blue) = Step(one, other);
        return Math.Max(Math.Abs(red), Math.Max(Math.Abs(green), Math.Abs(blue)));
    }

    private static (int Least, int Most) Wider((int Least, int Most) range, int value) => (Math.Min(range.Least, value), Math.Max(range.Most, value));

    private static bool Within((int Least, int Most) range, int value, int slack) => value >= range.Least - slack && value <= range.Most + slack;
}

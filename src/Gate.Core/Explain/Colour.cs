using System.Globalization;

namespace Gate.Core.Explain;

/// <summary>A computed colour, its channels from 0 to 255.</summary>
/// <param name="Packed">Red lowest, as a picture has it, its alpha full.</param>
/// <param name="Alpha">0 to 1.</param>
internal readonly record struct Colour(uint Packed, double Alpha)
{
    // Blends are rounded otherwise by so much.
    private const int Rounding = 2;

    // CSS Color 4, 6.1: those that CSS 2.1 knew.
    private static readonly Dictionary<string, uint> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["black"] = 0x000000, ["silver"] = 0xC0C0C0, ["gray"] = 0x808080, ["white"] = 0xFFFFFF, ["maroon"] = 0x800000, ["red"] = 0xFF0000, ["purple"] = 0x800080, ["fuchsia"] = 0xFF00FF, ["green"] = 0x008000,
        ["lime"] = 0x00FF00, ["olive"] = 0x808000, ["yellow"] = 0xFFFF00, ["navy"] = 0x000080, ["blue"] = 0x0000FF, ["teal"] = 0x008080, ["aqua"] = 0x00FFFF, ["orange"] = 0xFFA500,
    };

    public bool IsOpaque => Alpha >= 1;

    /// <summary>Reads <c>rgb(…)</c> and <c>rgba(…)</c>, as browsers compute them in sRGB; null for any other.</summary>
    public static Colour? Of(string value)
    {
        var open = value.IndexOf('(', StringComparison.Ordinal);
        if (!value.StartsWith("rgb", StringComparison.Ordinal) || open < 0 || value[^1] != ')')
            return null;
        var parts = value[(open + 1)..^1].Split(',', StringSplitOptions.TrimEntries);
        var alpha = 1.0;
        if (parts.Length is not (3 or 4) || (parts.Length == 4 && !double.TryParse(parts[3], CultureInfo.InvariantCulture, out alpha)))
            return null;
        var packed = 0xFF00_0000u;
        for (var i = 0; i < 3; i++)
        {
            if (!byte.TryParse(parts[i], CultureInfo.InvariantCulture, out var channel))
                return null;
            packed |= (uint)channel << (8 * i);
        }

        return new Colour(packed, alpha);
    }

    /// <summary>Reads what is written as a plain name or with three or six digits; null for any other.</summary>
    public static Colour? Written(string word)
    {
        if (!Names.TryGetValue(word, out var rgb))
        {
            var digits = word is ['#', _, _, _] ? string.Concat(word.Skip(1).SelectMany(digit => new[] { digit, digit })) : word is ['#', _, _, _, _, _, _] ? word[1..] : "";
            if (!uint.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out rgb))
                return null;
        }

        return new Colour(0xFF00_0000u | ((rgb & 255) << 16) | (rgb & 0xFF00) | (rgb >> 16), 1);
    }

    /// <summary>Whether a step is one share of the step from this colour to another: what lay over the same ground as softly, before and after.</summary>
    public bool IsShare(Colour other, uint was, uint now)
    {
        if (Math.Abs(Alpha - other.Alpha) > 0.001)
            return false;
        var (whole, step) = (Channels(ChannelRange.Step(Packed, other.Packed)), Channels(ChannelRange.Step(was, now)));
        var most = whole.Select(Math.Abs).Max();
        if (most == 0)
            return false;
        var at = Array.FindIndex(whole, channel => Math.Abs(channel) == most);
        var share = (double)step[at] / whole[at];
        if (share < 0 || share > Alpha + ((double)Rounding / most))
            return false;
        for (var i = 0; i < 3; i++)
        {
            if (Math.Abs(step[i] - (share * whole[i])) > Rounding)
                return false;
            // What is left without the colour has to be a colour.
            var ground = (int)(was >> (8 * i) & 255) - (share * (int)(Packed >> (8 * i) & 255));
            if (ground < -Rounding || ground > (255 * (1 - share)) + Rounding)
                return false;
        }

        return true;
    }

    private static int[] Channels((int Red, int Green, int Blue) step) => [step.Red, step.Green, step.Blue];
}

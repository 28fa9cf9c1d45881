using System.Globalization;
using System.Text;
using Gate.Fixtures.Drawing;
using static Gate.Fixtures.Drawing.Contours;

namespace Gate.Fixtures.Fieldnotes;

/// <summary>Line charts as a plotting program exports them: absolute coordinates, one group a part, nothing shared.</summary>
internal static class Charts
{
    private static readonly string[] Inks = ["#2d4a2b", "#b8862f", "#8c4a3a", "#3f6f86"];

    private const int Width = 760, Height = 300, Left = 48, Right = 742, Top = 22, Bottom = 258;

    /// <summary>An SVG of 760 × 300 units with one to four curves, shaped by its name.</summary>
    public static string Svg(ulong seed, string name, int points = 150)
    {
        var random = SeededRandom.For(seed, "chart " + name);
        var markup = new StringBuilder();
        markup.Append(CultureInfo.InvariantCulture, $"""<svg class="figure-art" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {Height}" role="img" aria-label="Chart: {name}" data-chart="{name}"><g data-layer="grid">""");
        for (var line = 0; line <= 4; line++)
        {
            var y = Bottom - (line * (Bottom - Top) / 4);
            markup.Append(CultureInfo.InvariantCulture, $"""<line x1="{Left}" y1="{y}" x2="{Right}" y2="{y}" stroke="#e4dfcf" stroke-width="1"></line><text x="{Left - 10}" y="{y + 4}" text-anchor="end" font-size="12" fill="#8a8a7a">{line * 5}</text>""");
        }
        for (var tick = 0; tick < 8; tick++)
        {
            var x = Left + (tick * (Right - Left) / 7);
            markup.Append(CultureInfo.InvariantCulture, $"""<line x1="{x}" y1="{Bottom}" x2="{x}" y2="{Bottom + 5}" stroke="#b9b5a3" stroke-width="1"></line><text x="{x}" y="{Bottom + 22}" text-anchor="middle" font-size="12" fill="#8a8a7a">{(tick == 0 ? "start" : $"+{tick}")}</text>""");
        }
        markup.Append("""</g><g data-layer="curves">""");
        var curves = 2 + random.Below(2);
        for (var curve = 0; curve < curves; curve++) markup.Append(Curve(random, Inks[curve], points, curve));
        return markup.Append("</g></svg>").ToString();
    }

    private static string Curve(SeededRandom random, string ink, int points, int curve)
    {
        var (slow, fast) = (new Ridge(random, 31), new Ridge(random, 97));
        var tilt = (random.Unit() - 0.6) * 90;
        var middle = Top + 60 + (curve * 52);
        var path = new StringBuilder();
        var marks = new StringBuilder();
        for (var i = 0; i < points; i++)
        {
            var share = (double)i / (points - 1);
            var x = Left + (share * (Right - Left));
            var y = Math.Clamp(middle - (tilt * share) + (slow.At(share * 6) * 46) + (fast.At(share * 40) * 7), Top, Bottom - 4);
            path.Append(i == 0 ? 'M' : 'L').Append(Number(x)).Append(' ').Append(Number(y));
            if (i % 15 == 7) marks.Append(CultureInfo.InvariantCulture, $"""<circle cx="{Number(x)}" cy="{Number(y)}" r="2.6" fill="#fff" stroke="{ink}" stroke-width="1.4" data-point="{i}"></circle>""");
        }
        return $"""<path d="{path}" fill="none" stroke="{ink}" stroke-width="1.8" stroke-linejoin="round"></path>{marks}""";
    }
}

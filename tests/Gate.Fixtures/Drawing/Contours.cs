using System.Globalization;
using System.Text;

namespace Gate.Fixtures.Drawing;

/// <summary>Depth lines of a made-up chart, as SVG paths of the kind that drawing programs export.</summary>
internal static class Contours
{
    private const int Points = 40;

    /// <summary>The inner markup of an <c>&lt;svg&gt;</c>: closed curves around one centre, from the outermost in.</summary>
    public static string Paths(SeededRandom random, ContourPlan plan)
    {
        var shape = new Ridge(random, 23);
        var drift = new Ridge(random, 19);
        var markup = new StringBuilder();
        for (var ring = plan.Rings; ring >= 1; ring--)
        {
            var outline = new (double X, double Y)[Points];
            for (var i = 0; i < Points; i++)
            {
                var (cos, sin) = UnitCircle(i, Points);
                var turn = i * 7.0 / Points;
                // The two ends of the noise are blended, so that the curve closes.
                var near = shape.Smooth(turn + (ring * 0.09));
                var far = shape.Smooth(turn + 16 + (ring * 0.09));
                var blend = (double)i / Points;
                var radius = plan.Radius * ring / plan.Rings * (1 + (((near * (1 - blend)) + (far * blend)) * 0.3) + (drift.Smooth(ring * 0.4) * 0.05));
                outline[i] = (plan.CentreX + (radius * cos * 1.5), plan.CentreY + (radius * sin));
            }
            markup.Append(CultureInfo.InvariantCulture, $"<path data-depth=\"{(plan.Rings - ring) * 5}\" d=\"{Closed(outline)}\" fill=\"{plan.Fill}\" fill-opacity=\"0.05\" stroke=\"{plan.Stroke}\" stroke-opacity=\"{(ring % 4 == 0 ? "0.5" : "0.22")}\" stroke-width=\"{(ring % 4 == 0 ? "1.6" : "1")}\" vector-effect=\"non-scaling-stroke\"></path>");
        }
        return markup.ToString();
    }

    /// <summary>A point of the unit circle by its rational form: no library sine, whose last bit differs between platforms.</summary>
    private static (double X, double Y) UnitCircle(int index, int count)
    {
        var quarter = index * 4.0 / count;
        var side = (int)quarter;
        var t = quarter - side;
        // tan(a/2) for a in [0, π/2] runs from 0 to √2 − 1, nearly in proportion.
        var half = t * 0.41421356237309503;
        var (x, y) = ((1 - (half * half)) / (1 + (half * half)), 2 * half / (1 + (half * half)));
        return side switch { 0 => (x, y), 1 => (-y, x), 2 => (-x, -y), _ => (y, -x) };
    }

    /// <summary>Catmull–Rom through the points, written as cubic Béziers.</summary>
    private static string Closed((double X, double Y)[] points)
    {
        var path = new StringBuilder($"M{Number(points[0].X)} {Number(points[0].Y)}");
        for (var i = 0; i < points.Length; i++)
        {
            var (a, b) = (points[(i + points.Length - 1) % points.Length], points[i]);
            var (c, d) = (points[(i + 1) % points.Length], points[(i + 2) % points.Length]);
            path.Append('C').Append(Number(b.X + ((c.X - a.X) / 6))).Append(' ').Append(Number(b.Y + ((c.Y - a.Y) / 6)))
                .Append(' ').Append(Number(c.X - ((d.X - b.X) / 6))).Append(' ').Append(Number(c.Y - ((d.Y - b.Y) / 6)))
                .Append(' ').Append(Number(c.X)).Append(' ').Append(Number(c.Y));
        }
        return path.Append('Z').ToString();
    }

    public static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}

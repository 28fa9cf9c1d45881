namespace Gate.Fixtures.Drawing;

/// <summary>A smooth random line: value noise in three octaves. Only + − × ÷, which IEEE 754 fixes to the bit on every machine.</summary>
internal sealed class Ridge
{
    private readonly double[] knots;

    public Ridge(SeededRandom random, int knotCount = 64)
    {
        knots = new double[knotCount];
        for (var i = 0; i < knotCount; i++) knots[i] = (random.Unit() * 2) - 1;
    }

    /// <summary>The height at <paramref name="x"/>, within −1…1; the line repeats after as many units as it has knots.</summary>
    public double At(double x) => (Octave(x) * 0.62) + (Octave(x * 2.3) * 0.26) + (Octave(x * 5.1) * 0.12);

    /// <summary>The same line without its fine detail, within −1…1.</summary>
    public double Smooth(double x) => Octave(x);

    private double Octave(double x)
    {
        var cell = (int)x;
        var t = x - cell;
        var smooth = t * t * (3 - (2 * t));
        return knots[cell % knots.Length] + ((knots[(cell + 1) % knots.Length] - knots[cell % knots.Length]) * smooth);
    }
}

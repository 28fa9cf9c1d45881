namespace Gate.Fixtures.Drawing;

/// <summary>A set of depth lines, in the units of its view box; colours as CSS.</summary>
internal sealed record ContourPlan(double CentreX, double CentreY, double Radius, int Rings)
{
    public string Stroke { get; init; } = "currentColor";

    public string Fill { get; init; } = "none";
}

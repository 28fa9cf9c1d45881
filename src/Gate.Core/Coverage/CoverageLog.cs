using Gate.Core.Rendering;

namespace Gate.Core.Coverage;

/// <summary>What the captures of a run exercised, shot by shot.</summary>
internal sealed class CoverageLog(RenderPlan plan)
{
    public SheetLog Sheets { get; } = new(plan);

    public PaintLog Paint { get; } = new(plan.Settings);

    public void Observe(RenderedShot shot)
    {
        Sheets.Observe(shot);
        if (plan.Settings.ReadsCoverage)
            Paint.Observe(shot);
    }
}

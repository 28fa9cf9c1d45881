using Gate.Core.Checks;
using Gate.Core.Rendering;

namespace Gate.Core.Coverage;

/// <summary>What the captures of a run exercised, shot by shot.</summary>
internal sealed class CoverageLog(RenderPlan plan)
{
    public SheetLog Sheets { get; } = new(plan);

    public PaintLog Paint { get; } = new(plan.Settings);

    public FileLog Files { get; } = new(plan);

    public void Observe(ShotComparison shot)
    {
        Sheets.Observe(shot.Rendered);
        if (!plan.Settings.ReadsCoverage)
            return;
        Paint.Observe(shot.Rendered);
        Files.Observe(shot);
    }
}

using Gate.Core.Checks;
using Gate.Core.Rendering;
using Gate.Core.Run;

namespace Gate.Core.Coverage;

/// <summary>What the captures of a run exercised, shot by shot.</summary>
internal sealed class CoverageLog(RenderPlan plan)
{
    public SheetLog Sheets { get; } = new(plan);

    public PaintLog Paint { get; } = new(plan.Settings);

    public FileLog Files { get; } = new(plan);

    public void Observe(ShotComparison shot)
    {
        // Under a mask pixels differ as well: it says that they may.
        var differs = shot.Status != ShotStatus.Identical || shot.Before?.Pixels != shot.After?.Pixels;
        Sheets.Observe(shot.Rendered, differs);
        if (!plan.Settings.ReadsCoverage)
            return;
        Paint.Observe(shot.Rendered);
        Files.Observe(shot, differs);
    }
}

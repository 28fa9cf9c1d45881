using Gate.Core.Checks;
using Gate.Core.Pages;
using Gate.Core.Rendering;
using Gate.Core.Run;
using Gate.Pixels;

namespace Gate.Core.Baselines;

/// <summary>Makes a baseline of a source: all of it, or none.</summary>
public static class BaselineRecorder
{
    /// <summary>Captures every shot as often as a difference would be believed, and keeps what reproduces itself.</summary>
    /// <param name="plan">Its after side is what is recorded.</param>
    /// <param name="parts">The renderer, and who is told.</param>
    /// <param name="folder">Where it is written.</param>
    /// <param name="cancellationToken">Ends the recording; nothing is written then.</param>
    /// <exception cref="GateException"><c>baseline-unsure</c>: a shot failed or is unstable; nothing was written.</exception>
    public static async Task<BaselineStore> RecordAsync(GatePlan plan, RunParts parts, string folder, CancellationToken cancellationToken)
    {
        var pages = PagePairing.Pair(plan.Before, plan.After, plan.Rules);
        var whole = GateRun.PlanRendering(plan, pages);
        var render = whole with { Shots = [.. whole.Shots.Where(shot => shot.Pair.After is not null).Select(shot => new Shot(shot.Pair with { Before = null }, shot.Viewport, shot.State))] };
        parts.Progress.Planned(pages.Pairs.Count, render.Shots.Count);
        await using var renderer = await parts.StartRenderer(plan.Browser, plan.Rendering, parts.Progress.Note, cancellationToken);
        var shots = new List<BaselineShot>();
        var pictures = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        var trouble = new SortedSet<string>(StringComparer.Ordinal);
        await foreach (var rendered in renderer.RenderAsync(render, cancellationToken))
            Take(rendered, shots, pictures, trouble);
        if (trouble.Count > 0)
        {
            throw new GateException("baseline-unsure", $"{Words.Count(trouble.Count, "shot")} cannot be recorded: {Words.List([.. trouble.Take(3)])}{(trouble.Count > 3 ? ", and more" : "")}")
            {
                Place = folder, NextStep = "gate check --before SOURCE --after SOURCE says more; mend the pages, or leave them out with --exclude; nothing was written", Exit = GateExit.Incomplete,
            };
        }

        return BaselineStore.Write(folder, new BaselineManifest
        {
            Source = plan.After.Description,
            Origin = plan.After.Commit ?? SiteDigest.Of(plan.After, cancellationToken),
            Environment = RunDigests.Environment(renderer.Environment, parts.Witness?.Name ?? $"absent: {parts.WitnessAbsence}"),
            Rendering = BaselineStore.RenderingOf(plan.Rendering, plan.Viewports),
            Shots = [.. shots.OrderBy(shot => ShotId.TryParse(shot.Id))],
        }, pictures);
    }

    private static void Take(RenderedShot rendered, List<BaselineShot> shots, Dictionary<string, ReadOnlyMemory<byte>> pictures, SortedSet<string> trouble)
    {
        var id = rendered.Shot.Id.ToString();
        using var side = DecodedSide.Read(rendered.After)!;
        // Without masks: a baseline is the whole picture.
        side.Decode(Mask.None, ImageLimits.Default);
        switch (side)
        {
            case { Failure: { } failure }:
                trouble.Add($"{id} ({failure.Message})");
                break;
            case { IsConsistent: false }:
                trouble.Add($"{id} (it does not reproduce itself)");
                break;
            case { Redirect: { } target }:
                shots.Add(new BaselineShot(id, 0, 0, null, target));
                break;
            default:
                var pixels = side.Facts.Pixels!;
                pictures.TryAdd(pixels, side.Pngs[0]);
                shots.Add(new BaselineShot(id, side.Image!.Width, side.Image.Height, pixels, null));
                break;
        }
    }
}

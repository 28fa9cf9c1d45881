using Gate.Core.Rendering;
using Gate.Core.Run;

namespace Gate.Tests.Support;

/// <summary>
/// A real run folder, rendered by a fake: <c>a.html</c> and <c>b.html</c> changed, <c>new.html</c> added, <c>old.html</c> removed,
/// <c>same.html</c> equal, at one viewport called <c>small</c>.
/// </summary>
internal static class SmallRun
{
    public static readonly byte[] Plain = Renders.Picture(120, 120);
    public static readonly byte[] Dotted = Renders.Picture(120, 120, (3, 4));
    public static readonly byte[] Twice = Renders.Picture(120, 120, (1, 1), (110, 110));

    /// <summary>Into <c>out</c> of the folder.</summary>
    /// <param name="scratch">Where the sides lie, too.</param>
    /// <param name="after">What the after side of every page but <c>same.html</c> looks like.</param>
    /// <param name="aAfter">The same of <c>a.html</c> alone.</param>
    /// <param name="signers">The file of whose approvals alone count; null: everybody's.</param>
    public static Task<RunReport> RunAsync(ScratchFolder scratch, byte[] after, byte[]? aAfter = null, string? signers = null)
    {
        foreach (var page in new[] { "a.html", "b.html" })
        {
            scratch.Write($"before/{page}", page);
            scratch.Write($"after/{page}", $"{page} as it is now");
        }

        scratch.Write("before/same.html", "same");
        scratch.Write("after/same.html", "same");
        scratch.Write("before/old.html", "old");
        scratch.Write("after/new.html", "new");
        var plan = GatePlanner.Resolve(
            new GateOptions { Before = scratch.At("before"), After = scratch.At("after"), Out = scratch.At("out"), Semantics = "off", RequireSigned = signers },
            new PlanSurroundings(new Dictionary<string, string>(), scratch.At("."), "gate 0.1.0")) with { Viewports = [Plans.Small] };
        var parts = new RunParts
        {
            StartRenderer = (_, _, _, _) => Task.FromResult<IRenderer>(new FakeRenderer(Render)),
            Progress = new SilentProgress(),
        };
        return GateRun.RunAsync(plan, parts, CancellationToken.None);

        RenderedShot Render(Shot shot) => new(
            shot,
            shot.Pair.Before is null ? null : Renders.Steady(Plain),
            shot.Pair.After is null ? null : Renders.Steady(shot.Id.Page.Value switch { "same.html" => Plain, "a.html" => aAfter ?? after, _ => after }));
    }
}

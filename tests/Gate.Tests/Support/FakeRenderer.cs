using System.Runtime.CompilerServices;
using Gate.Core.Rendering;

namespace Gate.Tests.Support;

/// <summary>A renderer whose outcomes are given by the test; everything after rendering is the real thing.</summary>
internal sealed class FakeRenderer(Func<Shot, RenderedShot> render) : IRenderer
{
    public RenderEnvironment Environment { get; init; } = new("Chromium 1.2.3.4", "chromium", ["--flag"], "sha256:00", "Linux x64", true);

    public async IAsyncEnumerable<RenderedShot> RenderAsync(RenderPlan plan, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var shot in plan.Shots)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
            yield return render(shot);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

using System.Runtime.CompilerServices;
using System.Text.Json;
using Gate.Core.Rendering;
using Gate.Harness;

namespace Gate.Cli.Watching;

/// <summary>
/// One renderer for all rounds that want the same one: its browsers stay, and with them what the last round rendered. Every capture has
/// a fresh context all the same.
/// </summary>
internal sealed class WarmRenderer : IAsyncDisposable
{
    // A user and a password are a tuple, which JSON passes over unless told.
    private static readonly JsonSerializerOptions Whole = new() { IncludeFields = true };

    private ChromiumRenderer? _renderer;
    private string _key = "";

    /// <summary>Shots that were rendered since <see cref="StartAsync"/>; those that an earlier round knew do not count.</summary>
    public int Rendered { get; private set; }

    /// <summary>The one that is there, or a new one. It is given back, and not ended, when its round ends.</summary>
    public async Task<IRenderer> StartAsync(BrowserSettings browser, RenderSettings settings, Action<string> note, CancellationToken cancellationToken)
    {
        Rendered = 0;
        var key = JsonSerializer.Serialize(browser, Whole) + JsonSerializer.Serialize(settings, Whole);
        if (_renderer is null || _key != key)
        {
            await DisposeAsync();
            _renderer = (await ChromiumRenderer.StartAsync(browser, settings, note, cancellationToken)).KeepingRounds();
            _key = key;
        }

        return new Lent(this, _renderer);
    }

    /// <summary>Ends the browsers; the next round starts others.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_renderer is not { } renderer)
            return;
        _renderer = null;
        await renderer.DisposeAsync();
    }

    private sealed class Lent(WarmRenderer owner, ChromiumRenderer renderer) : IRenderer
    {
        public RenderEnvironment Environment => renderer.Environment;

        public async IAsyncEnumerable<RenderedShot> RenderAsync(RenderPlan plan, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await foreach (var rendered in renderer.RenderAsync(plan, cancellationToken))
            {
                if (!rendered.IsCarried)
                    owner.Rendered++;
                yield return rendered;
            }
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}

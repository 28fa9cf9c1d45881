using System.Diagnostics;
using System.Text.Json;

namespace Gate.Benchmarks.Pixels;

/// <summary>Peers that run inside one Node process, which times itself: no start-up, no pipe in their figures.</summary>
internal sealed class NodePeers : IDisposable
{
    public static readonly string[] Names = ["@blazediff/bin binding", "odiff server", "pixelmatch + pngjs", "@blazediff/core + pngjs", "looks-same strict"];

    private readonly Process process;

    public NodePeers(string peers)
    {
        string script = Path.Combine(AppContext.BaseDirectory, "Pixels", "peers.mjs");
        ProcessStartInfo start = new("node", [script, peers]) { RedirectStandardInput = true, RedirectStandardOutput = true, WorkingDirectory = peers };
        process = Process.Start(start) ?? throw new InvalidOperationException("node did not start");
    }

    public IEnumerable<Contestant> All() => Names.Select(name => new Contestant(name, true, pair => AskAsync(name, pair)));

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }

    private async Task<(double Milliseconds, bool? IsEqual)> AskAsync(string name, Pair pair)
    {
        await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(new { name, a = pair.Before, b = pair.After })).ConfigureAwait(false);
        string line = await process.StandardOutput.ReadLineAsync().ConfigureAwait(false) ?? throw new InvalidOperationException($"{name} ended the peers' process");
        using JsonDocument answer = JsonDocument.Parse(line);
        if (answer.RootElement.TryGetProperty("error", out JsonElement error))
            throw new InvalidOperationException($"{name}: {error.GetString()}");
        return (answer.RootElement.GetProperty("ms").GetDouble(), answer.RootElement.GetProperty("equal").GetBoolean());
    }
}

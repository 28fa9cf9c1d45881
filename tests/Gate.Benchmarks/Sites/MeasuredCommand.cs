using System.Diagnostics;

namespace Gate.Benchmarks.Sites;

/// <summary>One command, run to its end and measured with all its children.</summary>
internal sealed record MeasuredCommand(string File, IReadOnlyList<string> Arguments)
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(100);

    // Reading the proportional set size walks the page tables of every process: not too often, or it is what is measured.
    private const int LooksPerMemory = 5;

    /// <summary>Added to this process's own.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    public string Input { get; init; } = string.Empty;

    public string? Folder { get; init; }

    /// <summary>Exit codes that mean that the work was done.</summary>
    public IReadOnlyList<int> Good { get; init; } = [0];

    /// <exception cref="InvalidOperationException">It ended otherwise; the last of what it said is in the message.</exception>
    public async Task<(TreeUse Use, string Output)> RunAsync()
    {
        ProcessStartInfo start = new(File, Arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Folder ?? string.Empty };
        foreach ((string name, string value) in Variables)
            start.Environment[name] = value;
        long from = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"{File} did not start");
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(Input).ConfigureAwait(false);
        process.StandardInput.Close();
        ProcessTree tree = new(process.Id);
        Task ended = process.WaitForExitAsync();
        long peak = 0;
        for (int look = 0; !ended.IsCompleted; look++)
        {
            IReadOnlyList<int> ids = tree.Look();
            if (look % LooksPerMemory == 0)
                peak = Math.Max(peak, ProcessTree.Memory(ids));
            await Task.WhenAny(ended, Task.Delay(LookInterval)).ConfigureAwait(false);
        }

        TimeSpan wall = Stopwatch.GetElapsedTime(from);
        string said = await output.ConfigureAwait(false);
        string complained = await errors.ConfigureAwait(false);
        return Good.Contains(process.ExitCode)
            ? (new TreeUse(wall, tree.Cpu, peak), said)
            : throw new InvalidOperationException($"{Path.GetFileName(File)} ended with {process.ExitCode}: {Tail(complained.Trim().Length > 0 ? complained : said)}");
    }

    private static string Tail(string text) => text.Trim() is { Length: > 600 } long_ ? long_[^600..] : text.Trim();
}

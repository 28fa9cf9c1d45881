using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Gate.Core.Git;

/// <summary>
/// A running <c>git</c> that, unless <see cref="GitWriter"/> asks, only reads the object store: no prompt, no pager, no lock, no fetch of missing
/// objects, no replacement objects. What it runs are plumbing commands, which start no hook, filter or helper of the repository, and no monitor of files.
/// </summary>
internal sealed class GitProcess : IDisposable
{
    /// <summary>The first line says why; the rest is advice about configuration.</summary>
    private const int MostErrorText = 4_000;

    private readonly Process _process;
    private readonly StringBuilder _error = new();

    private GitProcess(Process process) => _process = process;

    /// <summary>What the process prints.</summary>
    public Stream Output => _process.StandardOutput.BaseStream;

    /// <summary>What the process reads.</summary>
    public Stream Input => _process.StandardInput.BaseStream;

    /// <param name="folder">Where git starts to look for the repository.</param>
    /// <param name="arguments">The command and its arguments.</param>
    /// <param name="environment">Further variables, or others in place of the usual ones.</param>
    /// <exception cref="GateException"><c>git-missing</c>.</exception>
    public static GitProcess Start(string folder, IReadOnlyList<string> arguments, IReadOnlyList<(string Name, string Value)>? environment = null)
    {
        var start = new ProcessStartInfo("git", ["-C", folder, "-c", "core.fsmonitor=false", "--no-pager", "--literal-pathspecs", .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in new[] { ("GIT_TERMINAL_PROMPT", "0"), ("GIT_OPTIONAL_LOCKS", "0"), ("GIT_NO_LAZY_FETCH", "1"), ("GIT_NO_REPLACE_OBJECTS", "1"), ("LC_ALL", "C") }.Concat(environment ?? []))
            start.Environment[name] = value;
        var running = new GitProcess(new Process { StartInfo = start });
        running._process.ErrorDataReceived += (_, line) => running.Keep(line.Data);
        try
        {
            running._process.Start();
        }
        catch (Win32Exception exception)
        {
            running._process.Dispose();
            throw new GateException("git-missing", $"git cannot be started: {exception.Message}", exception) { NextStep = "install git, or give folders" };
        }

        running._process.BeginErrorReadLine();
        return running;
    }

    /// <summary>Does a piece of work with the process, which is ended when that takes longer than it may.</summary>
    /// <exception cref="IOException">It was ended.</exception>
    public T Within<T>(TimeSpan limit, Func<T> work)
    {
        using var bound = new CancellationTokenSource(limit);
        using var ending = bound.Token.Register(Kill);
        try
        {
            return work();
        }
        catch (IOException exception) when (bound.IsCancellationRequested)
        {
            throw new IOException($"git gave no answer within {limit.TotalSeconds:0} s", exception);
        }
    }

    /// <summary>Waits for the end.</summary>
    /// <returns>The exit code and the first of its complaints.</returns>
    public (int Exit, string Error) End()
    {
        _process.WaitForExit();
        lock (_error)
            return (_process.ExitCode, _error.ToString());
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Kill();
        _process.Dispose();
    }

    private void Kill()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
    }

    private void Keep(string? line)
    {
        lock (_error)
        {
            if (!string.IsNullOrWhiteSpace(line) && _error.Length < MostErrorText)
                _error.Append(_error.Length > 0 ? "; " : "").Append(line.Trim());
        }
    }
}

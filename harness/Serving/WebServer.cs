using System.ComponentModel;
using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using Gate.Core;
using Gate.Core.Pages;
using Gate.Core.Run;

namespace Gate.Harness.Serving;

/// <summary>The user's own server: started before the run, waited for, and ended with every process that it started.</summary>
public sealed class WebServer : IAsyncDisposable
{
    /// <summary>Every process that the command starts inherits it, those too that leave its tree.</summary>
    private const string Mark = "STARTED_BY_GATE_RUN";

    private const int LinesKept = 20;

    private readonly Process? _process;
    private readonly string _name = Guid.NewGuid().ToString("N");
    private readonly Queue<string> _tail = new();

    private WebServer(WebServerSettings? settings, string workingDirectory)
    {
        if (settings is null)
            return;
        var isWindows = OperatingSystem.IsWindows();
        var start = new ProcessStartInfo(isWindows ? "cmd.exe" : "/bin/sh", isWindows ? ["/d", "/s", "/c", settings.Command] : ["-c", settings.Command])
        {
            WorkingDirectory = Path.GetFullPath(settings.Folder ?? ".", workingDirectory),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings.Variables)
            start.Environment[name] = value;
        start.Environment[Mark] = _name;
        _process = new Process { StartInfo = start };
    }

    /// <summary>Starts what the plan names, where a side is live.</summary>
    /// <param name="plan">As resolved.</param>
    /// <param name="workingDirectory">Absolute.</param>
    /// <param name="note">Told what happens.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Disposed at the end of the run; without a process where none was needed.</returns>
    /// <exception cref="GateException"><c>webserver-taken</c>, <c>webserver-ended</c>, <c>webserver-silent</c>; nothing is left running.</exception>
    public static async Task<WebServer> StartAsync(GatePlan plan, string workingDirectory, Action<string> note, CancellationToken cancellationToken)
    {
        if (plan.WebServer is not { } settings || (plan.Before.Site is not Site.Live && plan.After.Site is not Site.Live))
            return new WebServer(null, workingDirectory);
        using var probe = new HttpMessageInvoker(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(2) });
        if (await AnswersAsync(probe, settings.Address, cancellationToken))
        {
            // What answers there is not what the config would start: it may be another version of the pages.
            if (!settings.Reuse)
                throw Trouble("webserver-taken", $"{settings.Address} answers already, before webServer.command was run", "end that server, or set webServer.reuseExistingServer");
            note($"the server at {settings.Address} is taken as it is");
            return new WebServer(null, workingDirectory);
        }

        var server = new WebServer(settings, workingDirectory);
        try
        {
            server.Start();
            await server.WaitAsync(probe, settings, cancellationToken);
            note($"webServer answers at {settings.Address}");
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends every process of the server.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_process is not { } process)
            return;
        if (HasStarted(process))
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
            EndStrays();
            await process.WaitForExitAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(5)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        process.Dispose();
    }

    private void Start()
    {
        var process = _process!;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        try
        {
            process.Start();
        }
        catch (Win32Exception exception)
        {
            throw Trouble("webserver-ended", $"webServer.command cannot be started: {exception.Message}", "mend webServer.command or webServer.cwd");
        }

        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private async Task WaitAsync(HttpMessageInvoker probe, WebServerSettings settings, CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!await AnswersAsync(probe, settings.Address, cancellationToken))
        {
            if (_process!.HasExited)
            {
                // Its last words may still be on the way; what it has started may hold the way open.
                await _process.WaitForExitAsync(cancellationToken).WaitAsync(TimeSpan.FromSeconds(2), cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                cancellationToken.ThrowIfCancellationRequested();
                throw Trouble("webserver-ended", $"webServer.command ended with {_process.ExitCode} before {settings.Address} answered{Said()}", "run the command by hand, and mend it");
            }

            if (TimeProvider.System.GetElapsedTime(started) > settings.Timeout)
                throw Trouble("webserver-silent", $"{settings.Address} did not answer within {settings.Timeout.TotalMilliseconds:0} ms{Said()}", "mend webServer.url, or raise webServer.timeout");
            await Task.Delay(100, cancellationToken);
        }
    }

    /// <summary>As Playwright judges: a page, a redirect, or a refusal that a server makes on purpose.</summary>
    private static async Task<bool> AnswersAsync(HttpMessageInvoker probe, Uri address, CancellationToken cancellationToken)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bound.CancelAfter(TimeSpan.FromSeconds(5));
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            using var answer = await probe.SendAsync(request, bound.Token);
            return (int)answer.StatusCode is >= 200 and < 404;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or SocketException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }

    /// <summary>Processes that left the tree (a shell that ended, a daemon) still carry the mark; where there is no <c>/proc</c> the tree has to do.</summary>
    private void EndStrays()
    {
        // A process that is being ended may start one more: until a look finds none.
        for (var look = 0; look < 20 && Strays() is { Count: > 0 } strays; look++)
        {
            foreach (var stray in strays)
            {
                using (stray)
                    stray.Kill(entireProcessTree: true);
            }
        }
    }

    private List<Process> Strays()
    {
        var strays = new List<Process>();
        if (!OperatingSystem.IsLinux())
            return strays;
        var mark = Encoding.ASCII.GetBytes($"{Mark}={_name}\0");
        foreach (var process in Process.GetProcesses())
        {
            if (process.Id != Environment.ProcessId && Carries(process.Id, mark))
                strays.Add(process);
            else
                process.Dispose();
        }

        return strays;
    }

    private static bool Carries(int process, byte[] mark)
    {
        try
        {
            return File.ReadAllBytes($"/proc/{process}/environ").AsSpan().IndexOf(mark) >= 0;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It ended meanwhile, or is somebody else's: not ours.
            return false;
        }
    }

    private static bool HasStarted(Process process)
    {
        try
        {
            return process.Id > 0;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private void Keep(string? line)
    {
        if (string.IsNullOrWhiteSpace(line))
            return;
        lock (_tail)
        {
            if (_tail.Count == LinesKept)
                _tail.Dequeue();
            _tail.Enqueue(line.Trim());
        }
    }

    private string Said()
    {
        lock (_tail)
            return _tail.Count == 0 ? "" : $"; it said: {string.Join(" / ", _tail.TakeLast(3))}";
    }

    private static GateException Trouble(string code, string message, string next) => new(code, message) { Place = "webServer", NextStep = next, Exit = GateExit.Incomplete };
}

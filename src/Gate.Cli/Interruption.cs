using System.Runtime.InteropServices;

namespace Gate.Cli;

/// <summary>
/// The first Ctrl-C or SIGTERM asks for an orderly end with a partial report; the second is left to the system, which ends the
/// process at once. One that follows on the heels of the first is the same one: <c>timeout</c> sends it to the process and to its group.
/// </summary>
internal sealed class Interruption(TimeProvider clock) : IDisposable
{
    /// <summary>Shorter than anybody presses a key twice on purpose, longer than a busy machine takes to deliver two.</summary>
    private static readonly TimeSpan SameFor = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource _source = new();
    private readonly List<PosixSignalRegistration> _registrations = [];
    private long _first;

    public CancellationToken Token => _source.Token;

    public static Interruption Listen()
    {
        var interruption = new Interruption(TimeProvider.System);
        foreach (var signal in new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM })
            interruption._registrations.Add(PosixSignalRegistration.Create(signal, interruption.Handle));
        return interruption;
    }

    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
        _source.Dispose();
    }

    internal void Handle(PosixSignalContext context)
    {
        // Each signal comes on a thread of its own.
        if (Interlocked.CompareExchange(ref _first, Math.Max(1, clock.GetTimestamp()), 0) is not 0 and var first)
        {
            context.Cancel = clock.GetElapsedTime(first) < SameFor;
            return;
        }

        context.Cancel = true;
        _source.Cancel();
    }
}

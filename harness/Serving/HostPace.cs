using System.Collections.Concurrent;
using Gate.Core.Rendering;

namespace Gate.Harness.Serving;

/// <summary>Takes turns at hosts, over all sides and lanes of a run: so many requests at one time, and a pause between two of them.</summary>
/// <param name="settings">How hard a host is asked.</param>
/// <param name="time">The clock of pauses; the system's unless given.</param>
internal sealed class HostPace(LiveSettings settings, TimeProvider? time = null) : IDisposable
{
    private readonly ConcurrentDictionary<string, Host> _hosts = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Times that a request is repeated after a fault of the network.</summary>
    public int Retries => settings.Retries;

    /// <summary>How long is waited before a request is repeated for the given time: 0.25 s, 1 s, 4 s, then no longer.</summary>
    public static TimeSpan Before(int retry) => TimeSpan.FromMilliseconds(250 * Math.Pow(4, Math.Min(retry, 3) - 1));

    /// <summary>Waits until the host may be asked.</summary>
    /// <returns>The turn: disposed when the answer is there.</returns>
    public Task<IDisposable> TakeTurnAsync(string host, CancellationToken cancellationToken) => _hosts.GetOrAdd(host, _ => new Host(settings, time ?? TimeProvider.System)).TakeAsync(cancellationToken);

    public void Dispose()
    {
        foreach (var host in _hosts.Values)
            host.Dispose();
    }

    private sealed class Host(LiveSettings settings, TimeProvider time) : IDisposable
    {
        private readonly SemaphoreSlim _seats = new(settings.Connections);
        private readonly SemaphoreSlim _start = new(1);
        private long _last = long.MinValue;

        public async Task<IDisposable> TakeAsync(CancellationToken cancellationToken)
        {
            await _seats.WaitAsync(cancellationToken);
            try
            {
                await PauseAsync(cancellationToken);
                return new Turn(_seats);
            }
            catch
            {
                _seats.Release();
                throw;
            }
        }

        public void Dispose()
        {
            _seats.Dispose();
            _start.Dispose();
        }

        private async Task PauseAsync(CancellationToken cancellationToken)
        {
            if (settings.Pause == TimeSpan.Zero)
                return;
            await _start.WaitAsync(cancellationToken);
            try
            {
                if (_last != long.MinValue && settings.Pause - time.GetElapsedTime(_last) is { Ticks: > 0 } rest)
                    await Task.Delay(rest, time, cancellationToken);
                _last = time.GetTimestamp();
            }
            finally
            {
                _start.Release();
            }
        }
    }

    private sealed class Turn(SemaphoreSlim seats) : IDisposable
    {
        private SemaphoreSlim? _seats = seats;

        public void Dispose() => Interlocked.Exchange(ref _seats, null)?.Release();
    }
}

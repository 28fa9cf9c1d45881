namespace Gate.Tests.Support;

/// <summary>A clock that stands until it is moved on, with the timers that hang on it.</summary>
internal sealed class HandClock : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<HandTimer> _timers = [];
    private long _now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Volatile.Read(ref _now);

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddTicks(GetTimestamp());

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new HandTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        lock (_gate)
            _timers.Add(timer);
        return timer;
    }

    /// <summary>Moves on and lets go off what is due; whoever waited for it has then gone on as far as it can.</summary>
    public async Task AdvanceAsync(TimeSpan by)
    {
        // Who begins to wait does so behind an await, on another thread.
        for (var round = 0; round < 20; round++)
            await Task.Yield();
        Volatile.Write(ref _now, GetTimestamp() + by.Ticks);
        List<HandTimer> due;
        lock (_gate)
            due = [.. _timers.Where(timer => timer.Due <= GetTimestamp())];
        foreach (var timer in due)
            timer.Fire();
        for (var round = 0; round < 20; round++)
            await Task.Yield();
    }

    private sealed class HandTimer(HandClock clock, Action fire) : ITimer
    {
        public long Due { get; private set; } = long.MaxValue;

        public void Fire()
        {
            Due = long.MaxValue;
            fire();
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Due = dueTime == Timeout.InfiniteTimeSpan ? long.MaxValue : clock.GetTimestamp() + dueTime.Ticks;
            return true;
        }

        public void Dispose() => Due = long.MaxValue;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}

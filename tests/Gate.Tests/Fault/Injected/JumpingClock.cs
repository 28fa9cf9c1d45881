namespace Gate.Tests.Fault.Injected;

/// <summary>A clock that somebody else sets.</summary>
internal sealed class JumpingClock : TimeProvider
{
    private long _ahead;

    /// <summary>Sets it ahead, or back.</summary>
    public void Jump(TimeSpan by) => Interlocked.Add(ref _ahead, by.Ticks);

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Volatile.Read(ref _ahead));

    public override long GetTimestamp() => base.GetTimestamp() + (long)(TimeSpan.FromTicks(Volatile.Read(ref _ahead)).TotalSeconds * TimestampFrequency);
}

using System.Collections.Concurrent;

namespace Gate.Harness.Reuse;

/// <summary>
/// What was rendered in earlier rounds of a check that goes on, in this process alone: of each shot the latest. Safe for concurrent use.
/// </summary>
/// <param name="mostBytes">Of the pictures of shots that differ; a shot beyond it is rendered in every round.</param>
internal sealed class RoundMemory(long mostBytes = RoundMemory.DefaultMostBytes)
{
    /// <summary>512 MiB: some thousand shots that differ, six pictures each. Of what is equal no picture is kept.</summary>
    private const long DefaultMostBytes = 512L << 20;

    private readonly ConcurrentDictionary<string, KeptRound> _kept = new(StringComparer.Ordinal);
    private long _bytes;

    /// <summary>Begins a round: what a side answers is asked once in it.</summary>
    public Round Begin(ClosureKey keys) => new(this, keys);

    /// <summary>What is kept of a shot; null when nothing is.</summary>
    internal KeptRound? this[string shot] => _kept.GetValueOrDefault(shot);

    /// <summary>Takes the place of what was kept of the shot.</summary>
    internal void Put(string shot, KeptRound kept)
    {
        Drop(shot);
        if (Interlocked.Add(ref _bytes, kept.Bytes) <= mostBytes)
            _kept[shot] = kept;
        else
            Interlocked.Add(ref _bytes, -kept.Bytes);
    }

    /// <summary>Forgets a shot.</summary>
    internal void Drop(string shot)
    {
        if (_kept.TryRemove(shot, out var old))
            Interlocked.Add(ref _bytes, -old.Bytes);
    }
}

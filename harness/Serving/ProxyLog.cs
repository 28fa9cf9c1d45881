using Gate.Core.Rendering;

namespace Gate.Harness.Serving;

/// <summary>The requests of one shot, in the order in which they arrived. Safe for concurrent use.</summary>
public sealed class ProxyLog
{
    private readonly Lock _gate = new();
    private readonly List<ProxyRecord> _records = [];
    private TaskCompletionSource? _idle;
    private int _inFlight;

    internal ProxyLog()
    {
    }

    /// <summary>
    /// A snapshot. A request in flight stands in it as failed: call <see cref="WhenIdleAsync"/> first where that matters.
    /// </summary>
    public IReadOnlyList<ProxyRecord> Records
    {
        get
        {
            lock (_gate)
                return [.. _records];
        }
    }

    /// <summary>Ends when no request of this log is in flight; new ones may arrive right after.</summary>
    public Task WhenIdleAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_inFlight == 0)
                return Task.CompletedTask;
            _idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _idle.Task.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Hears how many bytes of an answer's body are about to be sent, portion by portion; may be called from many threads.</summary>
    internal Action<long>? Sending { get; set; }

    internal Entry Begin(string method, string url)
    {
        lock (_gate)
        {
            _inFlight++;
            _records.Add(new ProxyRecord(method, url, RequestResult.Failed) { Reason = "in flight" });
            return new Entry(this, _records.Count - 1);
        }
    }

    private void Put(int index, Func<ProxyRecord, ProxyRecord> change, bool first)
    {
        TaskCompletionSource? idle = null;
        lock (_gate)
        {
            _records[index] = change(_records[index]);
            if (first && --_inFlight == 0)
                (idle, _idle) = (_idle, null);
        }

        idle?.SetResult();
    }

    /// <summary>A request from arrival to answer. The last word counts: an answer that could not be delivered turns into a failure.</summary>
    internal sealed class Entry(ProxyLog log, int index)
    {
        private bool _ended;

        /// <summary>What the answer depends on beside method and address.</summary>
        public void Asked(string? range, string? ifRange) => log.Put(index, record => record with { Range = range, IfRange = ifRange }, first: false);

        /// <summary>Some bytes of the answer's body are about to be sent.</summary>
        public void Sending(long count) => log.Sending?.Invoke(count);

        /// <summary>The answer's headers, before the answer itself.</summary>
        public void Head(string head) => log.Put(index, record => record with { Head = head }, first: false);

        /// <summary>The answer comes from the store of replayed hosts.</summary>
        public void Replayed() => log.Put(index, record => record with { IsReplayed = true }, first: false);

        /// <summary>The site was asked once more after a fault of the network.</summary>
        public void Repeated() => log.Put(index, record => record with { Repeats = record.Repeats + 1 }, first: false);

        public void Answered(int? status, string? body = null, long length = 0, string? reason = null) => End(record =>
            record with { Result = RequestResult.Answered, Status = status, Body = body, Length = length, Reason = reason });

        public void Refused(string reason) => End(record => record with { Result = RequestResult.RefusedHost, Reason = reason });

        public void Failed(string reason) => End(record =>
            new ProxyRecord(record.Method, record.Url, RequestResult.Failed) { Reason = reason, Repeats = record.Repeats });

        private void End(Func<ProxyRecord, ProxyRecord> change)
        {
            log.Put(index, change, first: !_ended);
            _ended = true;
        }
    }
}

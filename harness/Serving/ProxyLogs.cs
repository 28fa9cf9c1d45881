namespace Gate.Harness.Serving;

/// <summary>The log of the shot at hand, and the first bug met on a connection, which is kept for the caller to see.</summary>
internal sealed class ProxyLogs
{
    private volatile ProxyLog _current = new();
    private Exception? _fault;

    public ProxyLog Current => _current;

    public ProxyLog Next()
    {
        if (_fault is not null)
            throw new InvalidOperationException("the site proxy met an unexpected error", _fault);
        return _current = new ProxyLog();
    }

    public void Fault(Exception exception) => Interlocked.CompareExchange(ref _fault, exception, null);
}

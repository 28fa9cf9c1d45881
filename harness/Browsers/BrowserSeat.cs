namespace Gate.Harness.Browsers;

/// <summary>The browser that a lane works in at the moment; there is never more than one.</summary>
internal sealed class BrowserSeat(BrowserPool pool) : IAsyncDisposable
{
    private BrowserProcess? _browser;

    /// <summary>The browser of this seat; another one when it has gone away meanwhile.</summary>
    public async Task<BrowserProcess> TakeAsync(CancellationToken cancellationToken)
    {
        if (_browser is { Gone.IsCompleted: true })
            await MoveAsync(cancellationToken);
        return _browser ??= await pool.RentAsync(except: null, cancellationToken);
    }

    /// <summary>Changes to another browser process.</summary>
    public async Task MoveAsync(CancellationToken cancellationToken)
    {
        var left = _browser?.Number;
        await DisposeAsync();
        _browser = await pool.RentAsync(left, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not { } browser)
            return;
        _browser = null;
        await pool.ReturnAsync(browser);
    }
}

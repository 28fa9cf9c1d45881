namespace Gate.Harness.Browsers;

/// <summary>The browser that a shot is rendered in at the moment; it stays for as long as the seat is taken.</summary>
internal sealed class BrowserSeat(BrowserPool pool) : IAsyncDisposable
{
    private PooledBrowser? _browser;

    /// <summary>The browser of this seat; another one when it has gone away meanwhile.</summary>
    public async Task<BrowserProcess> TakeAsync(CancellationToken cancellationToken)
        => _browser is { IsGone: false } browser ? browser.Process : await MoveAsync(new BrowserWish(_browser?.Number), cancellationToken);

    /// <summary>Changes to one that a wish asks for.</summary>
    public async Task<BrowserProcess> MoveAsync(BrowserWish wish, CancellationToken cancellationToken)
    {
        await DisposeAsync();
        _browser = await pool.RentAsync(wish, cancellationToken);
        return _browser.Process;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not { } browser)
            return;
        _browser = null;
        await pool.ReturnAsync(browser);
    }
}

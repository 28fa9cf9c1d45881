namespace Gate.Harness.Browsers;

/// <summary>A browser of the pool and who is in it. All but <see cref="Process"/> is under the pool's lock.</summary>
/// <param name="number">Within the run, from 0.</param>
/// <param name="start">The browser once it is there.</param>
internal sealed class PooledBrowser(int number, Task<BrowserProcess> start)
{
    /// <summary>
    /// Shots that a browser has for a start, half of which wait for their turn (see <see cref="ChromiumRenderer"/>). Two, three and four pages at a
    /// time in each of as few browsers as eight pages then need took the same 29 s (60 pages × 2 sides, 4 cores); the fewer browsers, the less
    /// memory. All pages of a browser share its main thread, which needs 0.16 s for a capture.
    /// </summary>
    public const int Usual = 8;

    // What a difference asks for comes on top: a browser more would take 150 MB for some seconds.
    private const int Rooms = 2 * Usual;

    // Sooner than when it is full: whoever needs a second opinion then finds the browser there.
    private const int Half = Usual / 2;

    // A browser's own memory grows slowly with every context it has seen; a fresh one costs about as much as a shot.
    private const int MostShots = 100;

    private bool _alone;
    private int _shots;

    public int Number => number;

    public Task<BrowserProcess> Start => start;

    public bool HasStarted => start.IsCompletedSuccessfully;

    /// <summary>Once it has started.</summary>
    public BrowserProcess Process => start.Result;

    /// <summary>Whether it did not start, or is no longer there.</summary>
    public bool IsGone => start.IsCompleted && (!start.IsCompletedSuccessfully || start.Result.Gone.IsCompleted);

    /// <summary>Shots that are rendered in it.</summary>
    public int Tenants { get; private set; }

    public bool HasRoomFor(BrowserWish wish) => number != wish.Except && !_alone && !IsDone && Tenants < (wish.Alone ? 1 : Rooms);

    /// <summary>Whether another browser is the better place, while there are fewer than the lanes need.</summary>
    public bool IsHalfFull => Tenants >= Half;

    public void Enter(BrowserWish wish)
    {
        Tenants++;
        _shots++;
        _alone = wish.Alone;
    }

    public void Leave()
    {
        Tenants--;
        _alone = false;
    }

    /// <summary>Whether nobody is to come into it any more.</summary>
    public bool IsDone => _shots >= MostShots || IsGone;

    /// <summary>Ends it, also while it starts.</summary>
    public async Task EndAsync()
    {
        try
        {
            await (await start).DisposeAsync();
        }
        catch (Exception)
        {
            // It did not start: whoever waited for it has been told.
        }
    }
}

namespace Gate.Harness.Capturing;

/// <summary>
/// How long portions of a page's time are: a transition begins with a frame and ends with one, so that there is one whenever the page does something that
/// may begin one, and when one ends. Between those a page needs none.
/// </summary>
internal sealed class PagePace
{
    // What runs is seen on its way as well.
    private const double Moving = 100;

    // Timers that come in quick succession get a frame less and less often.
    private const double Quickest = 50;
    private const double Slowest = 250;

    // No end within the time that a page has.
    private const double TooFar = 10_000;

    private double _step = Quickest;

    /// <param name="moment">The page between two portions.</param>
    /// <param name="left">What is left at most, ms.</param>
    /// <returns>The next portion, ms.</returns>
    public double Next(PageMoment moment, double left)
    {
        if (moment.Ends is { } ends and < TooFar)
        {
            _step = Quickest;
            left = Math.Min(left, Math.Clamp(ends, 1, Moving));
        }

        // What is due runs within the portion.
        if (moment.Timer is not { } timer || timer + 1 >= left)
            return left;
        if (timer + 1 >= _step)
        {
            _step = Quickest;
            return timer + 1;
        }

        var next = Math.Min(left, _step);
        _step = Math.Min(Slowest, _step * 2);
        return next;
    }
}

using System.Globalization;
using Gate.Core.Rendering;

namespace Gate.Harness.Capturing;

/// <summary>Counts what a page uses up; the first bound that is passed is its end. Safe for concurrent use.</summary>
internal sealed class PageAllowance(PageLimits limits, Action<Failure> end)
{
    private const long Megabyte = 1 << 20;

    private int _requests;
    private int _frames;
    private int _lines;
    private long _bytes;

    public void Request() => Spend(Interlocked.Increment(ref _requests), limits.Requests, "requests", "requests");

    /// <param name="hops">Of one request so far.</param>
    public void Redirected(int hops) => Spend(hops, limits.Redirects, "redirects", "redirects in a row");

    public void FrameCame() => Spend(Interlocked.Increment(ref _frames), limits.Frames, "frames", "frames at one time");

    public void FrameWent() => Interlocked.Decrement(ref _frames);

    public void ConsoleLine() => Spend(Interlocked.Increment(ref _lines), limits.ConsoleLines, "consoleLines", "lines on the console");

    /// <param name="count">Bytes that are about to be sent, or were.</param>
    public void Received(long count) => Spend(Interlocked.Add(ref _bytes, count) / (double)Megabyte, limits.Megabytes, "megabytes", "MiB of answers");

    public void Elements(long count) => Spend(count, limits.Elements, "elements", "elements");

    private void Spend(double used, int limit, string setting, string what)
    {
        if (used > limit)
            end(new Failure(FailureKind.Limit, string.Create(CultureInfo.InvariantCulture, $"more than {limit} {what}; the bound is gate.limits.{setting}")));
    }
}

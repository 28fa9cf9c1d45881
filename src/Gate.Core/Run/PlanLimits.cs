namespace Gate.Core.Run;

/// <summary>Ranges of the numbers of a plan, both ends included.</summary>
public static class PlanLimits
{
    /// <summary>Smallest number of browser processes.</summary>
    public const int MinWorkers = 1;

    /// <summary>Largest number of browser processes: above it a machine runs out of process ids and shared memory before cores.</summary>
    public const int MaxWorkers = 64;

    /// <summary>One capture a side: a difference is believed at once.</summary>
    public const int MinConfirm = 1;

    /// <summary>More captures of one shot tell nothing new, and each costs a page load.</summary>
    public const int MaxConfirm = 25;

    /// <summary>Captures a side before a difference is believed, where nothing else is said.</summary>
    public const int DefaultConfirm = 3;

    /// <summary>Milliseconds.</summary>
    public const int MinTimeoutMs = 100;

    /// <summary>Largest bound on what one page uses up: ten times the most that a gigabyte of memory can hold of anything.</summary>
    public const int MaxLimit = 10_000_000;

    /// <summary>Milliseconds: a second for a whole run.</summary>
    public const int MinRunTimeoutMs = 1_000;

    /// <summary>Milliseconds: a day for a whole run.</summary>
    public const int MaxRunTimeoutMs = 86_400_000;

    /// <summary>Device px.</summary>
    public const int MinPageSide = 100;

    /// <summary>Device px: more than that in one picture neither the browser nor a reviewer copes with.</summary>
    public const int MaxPageSide = 100_000;

    /// <summary>Millions of pixels: 2^28 of them, a gigabyte as they lie in memory, are the most that any codec here takes.</summary>
    public const int MaxMegapixels = 268;

    /// <summary>Redirects in a row: Chromium gives up after as many.</summary>
    public const int MaxRedirects = 20;

    /// <summary>MiB: a browser that shows nothing takes about half of it.</summary>
    public const int MinMemory = 256;

    /// <summary>Milliseconds: an hour for one page.</summary>
    public const int MaxTimeoutMs = 3_600_000;
}

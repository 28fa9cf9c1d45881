using Gate.Core.Pages;
using Gate.Core.Rendering;
using Gate.Harness.Browsers;
using Gate.Harness.Reuse;

namespace Gate.Harness.Capturing;

/// <summary>The attempts at one side of one shot, while they are made.</summary>
internal sealed class SideAttempts(PageSide side, PageEntry page, Shot shot, RenderSettings settings)
{
    private readonly ShotCapturer _capturer = new(side, settings);
    private readonly List<RenderOutcome> _attempts = [];
    private readonly List<ShotInputs> _made = [];

    /// <summary>What is to be known of coverage, of the first attempt; null for nothing.</summary>
    public CoverageWish? Coverage { get; init; }

    public int Count => _attempts.Count;

    /// <summary>Captures of earlier runs that stand for fresh ones: made of the same bytes, and with the same picture.</summary>
    public int Remembered { get; private set; }

    public RenderOutcome Last => _attempts[^1];

    /// <summary>Whether the last attempt ended because page or browser were lost, which says little about the page.</summary>
    public bool LostBrowser => Last is RenderOutcome.NotCaptured { Failure.Kind: FailureKind.Crashed or FailureKind.BrowserGone };

    /// <summary>What the last attempt was made of.</summary>
    public ShotInputs Inputs => _made[^1];

    /// <summary>What each attempt that counts was made of.</summary>
    public IReadOnlyList<ShotInputs> Made => _made;

    /// <summary>Every attempt that counts.</summary>
    public IReadOnlyList<RenderOutcome> Attempts => _attempts;

    /// <summary>Lets what earlier runs saw stand for fresh captures.</summary>
    public void Remember(int captures) => Remembered = captures;

    public void Clear()
    {
        _attempts.Clear();
        _made.Clear();
    }

    public async Task CaptureAsync(BrowserProcess browser, CancellationToken cancellationToken)
    {
        var isFirst = _attempts.Count == 0;
        var order = new CaptureOrder(page, shot)
        {
            WithLayout = !isFirst && !IsLaidOut,
            WithAccessibility = isFirst && settings.ReadsAccessibility,
            Coverage = isFirst ? Coverage : null,
        };
        _attempts.Add(Share(await _capturer.CaptureAsync(browser, order, cancellationToken)));
        _made.Add(_capturer.Inputs);
    }

    /// <summary>Takes back the last attempt.</summary>
    public void Withdraw()
    {
        _attempts.RemoveAt(_attempts.Count - 1);
        _made.RemoveAt(_made.Count - 1);
    }

    public SideRender ToRender() => new(_attempts) { Remembered = Remembered };

    // What is explained is the first picture, by the layout of any attempt that repeats it.
    private bool IsLaidOut => _attempts is [RenderOutcome.Captured first, .. var later]
        && later.Any(attempt => attempt is RenderOutcome.Captured { Capture: { Layout: not null } again } && again.Png.Span.SequenceEqual(first.Capture.Png.Span));

    // Attempts mostly repeat the first picture: it is kept in memory once.
    private RenderOutcome Share(RenderOutcome outcome)
        => _attempts is [RenderOutcome.Captured first, ..] && outcome is RenderOutcome.Captured captured
            && captured.Capture.Png.Span.SequenceEqual(first.Capture.Png.Span)
            ? captured with { Capture = captured.Capture with { Png = first.Capture.Png } }
            : outcome;
}

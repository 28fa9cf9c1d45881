using Gate.Core.Checks.Tallies;
using Gate.Core.Rendering;
using Gate.Core.Run;

namespace Gate.Core.Checks;

/// <summary>
/// Captures that prove less than they seem to: <c>capture-blank</c>, a picture of one single colour, and <c>content-hidden</c>,
/// places inside scroll containers that no picture shows. Both warn: an empty page and an endless list may be meant so, and
/// what was compared is compared.
/// </summary>
internal sealed class ContentCheck : ICheck
{
    private readonly SortedSet<string> _blank = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, (SortedSet<string> Pages, long Pixels)> _hidden = new(StringComparer.Ordinal);

    public static IReadOnlyList<string> Ids { get; } = ["capture-blank", "content-hidden"];

    public void Observe(ShotComparison shot)
    {
        var page = shot.Rendered.Shot.Id.Page.Value;
        foreach (var side in new[] { shot.Rendered.Before, shot.Rendered.After })
        {
            if (side?.First is not RenderOutcome.Captured { Capture: var capture })
                continue;
            if (capture.IsBlank)
                _blank.Add(page);
            foreach (var (where, pixels) in capture.Hidden)
            {
                var (pages, most) = _hidden.TryGetValue(where, out var known) ? known : (new SortedSet<string>(StringComparer.Ordinal), 0);
                pages.Add(page);
                _hidden[where] = (pages, Math.Max(most, pixels));
            }
        }
    }

    public IEnumerable<Finding> Findings() => Tallies().SelectMany(tally => tally.Findings());

    public IEnumerable<Tally> Tallies() =>
    [
        .. _blank.Select(page => new Said(FindingFactory.OfPage("capture-blank", Severity.Warn, page, "the capture is of one single colour: equal pictures prove nothing about this page"))),
        .. _hidden.Select(hidden => new HiddenOnPages(hidden.Key, [.. hidden.Value.Pages], hidden.Value.Pixels)),
    ];
}

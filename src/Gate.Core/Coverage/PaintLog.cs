using Gate.Core.Rendering;
using Gate.Core.Semantics;

namespace Gate.Core.Coverage;

/// <summary>Remembers what of the changed pages was on none of their pictures.</summary>
internal sealed class PaintLog(RenderSettings settings)
{
    private readonly Dictionary<string, Seen> _pages = new(StringComparer.Ordinal);

    public void Observe(RenderedShot shot)
    {
        var page = shot.Shot.Pair.Id.Value;
        if (!_pages.TryGetValue(page, out var seen))
            _pages.Add(page, seen = new Seen());
        seen.WithoutScripts |= settings.RecipeOf(shot.Shot.State)?.JavaScript == false;
        Add(seen, seen.Before, shot.Before);
        Add(seen, seen.After, shot.After);
    }

    /// <summary>Of the changes of a page, those that no capture of it shows, each with the reason put to its words.</summary>
    /// <param name="page">Its id.</param>
    /// <param name="places">What changed in it.</param>
    /// <param name="views">How the run looks at its pages.</param>
    public IEnumerable<SemanticChange> Unpainted(string page, IReadOnlyList<ChangedPlace> places, IReadOnlyList<RunView> views)
    {
        if (!_pages.TryGetValue(page, out var seen))
            yield break;
        foreach (var place in places)
        {
            if (place.Met.Count > 0)
            {
                if (MetState.Told(place.Met, views) is { } told)
                    yield return place.Change with { What = $"{place.Change.What}: {told}" };
            }
            else if (place.IsInert)
                yield return place.Change with { What = $"{place.Change.What}, and no capture tells what scripts make of it" };
            else if (WhyUnpainted(seen, place, views) is { } why)
                yield return place.Change with { What = $"{place.Change.What}, and {(place.IsSeenInPart ? "no picture shows all that it does" : $"no capture of this run paints it ({why})")}" };
        }
    }

    private static string? WhyUnpainted(Seen seen, ChangedPlace place, IReadOnlyList<RunView> views)
    {
        if (place.IsNoScript)
            return seen.WithoutScripts ? null : "scripts run in all of them";
        if (place.IsUnseen)
            return "no picture shows it";
        if (place.Declared is var (declared, declares))
            return ViewValue.Unseen(declared, declares, views) is [var (_, where), ..] ? $"it shows {where}" : null;
        if (place.IsMotion)
            return RuleReach.Motion;
        // What a capture did not tell may have been on it.
        if (seen.IsBlind)
            return null;
        var before = place.Before is { } was ? Why(was, seen.Before, place.IsText) : "";
        var after = place.After is { } now ? Why(now, seen.After, place.IsText) : "";
        return before is null || after is null ? null : after.Length > 0 ? after : before;
    }

    private static string? Why(ElementPlace place, List<UnpaintedIndex> captures, bool isText)
    {
        string? first = null;
        foreach (var capture in captures)
        {
            if (place.WhyUnpainted(capture, isText) is not { } why)
                return null;
            first ??= why;
        }

        return first;
    }

    private static void Add(Seen seen, List<UnpaintedIndex> captures, SideRender? side)
    {
        if (side is null)
            return;
        if (side.First is RenderOutcome.Captured { Capture.Coverage.Unpainted: { } unpainted })
            captures.Add(new UnpaintedIndex(unpainted));
        else
            seen.IsBlind = true;
    }

    private sealed class Seen
    {
        public List<UnpaintedIndex> Before { get; } = [];

        public List<UnpaintedIndex> After { get; } = [];

        /// <summary>A capture did not tell.</summary>
        public bool IsBlind { get; set; }

        public bool WithoutScripts { get; set; }
    }
}

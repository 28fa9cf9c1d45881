using System.Text.Json;
using System.Text.Json.Nodes;
using Gate.Core.Checks;
using Gate.Core.Explain;
using Gate.Core.Rendering;
using Gate.Core.Run.Facts;
using Gate.Pixels;

namespace Gate.Core.Run;

/// <summary>Turns a comparison into the shot's entry of the report. No durations: those stand in the timings.</summary>
internal static class ShotFactsWriter
{
    public static ShotFacts Write(ShotComparison comparison, EvidenceFacts? evidence)
    {
        var facts = Pending(comparison.Rendered.Shot);
        var regions = Regions(comparison);
        return facts with
        {
            Status = comparison.Status,
            Proof = comparison.Proof,
            Ae = comparison.Diff?.AbsoluteError ?? (comparison.Proof is null ? null : 0),
            MaxChannelDelta = comparison.Diff?.MaxChannelDelta ?? (comparison.Proof is null ? null : 0),
            Before = comparison.Rendered.FromCache ? Unrendered(comparison.Before!) : Side(comparison.Before),
            After = comparison.Proof == Proof.Inputs ? Unrendered(comparison.After!) : Side(comparison.After),
            Masks =
            [
                .. comparison.Mask.Measured.SelectMany(measured => measured.Boxes.Select(box => new MaskFacts(
                    box.Left, box.Top, box.Width, box.Height, measured.Rule.Selector, measured.Rule.Reason, measured.Rule.Owner))),
            ],
            Tolerance = comparison.Tolerance is { } tolerance ? Tolerance(tolerance) : null,
            Noise = comparison.Noise,
            Alignment = comparison.Diff?.Alignment is { IsShift: true } alignment ? Alignment(alignment) : null,
            Regions = regions,
            Summary = ShotSentence.Of(regions),
            Evidence = evidence,
        };
    }

    /// <summary>What differs, with what explains it.</summary>
    public static IReadOnlyList<RegionFacts> Regions(ShotComparison comparison) =>
        [.. (comparison.Diff?.Regions ?? []).Select((region, index) => Region(region, comparison.Explained?.Regions.ElementAtOrDefault(index)))];

    private static JsonObject Tolerance(ToleranceRule rule) => new()
    {
        ["pixels"] = new JsonArray(rule.Pixels.Min, rule.Pixels.Max),
        ["channelDelta"] = new JsonArray(rule.ChannelDelta.Min, rule.ChannelDelta.Max),
        ["reason"] = rule.Reason,
        ["owner"] = rule.Owner,
        ["until"] = rule.Until?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
    };

    public static ShotFacts Pending(Shot shot) => new()
    {
        Id = shot.Id.ToString(),
        Page = shot.Id.Page.Value,
        Viewport = shot.Id.Viewport,
        State = shot.Id.State,
        Status = ShotStatus.Pending,
    };

    private static RegionFacts Region(DiffRegion region, RegionExplanation? explanation) => new()
    {
        X = region.Bounds.Left,
        Y = region.Bounds.Top,
        Width = region.Bounds.Width,
        Height = region.Bounds.Height,
        Ae = region.AbsoluteError,
        MaxChannelDelta = region.MaxChannelDelta,
        AntiAliased = region.Perception?.AntiAliased ?? 0,
        ColourDistance = Math.Round(region.Perception?.MaxColourDistance ?? 0, 4),
        Groups = explanation?.Groups ?? [],
        Causes = explanation?.Causes ?? [],
        Explanation = explanation?.Verdict,
        Remainder = explanation?.Remainder,
        Redrawn = explanation?.Redrawn ?? 0,
        ByInputs = explanation?.ByInputs ?? 0,
    };

    private static AlignmentFacts Alignment(RowAlignment alignment) => new(
        alignment.ToSentence(),
        alignment.ResidualError,
        [.. alignment.Bands.Select(band => new BandFacts(Name(band.Kind), band.Before.Start, band.Before.End, band.After.Start, band.After.End))],
        [.. alignment.ResidualRegions.Select(region => new BoxFacts(region.Bounds.Left, region.Bounds.Top, region.Bounds.Width, region.Bounds.Height))]);

    private static BoxFacts Box(Region region) => new(region.Left, region.Top, region.Width, region.Height);

    private static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    private static SideFacts? Side(ComparedSide? side)
    {
        if (side is null)
            return null;
        var capture = (side.Render.First as RenderOutcome.Captured)?.Capture;
        return new SideFacts
        {
            Width = side.Size?.Width,
            Height = side.Size?.Height,
            Pixels = side.Pixels,
            Compared = side.Compared.Count == 0 ? null : side.Compared[0],
            Environment = capture is null ? null : 0,
            Attempts = side.Render.Attempts.Count,
            Remembered = side.Render.Remembered,
            Settle = capture is null ? [] : Settle(capture.Settle),
            Views = capture is null ? [] : [.. capture.InnerViews.Select(view => new InnerViewFacts(Box(view.Place), Box(view.Shows)))],
            Requests = Requests(side.Render.First.Requests),
            Redirect = (side.Render.First as RenderOutcome.Redirected)?.Target,
            Failure = side.Failure is null ? null : new FailureFacts(Name(side.Failure.Kind), side.Failure.Message),
        };
    }

    // What it would answer is known; that it was drawn would be a lie.
    private static SideFacts Unrendered(ComparedSide side) => new() { Attempts = 0, Requests = Requests(side.Render.First.Requests) };

    private static JsonObject Settle(SettleRecord settle)
    {
        var waited = new JsonObject();
        foreach (var (name, count) in settle.Waited.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            waited[name] = count;
        return new JsonObject
        {
            ["clock"] = settle.Clock,
            ["waited"] = waited,
            ["unsettled"] = new JsonArray([.. settle.Unsettled.Select(name => JsonValue.Create(name))]),
        };
    }

    private static JsonObject Requests(IReadOnlyList<RequestRecord> requests)
    {
        var counts = new JsonObject();
        foreach (var group in requests.GroupBy(Result).OrderBy(group => group.Key, StringComparer.Ordinal))
            counts[group.Key] = group.Count();
        return counts;
    }

    private static string Result(RequestRecord request) => request switch
    {
        { Result: RequestResult.RefusedHost } => "refused",
        { Result: RequestResult.Failed } => "failed",
        { Status: >= 400 } => "missing",
        _ => "answered",
    };
}

using Gate.Core.Explain;
using Gate.Core.Rendering;
using Gate.Core.Run;
using Gate.Pixels;

namespace Gate.Core.Checks;

/// <summary>
/// Judges one rendered shot by its pixels, cheapest proof first: equal bytes need no decoding; only what differs is decoded,
/// compared and drawn. Safe for concurrent use.
/// </summary>
/// <param name="witness">Looks at every decoded pair a second time; null where none is built in.</param>
/// <param name="tolerances">Differences that are expected; the first about a shot counts. Null for none.</param>
/// <param name="explainer">Explains what differs; null where that is not asked for.</param>
/// <param name="limits">Largest picture that is decoded; null for <see cref="ImageLimits.Default"/>.</param>
public sealed class ShotJudge(Witness? witness, IReadOnlyList<ToleranceRule>? tolerances = null, ShotExplainer? explainer = null, ImageLimits? limits = null)
{
    private readonly ImageLimits _limits = limits ?? ImageLimits.Default;

    private static readonly CompareSettings Perceived = new() { Alignment = true, Perception = true };

    /// <summary>The judgement with the pictures that are its evidence.</summary>
    /// <exception cref="OperationCanceledException">The run was called off while a difference was being explained.</exception>
    public JudgedShot Judge(RenderedShot rendered, CancellationToken cancellationToken = default)
    {
        using var before = DecodedSide.Read(rendered.Before);
        using var after = DecodedSide.Read(rendered.After);
        var mask = ShotMask.Of(rendered);

        if (before is not null && after is not null && before.HasSameBytesAs(after))
            return Conclude(rendered, before, after, ShotStatus.Identical, rendered.SameInputs ? Proof.Inputs : Proof.Bytes);

        before?.Decode(mask.Union, _limits);
        after?.Decode(mask.Union, _limits);
        if (before?.Failure is not null || after?.Failure is not null)
            return Conclude(rendered, before, after, ShotStatus.Failed);
        if (before is { IsConsistent: false } || after is { IsConsistent: false })
            return JudgeUnstable(rendered, before, after, mask);
        if (before is null)
            return Conclude(rendered, before, after, ShotStatus.Added);
        if (after is null)
            return Conclude(rendered, before, after, ShotStatus.Removed);
        if (before.Image is null || after.Image is null)
        {
            return before.Redirect == after.Redirect
                ? Conclude(rendered, before, after, ShotStatus.Identical, Proof.Redirect)
                : Conclude(rendered, before, after, ShotStatus.Changed);
        }

        return Compare(rendered, before, after, mask, cancellationToken);
    }

    private static JudgedShot JudgeUnstable(RenderedShot rendered, DecodedSide? before, DecodedSide? after, ShotMask mask)
    {
        var diff = before?.Image is { } left && after?.Image is { } right
            ? PixelComparer.Compare(left, right, mask.Union, CompareSettings.Default)
            : null;
        var comparison = Describe(rendered, before, after, ShotStatus.Unstable) with { Noise = NoiseMap.Measure(before, after, mask.Union), Diff = diff };
        return new JudgedShot(comparison, ShotEvidence.Draw(before, after, diff, ShotFactsWriter.Regions(comparison)));
    }

    private static JudgedShot Conclude(RenderedShot rendered, DecodedSide? before, DecodedSide? after, ShotStatus status, Proof? proof = null) =>
        new(
            Describe(rendered, before, after, status) with { Proof = proof },
            status == ShotStatus.Identical ? [] : ShotEvidence.Draw(before, after, null, []));

    private static ShotComparison Describe(RenderedShot rendered, DecodedSide? before, DecodedSide? after, ShotStatus status) =>
        new() { Rendered = rendered, Status = status, Before = before?.Facts, After = after?.Facts, Mask = ShotMask.Of(rendered) };

    private JudgedShot Compare(RenderedShot rendered, DecodedSide before, DecodedSide after, ShotMask mask, CancellationToken cancellationToken)
    {
        var diff = PixelComparer.Compare(before.Image!, after.Image!, mask.Union, Perceived);
        // A mask over rows that only one side has leaves no position that differs, and two pages of different length.
        var isEqual = diff.AreEqual;
        var tolerance = isEqual || !diff.SameSize ? null : ToleranceFor(rendered.Shot.Id, diff);
        var comparison = Describe(rendered, before, after, isEqual ? ShotStatus.Identical : tolerance is null ? ShotStatus.Changed : ShotStatus.Tolerated) with
        {
            Proof = isEqual ? Proof.Pixels : null,
            Tolerance = tolerance,
            Diff = diff,
            Witness = AskWitness(before, after, mask),
            Explained = isEqual ? null : explainer?.Explain(rendered, new ComparedPictures(before.Image!, after.Image!, mask.Union), diff.Regions, cancellationToken),
        };
        return new JudgedShot(comparison, isEqual ? [] : ShotEvidence.Draw(before, after, diff, ShotFactsWriter.Regions(comparison)));
    }

    private ToleranceRule? ToleranceFor(ShotId shot, PixelDiff diff) =>
        tolerances?.FirstOrDefault(rule => !rule.IsExpired && rule.Scope.Covers(shot)) is { } rule && rule.Holds(diff.AbsoluteError, diff.MaxChannelDelta) ? rule : null;

    private WitnessOpinion? AskWitness(DecodedSide before, DecodedSide after, ShotMask mask)
    {
        if (witness is null)
            return null;
        try
        {
            return new WitnessOpinion(witness.Name, witness.CountDifferent(before.Pngs[0], after.Pngs[0], mask.Union, _limits), null);
        }
        catch (ImageFormatException exception)
        {
            return new WitnessOpinion(witness.Name, null, exception.Message);
        }
    }
}

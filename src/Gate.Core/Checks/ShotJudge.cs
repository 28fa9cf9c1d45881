using Gate.Core.Rendering;
using Gate.Core.Run;
using Gate.Pixels;

namespace Gate.Core.Checks;

/// <summary>
/// Judges one rendered shot by its pixels, cheapest proof first: equal bytes need no decoding; only what differs is decoded,
/// compared and drawn. Safe for concurrent use.
/// </summary>
/// <param name="witness">Looks at every decoded pair a second time; null where none is built in.</param>
public sealed class ShotJudge(Witness? witness)
{
    private static readonly CompareSettings Explained = new() { Alignment = true, Perception = true };

    /// <summary>The judgement with the pictures that are its evidence.</summary>
    public JudgedShot Judge(RenderedShot rendered)
    {
        using var before = DecodedSide.Read(rendered.Before);
        using var after = DecodedSide.Read(rendered.After);

        if (before is not null && after is not null && before.HasSameBytesAs(after))
            return Conclude(rendered, before, after, ShotStatus.Identical, rendered.SameInputs ? Proof.Inputs : Proof.Bytes);

        before?.Decode();
        after?.Decode();
        if (before?.Failure is not null || after?.Failure is not null)
            return Conclude(rendered, before, after, ShotStatus.Failed);
        if (before is { IsConsistent: false } || after is { IsConsistent: false })
            return JudgeUnstable(rendered, before, after);
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

        return Compare(rendered, before, after);
    }

    private static JudgedShot JudgeUnstable(RenderedShot rendered, DecodedSide? before, DecodedSide? after)
    {
        var diff = before?.Image is { } left && after?.Image is { } right
            ? PixelComparer.Compare(left, right, Mask.None, CompareSettings.Default)
            : null;
        var comparison = Describe(rendered, before, after, ShotStatus.Unstable) with { Noise = NoiseMap.Measure(before, after), Diff = diff };
        return new JudgedShot(comparison, ShotEvidence.Draw(before, after, diff));
    }

    private static JudgedShot Conclude(RenderedShot rendered, DecodedSide? before, DecodedSide? after, ShotStatus status, Proof? proof = null) =>
        new(
            Describe(rendered, before, after, status) with { Proof = proof },
            status == ShotStatus.Identical ? [] : ShotEvidence.Draw(before, after, null));

    private static ShotComparison Describe(RenderedShot rendered, DecodedSide? before, DecodedSide? after, ShotStatus status) =>
        new() { Rendered = rendered, Status = status, Before = before?.Facts, After = after?.Facts };

    private JudgedShot Compare(RenderedShot rendered, DecodedSide before, DecodedSide after)
    {
        var diff = PixelComparer.Compare(before.Image!, after.Image!, Mask.None, Explained);
        var isEqual = diff.AbsoluteError == 0;
        var comparison = Describe(rendered, before, after, isEqual ? ShotStatus.Identical : ShotStatus.Changed) with
        {
            Proof = isEqual ? Proof.Pixels : null,
            Diff = diff,
            Witness = AskWitness(before, after),
        };
        return new JudgedShot(comparison, isEqual ? [] : ShotEvidence.Draw(before, after, diff));
    }

    private WitnessOpinion? AskWitness(DecodedSide before, DecodedSide after)
    {
        if (witness is null)
            return null;
        try
        {
            return new WitnessOpinion(witness.Name, witness.CountDifferent(before.Pngs[0], after.Pngs[0], Mask.None, ImageLimits.Default), null);
        }
        catch (ImageFormatException exception)
        {
            return new WitnessOpinion(witness.Name, null, exception.Message);
        }
    }
}

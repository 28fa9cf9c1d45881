using Gate.Core.Run;
using Gate.Core.Run.Facts;

namespace Gate.Core.Report;

/// <summary>What is known of a shot, as phrases.</summary>
internal static class ShotWords
{
    // A line of a list; the shot's own view has the whole sentence.
    private const int ClausesTold = 2;

    /// <summary><c>desktop</c>, or <c>desktop.menu-open</c>.</summary>
    public static string Place(ShotFacts shot) => shot.State == "default" ? shot.Viewport : $"{shot.Viewport}.{shot.State}";

    /// <summary><c>3 regions, the largest 89×32 px at (312, 88)</c>; empty without regions.</summary>
    public static string Regions(IReadOnlyList<RegionFacts> regions)
    {
        if (regions.Count == 0)
            return "";
        var largest = regions.MaxBy(region => region.Ae)!;
        var box = $"{Words.Number(largest.Width)}×{Words.Number(largest.Height)} px at ({Words.Number(largest.X)}, {Words.Number(largest.Y)})";
        return regions.Count == 1 ? $"1 region, {box}" : $"{Words.Count(regions.Count, "region")}, the largest {box}";
    }

    /// <summary>What moved, in the first clauses of <c>alignment.sentence</c>, the rest counted; empty where nothing did.</summary>
    public static string Moved(AlignmentFacts? alignment)
    {
        var clauses = alignment?.Sentence.Split("; ", StringSplitOptions.RemoveEmptyEntries) ?? [];
        return clauses.Length <= ClausesTold ? string.Join("; ", clauses) : $"{string.Join("; ", clauses.Take(ClausesTold))}; {Words.Number(clauses.Length - ClausesTold)} more";
    }

    /// <summary><c>1280×2400 px</c>, with both sizes and the change where they differ; empty without a capture.</summary>
    public static string Size(ShotFacts shot)
    {
        var (before, after) = (Of(shot.Before), Of(shot.After));
        if (before is not null && after is not null && before != after)
            return $"{before} → {after} px ({Change(shot)})";
        return (after ?? before) is { } size ? $"{size} px" : "";
    }

    /// <summary><c>+40 px high</c>; empty where both sides have one size, or there is but one side.</summary>
    public static string Change(ShotFacts shot)
    {
        if (shot.Before is not { Width: { } w0, Height: { } h0 } || shot.After is not { Width: { } w1, Height: { } h1 })
            return "";
        var parts = new List<string>();
        if (w1 != w0)
            parts.Add($"{Signed(w1 - w0)} px wide");
        if (h1 != h0)
            parts.Add($"{Signed(h1 - h0)} px high");
        return Words.List(parts);
    }

    /// <summary>Why the shot is not plainly equal or different, in one sentence; empty where the numbers say it all.</summary>
    public static string Note(ShotFacts shot) => shot.Status switch
    {
        ShotStatus.Added => "on the after side only",
        ShotStatus.Removed => "on the before side only",
        ShotStatus.Pending => "not reached",
        ShotStatus.Failed => Failure(shot),
        ShotStatus.Unstable => Unstable(shot),
        ShotStatus.Identical => Proved(shot.Proof),
        ShotStatus.Changed when shot.Before?.Redirect != shot.After?.Redirect => $"leads to {shot.After?.Redirect ?? "no other page"}, before to {shot.Before?.Redirect ?? "no other page"}",
        _ => "",
    };

    private static string? Of(SideFacts? side) => side is { Width: { } width, Height: { } height } ? $"{width}×{height}" : null;

    private static string Signed(int change) => change > 0 ? $"+{Words.Number(change)}" : $"−{Words.Number(-change)}";

    private static string Failure(ShotFacts shot)
    {
        var (before, after) = (shot.Before?.Failure, shot.After?.Failure);
        if (before is not null && before == after)
            return $"both sides: {before.Message}";
        var parts = new List<string>();
        if (before is not null)
            parts.Add($"before: {before.Message}");
        if (after is not null)
            parts.Add($"after: {after.Message}");
        return parts.Count == 0 ? "no trustworthy pixels" : string.Join("; ", parts);
    }

    private static string Unstable(ShotFacts shot) => shot.Noise is not { } noise
        ? "a side does not reproduce itself"
        : $"does not reproduce itself: {Words.Count(noise.BeforeDigests, "picture")} before, {Words.Number(noise.AfterDigests)} after, {Words.Number(noise.SharedDigests)} on both";

    private static string Proved(Proof? proof) => proof switch
    {
        Proof.Inputs => "same inputs",
        Proof.Bytes => "same bytes",
        Proof.Pixels => "same pixels",
        Proof.Redirect => "same redirect",
        null => "",
        _ => throw new ArgumentOutOfRangeException(nameof(proof), proof, "not a proof"),
    };
}

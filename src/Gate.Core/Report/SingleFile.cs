using Gate.Core.Ledger;
using Gate.Core.Report.Html;
using Gate.Core.Run;
using Gate.Core.Run.Facts;
using Gate.Pixels;

namespace Gate.Core.Report;

/// <summary>
/// The report as one file, its pictures inside: for viewers of CI artifacts, which open one file and no folder. What is to be looked at first gets its
/// pictures first; where all of them are more than the limit, a shot has the part around its largest change, and what has none is counted.
/// </summary>
public static class SingleFile
{
    /// <summary>What the viewers of common CI services still open with ease, MiB.</summary>
    public const int DefaultLimit = 25;

    /// <summary>A part of a picture, px: a screen of a small laptop.</summary>
    private const int PartWidth = 1024;

    /// <inheritdoc cref="PartWidth"/>
    private const int PartHeight = 640;

    /// <summary>The whole file.</summary>
    /// <param name="report">What it shows.</param>
    /// <param name="folder">Of the run, with the evidence.</param>
    /// <param name="limit">Bytes that pictures may take, as they stand in the file.</param>
    public static string Text(RunReport report, string folder, long limit)
    {
        var shots = ReviewOrder.Shots(report).Where(shot => shot.Evidence is not null && HtmlData.IsShown(shot)).ToList();
        var chosen = new Dictionary<string, string>(StringComparer.Ordinal);
        var parts = new Dictionary<string, BoxFacts>(StringComparer.Ordinal);
        var left = limit;
        foreach (var shot in shots)
            TryTake([shot.Evidence!.Thumbnail], path => Read(folder, path), out _);
        var isAllWhole = shots.SelectMany(Pictures).Sum(path => Encoded(Size(folder, path))) <= left;
        var without = 0;
        foreach (var (shot, index) in shots.Select((shot, index) => (shot, index)))
        {
            // A shot whose pictures are small gives its room to those that follow.
            var share = left / (shots.Count - index);
            var isWhole = isAllWhole || Pictures(shot).Sum(path => Encoded(Size(folder, path))) <= share;
            var part = isWhole ? null : PartOf(shot);
            if (!TryTake(Pictures(shot), path => part is null ? Read(folder, path) : Cut(folder, path, part), out var isAny))
                without++;
            else if (part is not null && isAny)
                parts[shot.Id] = part;
        }

        return HtmlReport.Text(report, new ReportPictures
        {
            Address = path => path is null ? null : chosen.GetValueOrDefault(path),
            Sources = "data:",
            Parts = parts,
            LeftOut = Words(shots.Count, parts.Count, without, limit, shots.Sum(shot => shot.Evidence!.Noise?.Count ?? 0)),
        });

        bool TryTake(IReadOnlyList<string?> paths, Func<string, byte[]?> read, out bool isAny)
        {
            var found = paths.OfType<string>().Select(path => (path, bytes: read(path))).Where(each => each.bytes is not null).ToList();
            isAny = found.Count > 0;
            var size = found.Sum(each => Encoded(each.bytes!.Length));
            if (size > left)
                return false;
            left -= size;
            foreach (var (path, bytes) in found)
                chosen[path] = $"data:image/png;base64,{Convert.ToBase64String(bytes!)}";
            return true;
        }
    }

    private static string?[] Pictures(ShotFacts shot) => [shot.Evidence!.Before, shot.Evidence.After, shot.Evidence.Diff];

    private static long Encoded(long bytes) => (bytes + 2) / 3 * 4;

    private static long Size(string folder, string? path) => path is not null && RunEvidence.Find(folder, path) is { } file ? new FileInfo(file).Length : 0;

    private static byte[]? Read(string folder, string path) => EvidencePath.Address(path) is not null && RunEvidence.Find(folder, path) is { } file ? File.ReadAllBytes(file) : null;

    private static byte[]? Cut(string folder, string path, BoxFacts part)
    {
        if (Read(folder, path) is not { } png)
            return null;
        try
        {
            using var whole = PngReader.Decode(png, ImageLimits.Default);
            var region = new Region(part.X, part.Y, part.X + part.Width, part.Y + part.Height);
            if (region.Intersect(Region.OfSize(whole.Width, whole.Height)).IsEmpty)
                return null;
            using var cut = whole.Crop(region);
            using var to = new MemoryStream();
            PngWriter.Write(cut, to);
            return to.ToArray();
        }
        catch (ImageFormatException)
        {
            // Undecodable evidence has a finding of its own; here it is a picture that is not there.
            return null;
        }
    }

    /// <summary>Around the middle of the largest region, never beyond the picture.</summary>
    private static BoxFacts PartOf(ShotFacts shot)
    {
        var (width, height) = (Math.Max(shot.Before?.Width ?? 1, shot.After?.Width ?? 1), Math.Max(shot.Before?.Height ?? 1, shot.After?.Height ?? 1));
        var region = shot.Regions.MaxBy(each => each.Ae);
        var (x, wide) = Span(region?.X ?? 0, region?.Width ?? 0, width, PartWidth);
        var (y, high) = Span(region?.Y ?? 0, region?.Height ?? 0, height, PartHeight);
        return new BoxFacts(x, y, wide, high);
    }

    private static (int Start, int Length) Span(int start, int length, int whole, int room)
    {
        var shown = Math.Min(whole, room);
        // What is longer than the part is shown from its beginning.
        var wanted = length > room ? start : start + (length / 2) - (shown / 2);
        return (Math.Clamp(wanted, 0, whole - shown), shown);
    }

    private static string? Words(int shots, int parts, int without, long limit, int noise)
    {
        if (parts + without + noise == 0)
            return null;
        var said = new List<string>();
        if (parts + without > 0)
            said.Add($"This file holds {limit >> 20} MiB of pictures at most: {Core.Words.Count(shots - parts - without, "shot")} with whole pictures");
        if (parts > 0)
            said.Add($"{Core.Words.Number(parts)} with the part around the largest change ({PartWidth}×{PartHeight} px at most)");
        if (without > 0)
            said.Add($"{Core.Words.Number(without)} without pictures");
        if (noise > 0)
            said.Add($"{Core.Words.Count(noise, "further capture")} of unstable sides left out");
        return $"{Core.Words.List(said)}. All pictures stand in the run's own folder.";
    }
}

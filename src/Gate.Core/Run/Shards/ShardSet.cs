using System.Text.Json;

namespace Gate.Core.Run.Shards;

/// <summary>Reads the parts of a run, and takes nothing but all of them: unknown is never green.</summary>
internal static class ShardSet
{
    /// <returns>By number: each once, all of them, all of one plan over the same subject.</returns>
    /// <exception cref="GateException">Anything else; exit 3.</exception>
    public static IReadOnlyList<ShardPart> Read(IReadOnlyList<string> folders)
    {
        var parts = folders.Select(Read).ToList();
        var first = parts[0];
        var count = Count(first);
        foreach (var part in parts)
        {
            if (Difference(first, part) is { } what)
                throw Trouble("shard-foreign", $"{part.Folder} is no part of the run that {first.Folder} is a part of: {what}", part.Folder, "give the parts of one run, all with the same sources, options and config");
        }

        var byNumber = parts.ToLookup(part => part.Notes.Shard, StringComparer.Ordinal);
        if (byNumber.FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw Trouble("shard-double", $"part {twice.Key} is there {twice.Count()} times: {Words.List([.. twice.Select(part => part.Folder)])}", twice.Last().Folder, "give each part once");
        var all = Enumerable.Range(1, count).Select(index => new Shard(index, count).ToString()).ToList();
        if (all.Where(name => !byNumber.Contains(name)).ToList() is { Count: > 0 } missing)
            throw Trouble("shard-missing", $"{Words.Count(missing.Count, "part")} of {count} missing: {Words.List([.. missing.Take(8)])}{(missing.Count > 8 ? ", and more" : "")}", first.Folder, "give the folders of all parts, and run again those that did not finish");
        var sorted = all.Select(name => byNumber[name].Single()).ToList();
        var shots = sorted.SelectMany(part => part.Report.Shots).Select(shot => shot.Id).ToList();
        var planned = first.Notes.PlannedShots + sorted.Sum(part => part.Notes.AddedShots);
        var isWhole = sorted.All(part => part.Notes.Positions.Count == part.Report.Pages.Count) && sorted.SelectMany(part => part.Notes.Positions).Order().Select((position, at) => position == at).All(isNext => isNext);
        if (!isWhole || shots.Distinct(StringComparer.Ordinal).Count() != shots.Count || shots.Count != planned || sorted[0].Notes.Markup is null)
            throw Trouble("shard-damaged", $"the parts hold {Words.Count(shots.Count, "shot")}, planned were {Words.Number(planned)}", first.Folder, "run gate check again; a part is not edited by hand");
        return sorted;
    }

    private static ShardPart Read(string folder)
    {
        var report = RunAgain.Judge(RunFolder.Read(folder), folder);
        if (report.Run.Shard is null)
            throw Trouble("shard-foreign", $"{folder} is a whole run, not a part of one", folder, "give one whole run, or the parts of one");
        if (!report.Run.Complete)
            throw Trouble("shard-unfinished", $"part {report.Run.Shard} was cancelled", folder, "run this part again");
        var path = Path.Combine(folder, ShardNotes.FileName);
        try
        {
            var notes = JsonSerializer.Deserialize<ShardNotes>(File.ReadAllText(path), ReportJson.Options);
            if (notes is { Schema: ShardNotes.ThisSchema } && notes.Shard == report.Run.Shard && notes.PlanDigest == report.Run.PlanDigest)
                return new ShardPart(folder, report, notes);
            throw Trouble("shard-damaged", $"{ShardNotes.FileName} and report.json are not of the same part", path, "run this part again");
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new GateException("shard-damaged", $"{ShardNotes.FileName} cannot be read: {exception.Message.TrimEnd('.')}", exception) { Place = path, NextStep = "keep the whole folder that gate check wrote", Exit = GateExit.Incomplete };
        }
    }

    private static int Count(ShardPart part) => Shard.Parse(part.Notes.Shard, new Dictionary<string, string>()).Count;

    private static string? Difference(ShardPart first, ShardPart part)
    {
        var (one, other) = (first.Report, part.Report);
        return one.Tool != other.Tool ? $"{one.Tool} and {other.Tool}"
            : Count(first) != Count(part) ? $"part {first.Notes.Shard} and part {part.Notes.Shard}"
            : one.Run.PlanDigest != other.Run.PlanDigest || one.Run.ConfigDigest != other.Run.ConfigDigest ? "another plan"
            : first.Notes.Deal != part.Notes.Deal ? "another plan, whose pages were dealt out by other timings"
            : one.Subject != other.Subject ? "the pages were others"
            : !Proposed(first).SequenceEqual(Proposed(part)) ? "the change proposed other decisions"
            : null;
    }

    private static IEnumerable<string> Proposed(ShardPart part) => part.Notes.Proposed.Select(line => line.Id);

    private static GateException Trouble(string code, string message, string place, string next) => new(code, message) { Place = place, NextStep = next, Exit = GateExit.Incomplete };
}

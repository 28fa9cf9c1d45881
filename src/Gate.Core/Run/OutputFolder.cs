using System.Text;
using System.Text.Json;
using Gate.Core.Checks;
using Gate.Core.Report;
using Gate.Core.Run.Facts;
using Gate.Core.Run.Shards;

namespace Gate.Core.Run;

/// <summary>
/// The report's folder. Everything is first written into a staging folder inside it; an old report stays whole until
/// <see cref="Publish"/> puts the new one in its place, <c>report.json</c> last. One run at a time. Not safe for concurrent use.
/// </summary>
public sealed class OutputFolder : IDisposable
{
    private const string StagingName = ".gate-next";
    private const string JournalName = "shots.jsonl";
    private const string EvidenceFolder = "evidence";
    private const string RendersName = "renders";

    /// <summary>What a report is made of, in the order in which it is put in place.</summary>
    private static readonly IReadOnlyList<string> Parts = [JournalName, ShardNotes.FileName, EvidenceFolder, RendersName, .. ReportWriters.All.Select(writer => writer.FileName)];

    private readonly string _folder;
    private readonly string _staging;
    private readonly OutputClaim? _claim;
    private StreamWriter? _journal;
    private bool _hasShots;

    private OutputFolder(string folder, OutputClaim? claim)
    {
        _folder = folder;
        _staging = Path.Combine(folder, StagingName);
        _claim = claim;
    }

    /// <summary>Where this run keeps what it renders, until it has ended.</summary>
    internal string Renders => Path.Combine(_staging, RendersName);

    /// <summary>Where a run that was cut off has left what it rendered.</summary>
    internal static string RendersOf(string run) =>
        // A run that could still write its partial report has put it beside that; of one that was killed it stands where it was written.
        Directory.Exists(Path.Combine(run, StagingName, RendersName)) ? Path.Combine(run, StagingName, RendersName) : Path.Combine(run, RendersName);

    /// <summary>Whether a file is one of those that make up a run's folder: a stray one may lie beside them.</summary>
    /// <param name="run">Absolute.</param>
    /// <param name="file">Absolute.</param>
    internal static bool Owns(string run, string file)
    {
        var (folder, path) = (RealPath.Of(run), RealPath.Of(file));
        if (!RealPath.IsWithin(path, folder))
            return false;
        var name = Path.GetRelativePath(folder, path).Split(Path.DirectorySeparatorChar)[0];
        return name is "." or StagingName or OutputClaim.LockName || Parts.Contains(name.EndsWith(".next", StringComparison.Ordinal) ? name[..^".next".Length] : name);
    }

    /// <summary>Creates what is missing, takes the lock and begins the journal.</summary>
    /// <param name="folder">Absolute.</param>
    /// <param name="planDigest">Of the run.</param>
    /// <param name="isClaimed">The caller holds the lock, and goes on holding it.</param>
    /// <exception cref="GateException"><c>out-in-use</c> or <c>out-unwritable</c>.</exception>
    public static OutputFolder Open(string folder, string planDigest, bool isClaimed = false)
    {
        var opened = new OutputFolder(folder, isClaimed ? null : OutputClaim.Take(folder));
        Guard(folder, () =>
        {
            opened.SaveRenders();
            if (Directory.Exists(opened._staging))
                Directory.Delete(opened._staging, recursive: true);
            Directory.CreateDirectory(opened._staging);
            opened._journal = new StreamWriter(Path.Combine(opened._staging, JournalName), append: false, new UTF8Encoding(false)) { NewLine = "\n", AutoFlush = true };
            opened._journal.WriteLine(JsonSerializer.Serialize(new { schema = "gate-shots/1", plan = planDigest }));
            return true;
        });
        return opened;
    }

    /// <summary>Keeps a shot's pictures; null when there are none.</summary>
    public EvidenceFacts? Keep(string shotId, IReadOnlyList<EvidencePicture> pictures)
    {
        if (pictures.Count == 0)
            return null;
        var name = EvidenceName.Of(shotId);
        var folder = Path.Combine(_staging, EvidenceFolder, name);
        return Guard(folder, () =>
        {
            Directory.CreateDirectory(folder);
            foreach (var picture in pictures)
            {
                using var file = new FileStream(Path.Combine(folder, picture.Name), FileMode.Create, FileAccess.Write);
                file.Write(picture.Png.Span);
            }

            var noise = pictures.Where(picture => picture.Name.StartsWith("noise-", StringComparison.Ordinal)).Select(Path_).ToList();
            return new EvidenceFacts(Find("before.png"), Find("after.png"), Find("diff.png"), Find("thumbnail.png"), noise.Count == 0 ? null : noise);
        });

        string Path_(EvidencePicture picture) => $"{EvidenceFolder}/{name}/{picture.Name}";

        string? Find(string file) => pictures.FirstOrDefault(picture => picture.Name == file) is { } found ? Path_(found) : null;
    }

    /// <summary>Adds a judged shot to the journal.</summary>
    public void Append(ShotFacts shot) => Guard(Path.Combine(_staging, JournalName), () =>
    {
        _hasShots = true;
        _journal!.WriteLine(JsonSerializer.Serialize(shot, ReportJson.LineOptions));
        return true;
    });

    /// <summary>Keeps what the other parts of the run will need; it goes in place with the report.</summary>
    internal void KeepShard(ShardNotes notes) => Guard(Path.Combine(_staging, ShardNotes.FileName), () =>
    {
        File.WriteAllText(Path.Combine(_staging, ShardNotes.FileName), JsonSerializer.Serialize(notes, ReportJson.Options) + "\n");
        return true;
    });

    /// <summary>Writes every output and puts the new report in the old one's place.</summary>
    public void Publish(RunReport report) => Guard(_folder, () =>
    {
        _journal!.Dispose();
        foreach (var writer in ReportWriters.All)
        {
            using var file = new FileStream(Path.Combine(_staging, writer.FileName), FileMode.Create, FileAccess.Write);
            writer.Write(report, file);
            file.Flush(flushToDisk: true);
        }

        // Nothing is missing of a run that reached its end.
        if (report.Run.Complete)
            Remove(Renders);
        // The old report stops being one before its parts go, and the new one is one only when all its parts are there.
        foreach (var name in Parts.Reverse())
            Remove(Path.Combine(_folder, name));
        foreach (var name in Parts)
            Move(Path.Combine(_staging, name), Path.Combine(_folder, name));
        Directory.Delete(_staging, recursive: true);
        return true;
    });

    /// <summary>Does something that writes into this folder.</summary>
    /// <exception cref="GateException"><c>out-unwritable</c>.</exception>
    internal T Guarded<T>(Func<T> write) => Guard(_folder, write);

    /// <summary>Gives the folder free; what was not published stays in the staging folder, if there is anything.</summary>
    public void Dispose()
    {
        _journal?.Dispose();
        if (!_hasShots && !Directory.Exists(Renders))
            RemoveStaging();
        _claim?.Dispose();
    }

    private void RemoveStaging()
    {
        try
        {
            if (Directory.Exists(_staging))
                Directory.Delete(_staging, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The next run begins by removing it.
            return;
        }
    }

    // Of a run that was killed. Where that was itself a resumed one of the same things, each has some of them.
    private void SaveRenders()
    {
        var kept = Path.Combine(_folder, RendersName);
        if (!Directory.Exists(Renders))
            return;
        if (!Directory.Exists(kept) || !IsSameRun(Renders, kept))
        {
            Remove(kept);
            Directory.Move(Renders, kept);
            return;
        }

        foreach (var file in Directory.EnumerateFiles(Renders))
            File.Move(file, Path.Combine(kept, Path.GetFileName(file)), overwrite: true);
    }

    private static bool IsSameRun(string one, string other)
    {
        var (left, right) = (Path.Combine(one, Resume.KeptRenders.RunFile), Path.Combine(other, Resume.KeptRenders.RunFile));
        return File.Exists(left) && File.Exists(right) && File.ReadAllBytes(left).AsSpan().SequenceEqual(File.ReadAllBytes(right));
    }

    private static void Remove(string path)
    {
        if (Directory.Exists(path))
            Directory.Delete(path, recursive: true);
        else
            File.Delete(path);
    }

    private static void Move(string from, string to)
    {
        if (Directory.Exists(from))
            Directory.Move(from, to);
        else if (File.Exists(from))
            File.Move(from, to);
    }

    internal static T Guard<T>(string place, Func<T> write)
    {
        try
        {
            return write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new GateException("out-unwritable", $"the report cannot be written: {exception.Message.TrimEnd('.')}", exception)
            {
                Place = place,
                NextStep = "make room or give a folder that can be written with --out; an earlier report there is left as it was",
                Exit = GateExit.Incomplete,
            };
        }
    }
}

using Gate.Core.Report;

namespace Gate.Core.Run;

/// <summary>A run that is reported again, without a browser.</summary>
public static class RunAgain
{
    private static readonly string[] Records = ["report.json", "shots.jsonl"];

    /// <summary>The report, if its verdict is the one that its own shots and findings give.</summary>
    /// <exception cref="GateException"><c>run-inconsistent</c>: it was edited, or damaged.</exception>
    public static RunReport Judge(RunReport report, string folder)
    {
        var verdict = RunVerdict.Of(report.Run.Complete, report.Shots, report.Findings);
        var exit = report.Run.Complete ? RunVerdict.ExitOf(verdict) : GateExit.Cancelled;
        if (report.Verdict == verdict && report.ExitCode == (int)exit)
            return report;
        throw new GateException("run-inconsistent", $"report.json says {report.Verdict} with exit code {report.ExitCode}, its shots and findings say {verdict} with {(int)exit}")
        {
            Place = Path.Combine(folder, "report.json"),
            NextStep = "run gate check again; a report is not edited by hand",
            Exit = GateExit.Incomplete,
        };
    }

    /// <summary>Copies what the outputs refer to into another folder, under the rules for <c>--out</c>.</summary>
    /// <returns>The folder, absolute.</returns>
    /// <exception cref="GateException">The folder may not be written, or the evidence holds a link.</exception>
    public static string Copy(string run, string target, string workingDirectory)
    {
        var folder = OutRules.Check(target, [], workingDirectory);
        if (RealPath.Of(folder) == RealPath.Of(Path.GetFullPath(run, workingDirectory)))
            return folder;
        return Writing(folder, () =>
        {
            Directory.CreateDirectory(folder);
            var old = Path.Combine(folder, "evidence");
            if (Directory.Exists(old))
                Directory.Delete(old, recursive: true);
            foreach (var name in Records.Where(name => File.Exists(Path.Combine(run, name))))
                File.Copy(Path.Combine(run, name), Path.Combine(folder, name), overwrite: true);
            CopyEvidence(new DirectoryInfo(Path.Combine(run, "evidence")), old);
            return folder;
        });
    }

    /// <summary>Copies the evidence and the journals of all parts of a run into one folder, under the rules for <c>--out</c>.</summary>
    /// <returns>The folder, absolute.</returns>
    /// <exception cref="GateException">The folder may not be written or is one of the parts, or evidence holds a link.</exception>
    public static string CopyParts(IReadOnlyList<string> runs, string target, string workingDirectory)
    {
        var folder = OutRules.Check(target, [], workingDirectory);
        if (runs.FirstOrDefault(run => RealPath.Of(folder) == RealPath.Of(Path.GetFullPath(run, workingDirectory))) is { } same)
            throw new GateException("out-is-part", $"the report of all parts cannot lie where a part of it lies: {same}") { Place = "--out", NextStep = "give another folder with --out" };
        return Writing(folder, () =>
        {
            Directory.CreateDirectory(folder);
            var evidence = Path.Combine(folder, "evidence");
            if (Directory.Exists(evidence))
                Directory.Delete(evidence, recursive: true);
            foreach (var run in runs)
                CopyEvidence(new DirectoryInfo(Path.Combine(run, "evidence")), evidence);
            // The first line of a journal names the plan, which is the same for all.
            var journals = runs.Select(run => Path.Combine(run, "shots.jsonl")).Where(File.Exists).ToList();
            File.WriteAllLines(Path.Combine(folder, "shots.jsonl"), journals.SelectMany((journal, index) => File.ReadLines(journal).Skip(index == 0 ? 0 : 1)));
            return folder;
        });
    }

    /// <summary>Writes every output anew.</summary>
    public static void Write(RunReport report, string folder) => Writing(folder, () =>
    {
        foreach (var writer in ReportWriters.All)
        {
            // Beside, then in place: an output is never half of the old and half of the new one.
            var next = Path.Combine(folder, $"{writer.FileName}.next");
            using (var file = new FileStream(next, FileMode.Create, FileAccess.Write))
                writer.Write(report, file);
            File.Move(next, Path.Combine(folder, writer.FileName), overwrite: true);
        }

        return folder;
    });

    /// <summary>Where a report in one file may be written: over nothing that it is made of.</summary>
    /// <param name="typed">As typed.</param>
    /// <param name="runs">The folders of the runs that are read or written.</param>
    /// <param name="ledger">The file of decisions.</param>
    /// <param name="workingDirectory">Relative paths start here.</param>
    /// <returns>The file, absolute.</returns>
    /// <exception cref="GateException"><c>out-is-input</c>.</exception>
    public static string FileOutside(string typed, IEnumerable<string> runs, string ledger, string workingDirectory)
    {
        var file = Path.GetFullPath(typed, workingDirectory);
        return runs.Any(run => OutputFolder.Owns(Path.GetFullPath(run, workingDirectory), file)) || RealPath.Of(file) == RealPath.Of(ledger)
            ? throw new GateException("out-is-input", $"\"{typed}\" is a file of the run itself, or its ledger") { Place = "--single-file", NextStep = "give another file" }
            : file;
    }

    /// <summary>Writes one file, whole or not at all.</summary>
    /// <exception cref="GateException">It cannot be written.</exception>
    public static void WriteFile(string path, string text) => Writing(path, () =>
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText($"{path}.next", text);
        File.Move($"{path}.next", path, overwrite: true);
        return path;
    });

    private static void CopyEvidence(DirectoryInfo from, string to)
    {
        if (!from.Exists)
            return;
        Directory.CreateDirectory(to);
        foreach (var item in from.EnumerateFileSystemInfos())
        {
            // A run that came from elsewhere must not make this machine copy other files of its own.
            if (item.LinkTarget is not null)
                throw new GateException("run-holds-link", $"the evidence holds a link: {item.Name}") { Place = from.FullName, NextStep = "run gate check again", Exit = GateExit.Incomplete };
            if (item is DirectoryInfo folder)
                CopyEvidence(folder, Path.Combine(to, item.Name));
            else
                File.Copy(item.FullName, Path.Combine(to, item.Name));
        }
    }

    private static T Writing<T>(string folder, Func<T> write)
    {
        try
        {
            return write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new GateException("out-unwritable", $"the report cannot be written: {exception.Message.TrimEnd('.')}", exception)
            {
                Place = folder,
                NextStep = "make room, or give a folder that can be written with --out",
                Exit = GateExit.Incomplete,
            };
        }
    }
}

using System.Diagnostics;
using System.Globalization;

namespace Gate.Tests.Fault.Injected;

/// <summary>The processes below this one, as Linux tells of them.</summary>
internal static class FaultProcesses
{
    /// <summary>The driver of each renderer that this process has started.</summary>
    public static IReadOnlyList<int> Drivers() => [.. Parents().Where(process => process.Value == Environment.ProcessId).Select(process => process.Key).Where(id => CommandLine(id).Contains("run-driver", StringComparison.Ordinal))];

    /// <summary>The browsers that this process has started, the processes below them left out.</summary>
    public static IReadOnlyList<int> Browsers() => Browsers(Environment.ProcessId);

    /// <summary>The same of another gate.</summary>
    public static IReadOnlyList<int> Browsers(int gate)
    {
        var parents = Parents();
        var all = Support.Leftovers.ProcessesOf(gate).Select(folder => int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture)).ToHashSet();
        return [.. all.Where(id => !parents.TryGetValue(id, out var parent) || !all.Contains(parent))];
    }

    /// <summary>The processes in which pages of the browsers live.</summary>
    public static IReadOnlyList<int> RenderersOf(IReadOnlyList<int> browsers)
    {
        var parents = Parents();
        return [.. parents.Keys.Where(id => CommandLine(id).Contains("--type=renderer", StringComparison.Ordinal) && IsBelow(id))];

        bool IsBelow(int id)
        {
            for (; parents.TryGetValue(id, out var parent); id = parent)
            {
                if (browsers.Contains(parent))
                    return true;
            }

            return false;
        }
    }

    public static void Kill(IReadOnlyList<int> ids) => Send("KILL", ids);

    /// <summary>As memory that is not theirs does.</summary>
    public static void Crash(IReadOnlyList<int> ids) => Send("SEGV", ids);

    /// <summary>Asks a process to end.</summary>
    public static void End(int id) => Send("TERM", [id]);

    /// <summary>They are there, and do nothing any more.</summary>
    public static void Stop(IReadOnlyList<int> ids) => Send("STOP", ids);

    private static void Send(string signal, IReadOnlyList<int> ids)
    {
        if (ids.Count == 0)
            return;
        using var kill = Process.Start("kill", ["-s", signal, .. ids.Select(id => id.ToString(CultureInfo.InvariantCulture))]);
        kill.WaitForExit();
    }

    private static Dictionary<int, int> Parents()
    {
        var parents = new Dictionary<int, int>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && ReadOrEmpty($"{folder}/stat") is { Length: > 0 } stat)
                parents[id] = int.Parse(stat[(stat.LastIndexOf(')') + 4)..].Split(' ')[0], CultureInfo.InvariantCulture);
        }

        return parents;
    }

    private static string CommandLine(int id) => ReadOrEmpty($"/proc/{id}/cmdline");

    private static string ReadOrEmpty(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The process ended meanwhile.
            return "";
        }
    }
}

using System.Globalization;

namespace Gate.Harness.Browsers;

/// <summary>What the processes of a browser take of the machine's memory, as Linux tells it.</summary>
internal static class BrowserMemory
{
    private const string Processes = "/proc";

    // Pages of files are shared with every other browser, and given back when memory is short.
    private static readonly string[] Own = ["RssAnon:", "RssShmem:"];

    /// <summary>Bytes of each browser with all that is below it; nothing where the system does not tell.</summary>
    public static IReadOnlyDictionary<int, long> Read(IReadOnlyCollection<int> browsers)
    {
        var sums = new Dictionary<int, long>();
        if (!OperatingSystem.IsLinux() || browsers.Count == 0)
            return sums;
        var parents = new Dictionary<int, int>();
        foreach (var folder in Directory.EnumerateDirectories(Processes))
        {
            if (int.TryParse(Path.GetFileName(folder.AsSpan()), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && Parent(ReadText($"{folder}/stat")) is { } parent)
                parents[id] = parent;
        }

        foreach (var id in parents.Keys)
        {
            if (BrowserOf(id, browsers, parents) is { } browser)
                sums[browser] = sums.GetValueOrDefault(browser) + Bytes(ReadText($"{Processes}/{id}/status"));
        }

        return sums;
    }

    private static int? BrowserOf(int id, IReadOnlyCollection<int> browsers, Dictionary<int, int> parents)
    {
        // A parent that has ended meanwhile, and whose number was given anew, could make a circle.
        for (var steps = 0; steps < 16; steps++)
        {
            if (browsers.Contains(id))
                return id;
            if (!parents.TryGetValue(id, out id))
                return null;
        }

        return null;
    }

    // pid (name) state ppid …, and the name may hold anything.
    private static int? Parent(string stat)
    {
        var end = stat.LastIndexOf(')');
        return end >= 0 && stat[(end + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, var parent, ..] && int.TryParse(parent, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
    }

    private static long Bytes(string status) => status.Split('\n')
        .Where(line => Array.Exists(Own, name => line.StartsWith(name, StringComparison.Ordinal)))
        .Sum(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is [_, var kilobytes, ..] && long.TryParse(kilobytes, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count << 10 : 0);

    private static string ReadText(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It ended meanwhile, or is not ours.
            return "";
        }
    }
}

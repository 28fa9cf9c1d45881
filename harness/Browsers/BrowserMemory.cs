using System.Globalization;

namespace Gate.Harness.Browsers;

/// <summary>What the processes of a browser take of the machine's memory, as Linux tells it. Looks at one time.</summary>
internal sealed class BrowserMemory
{
    private const string Processes = "/proc";

    // Pages of files are shared with every other browser, and given back when memory is short.
    private static readonly string[] Own = ["RssAnon:", "RssShmem:"];

    // Whose child a process is does not change while both live: on a machine with some hundred of them each is asked once.
    private readonly Dictionary<int, int> _parents = [];

    /// <summary>Bytes of each browser with all that is below it; nothing where the system does not tell.</summary>
    public IReadOnlyDictionary<int, long> Read(IReadOnlyCollection<int> browsers)
    {
        var sums = new Dictionary<int, long>();
        if (!OperatingSystem.IsLinux() || browsers.Count == 0)
            return sums;
        Look();
        foreach (var id in _parents.Keys)
        {
            if (BrowserOf(id, browsers, _parents) is { } browser)
                sums[browser] = sums.GetValueOrDefault(browser) + Bytes(ReadText($"{Processes}/{id}/status"));
        }

        return sums;
    }

    private void Look()
    {
        var there = new HashSet<int>();
        foreach (var folder in Directory.EnumerateDirectories(Processes))
        {
            if (int.TryParse(Path.GetFileName(folder.AsSpan()), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
                there.Add(id);
        }

        foreach (var gone in _parents.Keys.Where(id => !there.Contains(id)).ToList())
            _parents.Remove(gone);
        foreach (var id in there.Where(id => !_parents.ContainsKey(id)))
        {
            if (Parent(ReadText($"{Processes}/{id}/stat")) is { } parent)
                _parents[id] = parent;
        }
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

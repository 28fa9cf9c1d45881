using System.Globalization;

namespace Gate.Benchmarks.Sites;

/// <summary>
/// Follows a process and its descendants through <c>/proc</c>. A process once seen stays in the tree when its parent is gone. What
/// a process does between the last look and its end is missed: some hundredths of a second each, for every contestant alike.
/// </summary>
internal sealed class ProcessTree(int root)
{
    // sysconf(_SC_CLK_TCK) is 100 on every Linux that .NET runs on.
    private const double TicksPerSecond = 100;

    // Process ids come round again: the start time tells two of them apart.
    private readonly Dictionary<(int Id, ulong Start), double> seconds = [];
    private readonly HashSet<(int Id, ulong Start)> members = [];

    public TimeSpan Cpu => TimeSpan.FromSeconds(seconds.Values.Sum());

    /// <summary>Looks at all of them; the answer is the tree as it is now.</summary>
    public IReadOnlyList<int> Look()
    {
        List<(int Id, int Parent, ulong Start, double Seconds)> all = [.. Directory.EnumerateDirectories("/proc").Select(Read).OfType<(int, int, ulong, double)>()];
        HashSet<int> ids = [root, .. all.Where(process => members.Contains((process.Id, process.Start))).Select(process => process.Id)];
        for (bool grew = true; grew;)
        {
            grew = false;
            foreach ((int id, int parent, _, _) in all)
                grew |= ids.Contains(parent) && ids.Add(id);
        }

        foreach ((int id, _, ulong start, double used) in all.Where(process => ids.Contains(process.Id)))
        {
            members.Add((id, start));
            seconds[(id, start)] = used;
        }

        return [.. all.Select(process => process.Id).Where(ids.Contains)];
    }

    /// <summary>Proportional set size in bytes.</summary>
    public static long Memory(IEnumerable<int> ids) => ids.Sum(id =>
        Text($"/proc/{id}/smaps_rollup")?.Split('\n').FirstOrDefault(line => line.StartsWith("Pss:", StringComparison.Ordinal)) is { } line
            ? long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024
            : 0);

    // Fields after the command's name, which may hold anything: state, parent (4th of all), ... utime (14th), stime (15th), ... starttime (22nd).
    private static (int Id, int Parent, ulong Start, double Seconds)? Read(string folder)
    {
        if (!int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out int id) || Text(Path.Combine(folder, "stat")) is not { } text)
            return null;
        string[] fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        double ticks = double.Parse(fields[11], CultureInfo.InvariantCulture) + double.Parse(fields[12], CultureInfo.InvariantCulture);
        return (id, int.Parse(fields[1], CultureInfo.InvariantCulture), ulong.Parse(fields[19], CultureInfo.InvariantCulture), ticks / TicksPerSecond);
    }

    // A process may end while it is looked at.
    private static string? Text(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}

using System.Globalization;

namespace Gate.Harness.Machine;

/// <summary>How much memory this process and its browsers may take together.</summary>
/// <param name="Bytes">The smallest limit that holds.</param>
/// <param name="Source">Whose limit it is, for people.</param>
internal sealed record MemoryLimit(long Bytes, string Source)
{
    /// <summary>The machine's memory, or a control group's limit where that is smaller.</summary>
    public static MemoryLimit Read() =>
        OperatingSystem.IsLinux() ? Read("/") : new MemoryLimit(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes, "of the machine");

    internal static MemoryLimit Read(string root)
    {
        long machine = Machine(Path.Combine(root, "proc/meminfo"));
        long group = ControlGroups(root).Select(Number).Append(long.MaxValue).Min();
        return group < machine ? new MemoryLimit(group, "limit of the control group") : new MemoryLimit(machine, "of the machine");
    }

    // "MemTotal:       24683668 kB"
    private static long Machine(string meminfo)
    {
        string[] words = File.ReadLines(meminfo).First(line => line.StartsWith("MemTotal:", StringComparison.Ordinal))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return long.Parse(words[1], CultureInfo.InvariantCulture) * 1024;
    }

    // Version 2 has one line "0::/path" and a limit at every level up; version 1 has "N:memory:/path" under a tree of its own.
    // Inside a container the path may name the host's tree: the limit then stands at the top of what is mounted.
    private static IEnumerable<string> ControlGroups(string root)
    {
        string own = Path.Combine(root, "proc/self/cgroup");
        if (!File.Exists(own))
            yield break;
        foreach (string line in File.ReadAllLines(own))
        {
            string[] parts = line.Split(':', 3);
            if (parts.Length < 3 || (parts[1] != "memory" && parts[0] != "0"))
                continue;
            string tree = Path.Combine(root, parts[1] == "memory" ? "sys/fs/cgroup/memory" : "sys/fs/cgroup");
            string file = parts[1] == "memory" ? "memory.limit_in_bytes" : "memory.max";
            for (string group = parts[2]; ; group = Path.GetDirectoryName(group)!)
            {
                yield return Path.Combine(tree, group.TrimStart('/'), file);
                if (group.Length <= 1)
                    break;
            }
        }
    }

    // "max" and absent files set no limit.
    private static long Number(string file) =>
        File.Exists(file) && long.TryParse(File.ReadAllText(file).Trim(), CultureInfo.InvariantCulture, out long bytes) ? bytes : long.MaxValue;
}
